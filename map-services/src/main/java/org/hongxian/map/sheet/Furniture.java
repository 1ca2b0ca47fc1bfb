package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** What surrounds the map: frame, coordinate ticks, north arrow, scale bar, location inset. */
final class Furniture {

    private static final String INK = "#000000";
    private static final double NOTE = 1.9;
    private static final double NOTE_LINE = 2.8;
    private static final double COORDINATE = 1.9;
    private static final double TITLE = 6.2;
    private static final double SUBTITLE = 3.4;

    private final Canvas canvas;
    private final SheetLayout layout;
    private final GroundToPaper place;
    private final double k;

    Furniture(Canvas canvas, GroundToPaper place) {
        this.canvas = canvas;
        this.place = place;
        this.layout = place.layout();
        this.k = layout.sizes().furniture();
    }

    /** Narrower where a long one would leave the sheet. */
    void drawTitle(String title, String subtitle) throws IOException {
        double larger = layout.sizes().title();
        double width = layout.widthMillimetres() - 2 * layout.block().bottom();
        double size = fitting(title, TITLE * larger, width);
        double middle = layout.widthMillimetres() / 2;
        double top = layout.heightMillimetres();
        canvas.brush(INK);
        canvas.textCentred(title, middle, top - 15 * larger, size);
        canvas.textCentred(
                subtitle, middle, top - 22 * larger, fitting(subtitle, Math.min(SUBTITLE * larger, size), width));
    }

    private double fitting(String text, double size, double width) {
        return Math.min(size, size * width / Math.max(canvas.width(text, size), 1e-6));
    }

    void drawFrame() throws IOException {
        SheetLayout.Box frame = layout.frame();
        double border = layout.border();
        canvas.pen(INK, 0.15 * k);
        canvas.rectangle(frame);
        canvas.pen(INK, 0.6 * k);
        canvas.rectangle(new SheetLayout.Box(
                frame.left() - border,
                frame.bottom() - border,
                frame.width() + 2 * border,
                frame.height() + 2 * border));
        drawGrid();
    }

    /** Every ten centimetres on paper, five on a small one; labels are the full coordinates in metres. */
    private void drawGrid() throws IOException {
        double step = layout.scale() / (layout.frame().width() < 200 ? 20.0 : 10.0);
        Envelope ground = place.ground();
        SheetLayout.Box frame = layout.frame();
        double border = layout.border();
        double tick = 1.5 * k;
        double clear = 9 * k;
        canvas.pen(INK, 0.12 * k);
        canvas.brush(INK);
        for (double easting = Math.ceil(ground.getMinX() / step) * step; easting < ground.getMaxX(); easting += step) {
            double x = place.x(easting);
            canvas.line(x, frame.bottom() - border, x, frame.bottom() + tick);
            canvas.line(x, frame.top() - tick, x, frame.top() + border);
            if (x - frame.left() > clear && frame.right() - x > clear) {
                String label = label(easting);
                canvas.text(label, x + 0.6 * k, frame.bottom() - 3.1 * k, COORDINATE * k);
                canvas.text(label, x + 0.6 * k, frame.top() + 1.2 * k, COORDINATE * k);
            }
            for (double northing = Math.ceil(ground.getMinY() / step) * step;
                    northing < ground.getMaxY();
                    northing += step) {
                double y = place.y(northing);
                canvas.line(x - tick, y, x + tick, y);
                canvas.line(x, y - tick, x, y + tick);
            }
        }
        for (double northing = Math.ceil(ground.getMinY() / step) * step;
                northing < ground.getMaxY();
                northing += step) {
            double y = place.y(northing);
            canvas.line(frame.left() - border, y, frame.left() + tick, y);
            canvas.line(frame.right() - tick, y, frame.right() + border, y);
            if (y - frame.bottom() > clear && frame.top() - y > 12 * k) {
                String label = label(northing);
                canvas.text(label, frame.left() - 1.3 * k, y + 0.6 * k, COORDINATE * k, 90);
                canvas.text(label, frame.right() + 3.1 * k, y + 0.6 * k, COORDINATE * k, 90);
            }
        }
    }

    private static String label(double metres) {
        return String.valueOf(Math.round(metres));
    }

    void drawNorthArrow() throws IOException {
        double x = layout.frame().right() - 10 * k;
        double top = layout.frame().top() - 9 * k;
        var box = new SheetLayout.Box(x - 6 * k, top - 16 * k, 12 * k, 23 * k);
        canvas.brush("#ffffff");
        canvas.fill(box);
        canvas.pen(INK, 0.2 * k);
        canvas.rectangle(box);
        canvas.triangle(x, top, x - 3 * k, top - 13 * k, x, top - 9.5 * k, INK);
        canvas.triangle(x, top, x + 3 * k, top - 13 * k, x, top - 9.5 * k, "#ffffff");
        canvas.brush(INK);
        canvas.textCentred("北", x, top + 1.6 * k, 3.6 * k);
    }

