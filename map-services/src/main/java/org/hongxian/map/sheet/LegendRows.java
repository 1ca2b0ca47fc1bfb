package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.List;
import org.hongxian.map.style.LegendEntry;
import org.hongxian.map.style.Symbol;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** How entries of a legend stand in a box: in the largest rows that have room for all of them, column after column. */
final class LegendRows {

    private static final String INK = "#000000";
    private static final double HEAD = 8.5;
    private static final double EDGE = 2;
    private static final double SWATCH_SHAPE = 2.2;

    /** Lengths in millimetres. */
    private enum Size {
        ROOMY(7.0, 44, 4.2, 2.9),
        USUAL(5.0, 31, 3.2, 2.3),
        /** As small as can still be read on paper. */
        SMALL(3.6, 27, 2.6, 1.9);

        private final double row;
        private final double column;
        private final double swatch;
        private final double text;

        Size(double row, double column, double swatch, double text) {
            this.row = row;
            this.column = column;
            this.swatch = swatch;
            this.text = text;
        }
    }

    private final SheetLayout.Box box;
    private final SheetSizes sizes;
    private final Size size;
    private final int rows;
    private final int columns;

    private LegendRows(SheetLayout.Box box, SheetSizes sizes, Size size, int entries) {
        double k = sizes.furniture();
        this.box = box;
        this.sizes = sizes;
        this.size = size;
        this.rows = (int) ((box.height() - (HEAD + 0.5) * k) / (size.row * k));
        int most = Math.max(1, (int) (box.width() / (size.column * k)));
        this.columns = Math.max(1, Math.min(most, (entries + rows - 1) / rows));
    }

    /** As large as the number of entries allows, else as small as can still be read. */
    static LegendRows fitting(SheetLayout.Box box, SheetSizes sizes, int entries) {
        for (Size size : List.of(Size.ROOMY, Size.USUAL)) {
            var rows = new LegendRows(box, sizes, size, entries);
            if (rows.room() >= entries) {
                return rows;
            }
        }
        return new LegendRows(box, sizes, Size.SMALL, entries);
    }

    /** Filling a page of its own. */
    static LegendRows usual(SheetLayout.Box box, SheetSizes sizes) {
        return new LegendRows(box, sizes, Size.USUAL, Integer.MAX_VALUE / 2);
    }

    /** How many entries the box has room for below its heading. */
    int room() {
        return rows * columns;
    }

    private SheetLayout.Box place(int index) {
        double k = sizes.furniture();
        double width = (box.width() - 2 * EDGE * k) / columns;
        double left = box.left() + EDGE * k + index / rows * width;
        double bottom = box.top() - (HEAD + (index % rows + 1) * size.row - (size.row - size.swatch) * 2 / 3) * k;
        return new SheetLayout.Box(left, bottom, width, size.swatch * k);
    }

    void drawText(Canvas canvas, String words, int index) throws IOException {
        SheetLayout.Box place = place(index);
        canvas.brush(INK);
        double k = sizes.furniture();
        canvas.textWithin(words, place.left(), baseline(place), size.text * k, place.width() - k);
    }

    /** Letters reach from their baseline to some four fifths of their size. */
    private double baseline(SheetLayout.Box place) {
        return place.bottom() + place.height() / 2 - size.text * sizes.furniture() * 0.38;
    }

    /** @param pointDiameter of the boundary point shown on the line; 0 for none */
    void drawEntry(Canvas canvas, LegendEntry entry, int index, double pointDiameter) throws IOException {
        SheetLayout.Box place = place(index);
        Symbol symbol = entry.symbol().times(sizes.map());
        double k = sizes.furniture();
        double left = place.left();
        double middle = place.bottom() + place.height() / 2;
        var area = new SheetLayout.Box(left, place.bottom(), place.height() * SWATCH_SHAPE, place.height());
        if (symbol.stroke() != null) {
            canvas.pen(symbol.stroke(), symbol.strokeMillimetres(), symbol.dashMillimetres());
        }
        if (symbol.fill() == null && symbol.hatch() == null) {
            canvas.line(left, middle, area.right(), middle);
            if (pointDiameter > 0 && symbol.stroke() != null) {
                canvas.pen(symbol.stroke(), 0.15);
                canvas.circle(left + area.width() / 2, middle, pointDiameter / 2, "#ffffff");
            }
        } else {
            drawArea(canvas, symbol, area);
        }
        canvas.brush(INK);
        String words = entry.classCode() == null ? entry.zh() : entry.classCode() + " " + entry.zh();
        double begin = area.right() + 1.5 * k;
        canvas.textWithin(words, begin, baseline(place), size.text * k, place.left() + place.width() - k - begin);
    }

    private static void drawArea(Canvas canvas, Symbol symbol, SheetLayout.Box area) throws IOException {
        if (symbol.fill() != null) {
            canvas.brush(symbol.fill());
            canvas.fill(area);
        }
        if (symbol.hatch() != null && symbol.stroke() != null) {
            var envelope = new Envelope(area.left(), area.right(), area.bottom(), area.top());
            Background.hatch(canvas, new GeometryFactory().toGeometry(envelope), symbol.hatch(), symbol.stroke());
            canvas.pen(symbol.stroke(), 0.2);
        }
        canvas.rectangle(area);
    }
}
