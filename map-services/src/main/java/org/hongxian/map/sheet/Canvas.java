package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.hongxian.map.style.LabelLook;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Draws on one page in millimetres; text sizes are millimetres of character height. */
final class Canvas {

    private static final double POINTS = 72 / 25.4;

    private final PDPageContentStream content;
    private final PDFont font;
    private final PdfFont glyphs;

    Canvas(PDPageContentStream content, PDFont font, PdfFont glyphs) {
        this.content = content;
        this.font = font;
        this.glyphs = glyphs;
    }

    static float points(double millimetres) {
        return (float) (millimetres * POINTS);
    }

    void save() throws IOException {
        content.saveGraphicsState();
    }

    void restore() throws IOException {
        content.restoreGraphicsState();
    }

    /** Of everything drawn until the state is restored. */
    void opacity(double opacity) throws IOException {
        var state = new PDExtendedGraphicsState();
        state.setNonStrokingAlphaConstant((float) opacity);
        state.setStrokingAlphaConstant((float) opacity);
        content.setGraphicsStateParameters(state);
    }

    void pen(String colour, double millimetres, List<Double> dash) throws IOException {
        float[] rgb = rgb(colour);
        content.setStrokingColor(rgb[0], rgb[1], rgb[2]);
        content.setLineWidth(points(millimetres));
        float[] pattern = new float[dash.size()];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = points(dash.get(i));
        }
        content.setLineDashPattern(pattern, 0);
    }

    void pen(String colour, double millimetres) throws IOException {
        pen(colour, millimetres, List.of());
    }

    void brush(String colour) throws IOException {
        float[] rgb = rgb(colour);
        content.setNonStrokingColor(rgb[0], rgb[1], rgb[2]);
    }

    private static float[] rgb(String colour) {
        int value = Integer.parseInt(colour.substring(1), 16);
        return new float[] {(value >> 16 & 255) / 255f, (value >> 8 & 255) / 255f, (value & 255) / 255f};
    }

    void line(double x1, double y1, double x2, double y2) throws IOException {
        content.moveTo(points(x1), points(y1));
        content.lineTo(points(x2), points(y2));
        content.stroke();
    }

    void rectangle(SheetLayout.Box box) throws IOException {
        addBox(box);
        content.stroke();
    }

    void fill(SheetLayout.Box box) throws IOException {
        addBox(box);
        content.fill();
    }

    void clip(SheetLayout.Box box) throws IOException {
        addBox(box);
        content.clip();
    }

    private void addBox(SheetLayout.Box box) throws IOException {
        content.addRect(points(box.left()), points(box.bottom()), points(box.width()), points(box.height()));
    }

    /** Draws an area already in millimetres on the page. */
    void area(Geometry area, @Nullable String fill, @Nullable String stroke) throws IOException {
        if (fill == null && stroke == null) {
            return;
        }
        addPath(area);
        if (fill != null && stroke != null) {
            content.fillAndStrokeEvenOdd();
        } else if (fill != null) {
            content.fillEvenOdd();
        } else {
            content.stroke();
        }
    }

    void clip(Geometry area) throws IOException {
        addPath(area);
        content.clipEvenOdd();
    }

    private void addPath(Geometry area) throws IOException {
        for (int i = 0; i < area.getNumGeometries(); i++) {
            if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                addRing(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    addRing(polygon.getInteriorRingN(hole));
                }
            }
        }
    }

    private void addRing(LineString ring) throws IOException {
        CoordinateSequence points = ring.getCoordinateSequence();
        content.moveTo(points(points.getX(0)), points(points.getY(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            content.lineTo(points(points.getX(i)), points(points.getY(i)));
        }
        content.closePath();
    }

    void circle(double x, double y, double radius, @Nullable String fill) throws IOException {
        double k = 0.5522847 * radius;
        content.moveTo(points(x + radius), points(y));
        curve(x + radius, y + k, x + k, y + radius, x, y + radius);
        curve(x - k, y + radius, x - radius, y + k, x - radius, y);
        curve(x - radius, y - k, x - k, y - radius, x, y - radius);
        curve(x + k, y - radius, x + radius, y - k, x + radius, y);
        content.closePath();
        if (fill == null) {
            content.stroke();
        } else {
            brush(fill);
            content.fillAndStroke();
        }
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
        content.curveTo(points(x1), points(y1), points(x2), points(y2), points(x3), points(y3));
    }

    void triangle(double x1, double y1, double x2, double y2, double x3, double y3, String fill) throws IOException {
        content.moveTo(points(x1), points(y1));
        content.lineTo(points(x2), points(y2));
        content.lineTo(points(x3), points(y3));
        content.closePath();
        brush(fill);
        content.fillAndStroke();
    }

    double width(String text, double size) {
        try {
            return font.getStringWidth(glyphs.drawable(text)) / 1000 * size;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Text starting at a point of its baseline. */
    void text(String text, double x, double y, double size) throws IOException {
        text(text, x, y, size, 0);
    }

    void textCentred(String text, double x, double y, double size) throws IOException {
        text(text, x - width(text, size) / 2, y, size);
    }

    void textRight(String text, double x, double y, double size) throws IOException {
        text(text, x - width(text, size), y, size);
    }

    /** Text set narrower in size when it would not fit the width. */
    void textWithin(String text, double x, double y, double size, double width) throws IOException {
        double natural = width(text, size);
        text(text, x, y, natural > width ? size * width / natural : size);
    }

    /** A text cut into lines that fit the width, between any two characters, as Chinese is. */
    List<String> lines(String text, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            if (line.length() > 0 && width(line.toString() + Character.toString(character), size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.appendCodePoint(character);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    void text(String text, double x, double y, double size, double degrees) throws IOException {
        content.beginText();
        content.setFont(font, points(size));
        content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), points(x), points(y)));
        content.showText(glyphs.drawable(text));
        content.endText();
    }

    /** Text within the rim of its look, legible over any colour; the size is the one given, the rim its share of that. */
    void textWithHalo(String text, double x, double y, double size, LabelLook look) throws IOException {
        save();
        content.setRenderingMode(org.apache.pdfbox.pdmodel.graphics.state.RenderingMode.STROKE);
        pen(look.haloColour(), 2 * size * look.haloMillimetres() / look.millimetres());
        content.setLineJoinStyle(1);
        text(text, x, y, size);
        restore();
        brush(look.colour());
        text(text, x, y, size);
    }
}
