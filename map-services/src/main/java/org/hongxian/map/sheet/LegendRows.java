package org.hongxian.map.sheet;

import java.io.IOException;
import org.hongxian.map.style.LegendEntry;
import org.hongxian.map.style.Symbol;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** How entries of a legend stand in a box, column after column; lengths in millimetres. */
enum LegendRows {
    WIDE(5.0, 31, 3.2, 2.3),
    /** As small as can still be read on paper. */
    NARROW(3.6, 27, 2.6, 1.9);

    private static final String INK = "#000000";
    private static final double HEAD = 8.5;
    private static final double EDGE = 2;
    private static final double SWATCH = 7;

    private final double row;
    private final double column;
    private final double swatch;
    private final double text;

    LegendRows(double row, double column, double swatch, double text) {
        this.row = row;
        this.column = column;
        this.swatch = swatch;
        this.text = text;
    }

    /** How many entries a box has room for below its heading. */
    int room(SheetLayout.Box box) {
        return rows(box) * columns(box);
    }

    private int rows(SheetLayout.Box box) {
        return (int) ((box.height() - HEAD - 0.5) / row);
    }

    private int columns(SheetLayout.Box box) {
        return Math.max(1, (int) (box.width() / column));
    }

    /** Where an entry stands. */
    SheetLayout.Box place(SheetLayout.Box box, int index) {
        double width = (box.width() - 2 * EDGE) / columns(box);
        double left = box.left() + EDGE + index / rows(box) * width;
        double bottom = box.top() - HEAD - (index % rows(box) + 1) * row + (row - swatch) * 2 / 3;
        return new SheetLayout.Box(left, bottom, width, swatch);
    }

    void drawText(Canvas canvas, String words, SheetLayout.Box place) throws IOException {
        canvas.brush(INK);
        canvas.textWithin(words, place.left(), place.bottom() + 0.6, text, place.width() - 1);
    }

    /** @param pointDiameter of the boundary point shown on the line; 0 for none */
    void drawEntry(Canvas canvas, LegendEntry entry, SheetLayout.Box place, double pointDiameter) throws IOException {
        Symbol symbol = entry.symbol();
        double left = place.left();
        double middle = place.bottom() + swatch / 2;
        var area = new SheetLayout.Box(left, place.bottom(), SWATCH, swatch);
        if (symbol.stroke() != null) {
            canvas.pen(symbol.stroke(), symbol.strokeMillimetres(), symbol.dashMillimetres());
        }
        if (symbol.fill() == null && symbol.hatch() == null) {
            canvas.line(left, middle, left + SWATCH, middle);
            if (pointDiameter > 0 && symbol.stroke() != null) {
                canvas.pen(symbol.stroke(), 0.15);
                canvas.circle(left + SWATCH / 2, middle, pointDiameter / 2, "#ffffff");
            }
        } else {
            drawArea(canvas, symbol, area);
        }
        canvas.brush(INK);
        String words = entry.classCode() == null ? entry.zh() : entry.classCode() + " " + entry.zh();
        canvas.textWithin(words, left + SWATCH + 1.5, place.bottom() + 0.7, text, place.width() - SWATCH - 2.5);
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
