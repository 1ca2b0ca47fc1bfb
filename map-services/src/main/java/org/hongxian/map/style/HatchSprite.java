package org.hongxian.map.style;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.hongxian.map.style.LayerStyle.Hatch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pictures a {@link MapLibreStyle} fills hatched areas with: one repeatable piece of every hatch of a layer, in a row, and the index
 * that says where each of them is. Hatches lie as in the browser and in the descriptors.
 */
public final class HatchSprite {

    /** Of what has no hatch among what has one. */
    static final String NONE = "none";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Piece> pieces;
    private final int pixelRatio;

    /** @param side whole pixels at ratio 1, so that the piece repeats without a seam */
    private record Piece(String name, Hatch hatch, String colour, int side) {}

    private HatchSprite(List<Piece> pieces, int pixelRatio) {
        this.pieces = pieces;
        this.pixelRatio = pixelRatio;
    }

    /** @param pixelRatio pixels of the picture for a pixel of the standardised screen, 1 or more */
    public static HatchSprite of(LayerStyle style, int pixelRatio) {
        if (pixelRatio < 1) {
            throw new IllegalArgumentException("pixel ratio " + pixelRatio);
        }
        Set<Piece> pieces = new LinkedHashSet<>();
        style.symbols().forEach(symbol -> {
            Hatch hatch = symbol.hatch();
            String colour = symbol.stroke();
            if (hatch != null && colour != null) {
                pieces.add(new Piece(name(symbol), hatch, colour, side(hatch)));
            }
        });
        return new HatchSprite(List.copyOf(pieces), pixelRatio);
    }

    /** The picture of a look. */
    static String name(Symbol symbol) {
        Hatch hatch = symbol.hatch();
        return hatch == null || symbol.stroke() == null
                ? NONE
                : "hatch-%.0f-%.2f-%.2f-%s"
                        .formatted(
                                hatch.angleDegrees(),
                                hatch.spacingMillimetres(),
                                hatch.widthMillimetres(),
                                symbol.stroke().substring(1));
    }

    private static int side(Hatch hatch) {
        double across = isSlanting(hatch) ? Math.sqrt(2) : 1;
        return (int) Math.round(ScreenLengths.pixels(hatch.spacingMillimetres()) * across);
    }

    private static boolean isSlanting(Hatch hatch) {
        return hatch.angleDegrees() % 90 != 0;
    }

    /** Name, place and size of every picture, as the sprite specification of MapLibre has it. */
    public String index() {
        ObjectNode index = JSON.createObjectNode();
        index.set(NONE, place(0, 1));
        int left = 1;
        for (Piece piece : pieces) {
            index.set(piece.name(), place(left, piece.side()));
            left += piece.side();
        }
        return index.toString();
    }

    private ObjectNode place(int left, int side) {
        return JSON.createObjectNode()
                .put("x", left * pixelRatio)
                .put("y", 0)
                .put("width", side * pixelRatio)
                .put("height", side * pixelRatio)
                .put("pixelRatio", pixelRatio);
    }

    /** The pictures themselves, with transparent ground. */
    public byte[] png() {
        int width = 1 + pieces.stream().mapToInt(Piece::side).sum();
        int height = pieces.stream().mapToInt(Piece::side).max().orElse(1);
        var picture = new BufferedImage(width * pixelRatio, height * pixelRatio, BufferedImage.TYPE_INT_ARGB);
        int left = 1;
        for (Piece piece : pieces) {
            Graphics2D pen = (Graphics2D) picture.createGraphics()
                    .create(left * pixelRatio, 0, piece.side() * pixelRatio, piece.side() * pixelRatio);
            pen.scale(pixelRatio, pixelRatio);
            draw(piece, pen);
            pen.dispose();
            left += piece.side();
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    /** Lines go on over the edge, so that neighbouring pieces meet. */
    private static void draw(Piece piece, Graphics2D pen) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.decode(piece.colour()));
        pen.setStroke(
                new BasicStroke((float) ScreenLengths.lineWidth(piece.hatch().widthMillimetres())));
        double side = piece.side();
        double angle = piece.hatch().angleDegrees() % 180;
        if (isSlanting(piece.hatch())) {
            for (double shift : new double[] {-side, 0, side}) {
                boolean rising = angle < 90;
                pen.draw(new Line2D.Double(
                        shift - side, rising ? 2 * side : -side, shift + 2 * side, rising ? -side : 2 * side));
            }
        } else if (angle == 0) {
            pen.draw(new Line2D.Double(-side, side / 2, 2 * side, side / 2));
        } else {
            pen.draw(new Line2D.Double(side / 2, -side, side / 2, 2 * side));
        }
    }
}
