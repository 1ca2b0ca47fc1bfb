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

    private final Canvas canvas;
    private final SheetLayout layout;
    private final GroundToPaper place;

    Furniture(Canvas canvas, GroundToPaper place) {
        this.canvas = canvas;
        this.place = place;
        this.layout = place.layout();
    }

    void drawTitle(String title, String subtitle) throws IOException {
        canvas.brush(INK);
        canvas.textCentred(title, layout.widthMillimetres() / 2, layout.heightMillimetres() - 15, 6.2);
        double width = layout.widthMillimetres() - 50;
        double natural = canvas.width(subtitle, 3.4);
        double size = natural > width ? 3.4 * width / natural : 3.4;
        canvas.textCentred(subtitle, layout.widthMillimetres() / 2, layout.heightMillimetres() - 22.5, size);
    }

    void drawFrame() throws IOException {
        SheetLayout.Box frame = layout.frame();
        canvas.pen(INK, 0.15);
        canvas.rectangle(frame);
        canvas.pen(INK, 0.6);
        canvas.rectangle(new SheetLayout.Box(
                frame.left() - SheetLayout.BORDER,
                frame.bottom() - SheetLayout.BORDER,
                frame.width() + 2 * SheetLayout.BORDER,
                frame.height() + 2 * SheetLayout.BORDER));
        drawGrid();
    }

    /** Every ten centimetres on paper or nearest round distance; labels are the full coordinates in metres. */
    private void drawGrid() throws IOException {
        double step = layout.scale() / 10.0;
        if (layout.frame().width() < 200) {
            step /= 2;
        }
        Envelope ground = place.ground();
        SheetLayout.Box frame = layout.frame();
        canvas.brush(INK);
        for (double easting = Math.ceil(ground.getMinX() / step) * step; easting < ground.getMaxX(); easting += step) {
            double x = place.x(easting);
            canvas.pen(INK, 0.12);
            canvas.line(x, frame.bottom() - SheetLayout.BORDER, x, frame.bottom() + 1.5);
            canvas.line(x, frame.top() - 1.5, x, frame.top() + SheetLayout.BORDER);
            if (x - frame.left() > 9 && frame.right() - x > 9) {
                String label = label(easting);
                canvas.text(label, x + 0.6, frame.bottom() - 3.1, 1.9);
                canvas.text(label, x + 0.6, frame.top() + 1.2, 1.9);
            }
            for (double northing = Math.ceil(ground.getMinY() / step) * step;
                    northing < ground.getMaxY();
                    northing += step) {
                double y = place.y(northing);
                canvas.line(x - 1.5, y, x + 1.5, y);
                canvas.line(x, y - 1.5, x, y + 1.5);
            }
        }
        for (double northing = Math.ceil(ground.getMinY() / step) * step;
                northing < ground.getMaxY();
                northing += step) {
            double y = place.y(northing);
            canvas.pen(INK, 0.12);
            canvas.line(frame.left() - SheetLayout.BORDER, y, frame.left() + 1.5, y);
            canvas.line(frame.right() - 1.5, y, frame.right() + SheetLayout.BORDER, y);
            if (y - frame.bottom() > 9 && frame.top() - y > 12) {
                String label = label(northing);
                canvas.text(label, frame.left() - 1.3, y + 0.6, 1.9, 90);
                canvas.text(label, frame.right() + 3.1, y + 0.6, 1.9, 90);
            }
        }
    }

    private static String label(double metres) {
        return String.valueOf(Math.round(metres));
    }

    void drawNorthArrow() throws IOException {
        double x = layout.frame().right() - 10;
        double top = layout.frame().top() - 9;
        canvas.brush("#ffffff");
        canvas.fill(new SheetLayout.Box(x - 6, top - 16, 12, 23));
        canvas.pen(INK, 0.2);
        canvas.rectangle(new SheetLayout.Box(x - 6, top - 16, 12, 23));
        canvas.triangle(x, top, x - 3, top - 13, x, top - 9.5, INK);
        canvas.triangle(x, top, x + 3, top - 13, x, top - 9.5, "#ffffff");
        canvas.brush(INK);
        canvas.textCentred("北", x, top + 1.6, 3.6);
    }

    Envelope northArrowBox() {
        double x = layout.frame().right() - 10;
        double top = layout.frame().top() - 9;
        return new Envelope(x - 7, x + 7, top - 17, top + 8);
    }

    /** Four parts and a length that is round on the ground, at most 50 mm wide. */
    void drawScaleBar(double left, double bottom) throws IOException {
        double part = layout.scale() / 100.0;
        double width = part * 1000 / layout.scale();
        canvas.pen(INK, 0.15);
        for (int i = 0; i < 4; i++) {
            SheetLayout.Box box = new SheetLayout.Box(left + i * width, bottom, width, 1.3);
            canvas.brush(i % 2 == 0 ? INK : "#ffffff");
            canvas.fill(box);
            canvas.rectangle(box);
        }
        canvas.brush(INK);
        canvas.textCentred("0", left, bottom + 2, 1.9);
        canvas.textCentred(distance(2 * part), left + 2 * width, bottom + 2, 1.9);
        canvas.textCentred(distance(4 * part), left + 4 * width, bottom + 2, 1.9);
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
            canvas.pen("#5a5a5a", 0.15);
            canvas.brush("#f0f0f0");
            canvas.area(drawn, "#f0f0f0", "#5a5a5a");
        }
        SheetLayout.Box at = inset.box(redLine);
        double x = at.left() + at.width() / 2;
        double y = at.bottom() + at.height() / 2;
        canvas.pen("#e60012", 0.25);
        canvas.circle(x, y, 1.6, "#ffffff");
        canvas.circle(x, y, 0.5, "#e60012");
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
        canvas.pen(INK, 0.15);
        canvas.rectangle(box);
        canvas.brush(INK);
        canvas.textCentred(title, box.left() + box.width() / 2, box.top() - 4.4, 2.6);
        double inner = 3;
        double noted = drawNotes(notes, box, inner / 2);
        double height = box.height() - 7 - inner - noted;
        double k = Math.min((box.width() - 2 * inner) / all.getWidth(), height / all.getHeight());
        double left = box.left() + box.width() / 2 - all.centre().x * k;
        double bottom = box.bottom() + noted + inner + height / 2 - all.centre().y * k;
        return new Inset(new AffineTransformation(k, 0, left, 0, k, bottom));
    }

    /** From the bottom of the box upwards, so that the last note stands on the bottom line. */
    private double drawNotes(List<String> notes, SheetLayout.Box box, double inner) throws IOException {
        List<String> lines = notes.stream()
                .flatMap(note -> canvas.lines(note, NOTE, box.width() - 2 * inner).stream())
                .toList();
        double y = box.bottom() + inner;
        for (int i = lines.size() - 1; i >= 0; i--) {
            canvas.text(lines.get(i), box.left() + inner, y, NOTE);
            y += NOTE_LINE;
        }
        return lines.size() * NOTE_LINE;
    }
}