    Envelope northArrowBox() {
        double x = layout.frame().right() - 10 * k;
        double top = layout.frame().top() - 9 * k;
        return new Envelope(x - 7 * k, x + 7 * k, top - 17 * k, top + 8 * k);
    }

    /** Four parts, each a one, two or five with noughts on the ground and at most 12.5 mm on an A4 sheet. */
    void drawScaleBar(double middle, double bottom) throws IOException {
        double part = roundBelow(12.5 * k * layout.scale() / 1000);
        double width = part * 1000 / layout.scale();
        double left = middle - 2 * width;
        canvas.pen(INK, 0.15 * k);
        for (int i = 0; i < 4; i++) {
            SheetLayout.Box box = new SheetLayout.Box(left + i * width, bottom, width, 1.3 * k);
            canvas.brush(i % 2 == 0 ? INK : "#ffffff");
            canvas.fill(box);
            canvas.rectangle(box);
        }
        canvas.brush(INK);
        for (int i = 0; i <= 4; i += 2) {
            canvas.textCentred(i == 0 ? "0" : distance(i * part), left + i * width, bottom + 2 * k, NOTE * k);
        }
    }

    private static double roundBelow(double metres) {
        double noughts = Math.pow(10, Math.floor(Math.log10(metres)));
        double ones = metres / noughts;
        return noughts * (ones >= 5 ? 5 : ones >= 2 ? 2 : 1);
    }

    private static String distance(double metres) {
        return metres >= 1000 && metres % 1000 == 0 ? Math.round(metres / 1000) + " km" : Math.round(metres) + " m";
    }

    /** The county outlines and where in them the red line lies; below, what is to be noted about the sheet. */
    void drawLocation(List<Geometry> outlines, Envelope redLine, String title, List<String> notes) throws IOException {
        Envelope all = new Envelope(redLine);
        outlines.forEach(outline -> all.expandToInclude(outline.getEnvelopeInternal()));
        Inset inset = drawInset(all, title, notes);
        for (Geometry outline : outlines) {
            Geometry drawn = org.locationtech.jts.simplify.TopologyPreservingSimplifier.simplify(
                    inset.toBox().transform(outline), 0.05);
            canvas.pen("#5a5a5a", 0.15 * k);
            canvas.brush("#f0f0f0");
            canvas.area(drawn, "#f0f0f0", "#5a5a5a");
        }
        SheetLayout.Box at = inset.box(redLine);
        double x = at.left() + at.width() / 2;
        double y = at.bottom() + at.height() / 2;
        canvas.pen("#e60012", 0.25 * k);
        canvas.circle(x, y, 1.6 * k, "#ffffff");
        canvas.circle(x, y, 0.5 * k, "#e60012");
    }

    /** Where ground lies in the small map. */
    record Inset(AffineTransformation toBox) {

        SheetLayout.Box box(Envelope ground) {
            Coordinate low = toBox.transform(new Coordinate(ground.getMinX(), ground.getMinY()), new Coordinate());
            Coordinate high = toBox.transform(new Coordinate(ground.getMaxX(), ground.getMaxY()), new Coordinate());
            return new SheetLayout.Box(low.x, low.y, high.x - low.x, high.y - low.y);
        }
    }

    /** The box of the small map with its title and the notes below. */
    Inset drawInset(Envelope all, String title, List<String> notes) throws IOException {
        SheetLayout.Box box = layout.location();
        canvas.pen(INK, 0.15 * k);
        canvas.rectangle(box);
        canvas.brush(INK);
        canvas.textCentred(title, box.left() + box.width() / 2, box.top() - 4.4 * k, 2.6 * k);
        double inner = 3 * k;
        double noted = drawNotes(notes, box, inner / 2);
        double height = box.height() - 7 * k - inner - noted;
        double scale = Math.min((box.width() - 2 * inner) / all.getWidth(), height / all.getHeight());
        double left = box.left() + box.width() / 2 - all.centre().x * scale;
        double bottom = box.bottom() + noted + inner + height / 2 - all.centre().y * scale;
        return new Inset(new AffineTransformation(scale, 0, left, 0, scale, bottom));
    }

    /** From the bottom of the box upwards, so that the last note stands on the bottom line. */
    private double drawNotes(List<String> notes, SheetLayout.Box box, double inner) throws IOException {
        List<String> lines = notes.stream()
                .flatMap(note -> canvas.lines(note, NOTE * k, box.width() - 2 * inner).stream())
                .toList();
        double y = box.bottom() + inner;
        for (int i = lines.size() - 1; i >= 0; i--) {
            canvas.text(lines.get(i), box.left() + inner, y, NOTE * k);
            y += NOTE_LINE * k;
        }
        return lines.size() * NOTE_LINE * k;
    }
}
