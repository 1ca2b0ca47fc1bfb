package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.map.style.LegendEntry;
import org.hongxian.map.style.Symbol;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Legend and title block beside the map. */
final class Panel {

    private static final String INK = "#000000";
    private static final double ROW = 5.0;
    private static final double BLOCK_ROW = 4.5;
    private static final double TEXT = 2.3;

    private final Canvas canvas;
    private final SheetLayout layout;

    Panel(Canvas canvas, SheetLayout layout) {
        this.canvas = canvas;
        this.layout = layout;
    }

    /** @param entries the red line first, then layers, then classes; those that find no room are named in the last line */
    void drawLegend(String title, List<LegendEntry> entries, double pointDiameter) throws IOException {
        SheetLayout.Box box = layout.legend();
        canvas.pen(INK, 0.15);
        canvas.rectangle(box);
        canvas.brush(INK);
        canvas.textCentred(title, box.left() + box.width() / 2, box.top() - 4.4, 2.6);
        int columns = Math.max(1, (int) (box.width() / 31));
        double width = (box.width() - 4) / columns;
        int rows = (int) ((box.height() - 9) / ROW);
        int room = rows * columns;
        List<LegendEntry> shown = entries.size() > room ? entries.subList(0, room - 1) : entries;
        for (int i = 0; i < shown.size(); i++) {
            double left = box.left() + 2 + i / rows * width;
            double bottom = box.top() - 8.5 - (i % rows + 1) * ROW + 1.2;
            drawEntry(shown.get(i), left, bottom, width, i == 0 ? pointDiameter : 0);
        }
        if (shown.size() < entries.size()) {
            double left = box.left() + 2 + shown.size() / rows * width;
            double bottom = box.top() - 8.5 - (shown.size() % rows + 1) * ROW + 1.2;
            canvas.brush(INK);
            canvas.textWithin("等 " + entries.size() + " 类", left, bottom + 0.6, TEXT, width - 1);
        }
    }

    private void drawEntry(LegendEntry entry, double left, double bottom, double width, double pointDiameter)
            throws IOException {
        Symbol symbol = entry.symbol();
        SheetLayout.Box swatch = new SheetLayout.Box(left, bottom, 7, 3.2);
        boolean isLine = symbol.fill() == null && symbol.hatch() == null;
        if (symbol.stroke() != null) {
            canvas.pen(symbol.stroke(), symbol.strokeMillimetres(), symbol.dashMillimetres());
        }
        if (isLine) {
            canvas.line(left, bottom + 1.6, left + 7, bottom + 1.6);
            if (pointDiameter > 0 && symbol.stroke() != null) {
                canvas.pen(symbol.stroke(), 0.15);
                canvas.circle(left + 3.5, bottom + 1.6, pointDiameter / 2, "#ffffff");
            }
        } else {
            if (symbol.fill() != null) {
                canvas.brush(symbol.fill());
                canvas.fill(swatch);
            }
            if (symbol.hatch() != null && symbol.stroke() != null) {
                Envelope area = new Envelope(swatch.left(), swatch.right(), swatch.bottom(), swatch.top());
                Background.hatch(canvas, new GeometryFactory().toGeometry(area), symbol.hatch(), symbol.stroke());
                canvas.pen(symbol.stroke(), 0.2);
            }
            canvas.rectangle(swatch);
        }
        canvas.brush(INK);
        String text = entry.classCode() == null ? entry.zh() : entry.classCode() + " " + entry.zh();
        canvas.textWithin(text, left + 8.5, bottom + 0.7, TEXT, width - 9.5);
    }

    /**
     * Facts above, lines for signatures, the unit that answers for the sheet and its date below. Between them stays room for a
     * seal of usual size: it is pressed over the name of the unit and must not hide what is to be read.
     */
    void drawBlock(SheetContent content, Furniture furniture) throws IOException {
        SheetLayout.Box box = layout.block();
        canvas.pen(INK, 0.3);
        canvas.rectangle(box);
        canvas.brush(INK);
        double labelWidth = 18;
        double top = box.top();
        List<SheetContent.Fact> facts = new ArrayList<>(content.facts());
        facts.add(new SheetContent.Fact("比例尺", "1:" + layout.scale() + "（" + layout.paper() + "）"));
        canvas.pen(INK, 0.12);
        for (SheetContent.Fact fact : facts) {
            top -= BLOCK_ROW;
            canvas.line(box.left(), top, box.right(), top);
            canvas.textWithin(fact.label(), box.left() + 1.2, top + 1.2, TEXT, labelWidth - 2);
            canvas.textWithin(
                    fact.value(), box.left() + labelWidth + 1.2, top + 1.2, TEXT, box.width() - labelWidth - 2);
        }
        canvas.line(box.left() + labelWidth, box.top(), box.left() + labelWidth, top);
        furniture.drawScaleBar(box.left() + (box.width() - 40) / 2, top - 5.1);
        top -= 6.6;
        canvas.line(box.left(), top, box.right(), top);
        double cell = box.width() / 2;
        for (int i = 0; i < content.signers().size(); i++) {
            double left = box.left() + i % 2 * cell;
            if (i % 2 == 0) {
                top -= BLOCK_ROW;
                canvas.line(box.left(), top, box.right(), top);
            }
            canvas.brush(INK);
            canvas.text(content.signers().get(i) + "：", left + 1.2, top + 1.2, TEXT);
        }
        canvas.textCentred(content.issuer(), box.left() + box.width() / 2, box.bottom() + 6.2, 2.9);
        canvas.textCentred(content.on(), box.left() + box.width() / 2, box.bottom() + 2, 2.5);
    }
}
