package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.map.style.LegendEntry;

/** Legend and title block beside the map. */
final class Panel {

    private static final String INK = "#000000";
    private static final double BLOCK_ROW = 4.5;
    private static final double WIDEST_ROW = 6;
    private static final double TEXT = 2.3;

    private static final double LABELS = 18;
    private static final double THIN = 0.12;

    private final Canvas canvas;
    private final SheetLayout layout;
    private final double k;

    Panel(Canvas canvas, SheetLayout layout) {
        this.canvas = canvas;
        this.layout = layout;
        this.k = layout.sizes().furniture();
    }

    /**
     * @param entries the red line first, then layers, then classes
     * @return those that find no room and have to stand on another sheet, as the last line says
     */
    List<LegendEntry> drawLegend(String title, List<LegendEntry> entries, double pointDiameter) throws IOException {
        SheetLayout.Box box = layout.legend();
        canvas.pen(INK, 0.15 * k);
        canvas.rectangle(box);
        canvas.brush(INK);
        canvas.textCentred(title, box.left() + box.width() / 2, box.top() - 5.2 * k, 3.2 * k);
        LegendRows rows = LegendRows.fitting(box, layout.sizes(), entries.size());
        int room = rows.room();
        int shown = entries.size() > room ? room - 1 : entries.size();
        for (int i = 0; i < shown; i++) {
            rows.drawEntry(canvas, entries.get(i), i, i == 0 ? pointDiameter : 0);
        }
        List<LegendEntry> rest = List.copyOf(entries.subList(shown, entries.size()));
        if (!rest.isEmpty()) {
            rows.drawText(canvas, "其余 " + rest.size() + " 类见图例续页", shown);
        }
        return rest;
    }

    /**
     * Facts above, lines for signatures, the unit that answers for the sheet and its date below. Between them stays room for a
     * seal of usual size: it is pressed over the name of the unit and must not hide what is to be read.
     */
    void drawBlock(SheetContent content, Furniture furniture) throws IOException {
        SheetLayout.Box box = layout.block();
        double row = BLOCK_ROW * k;
        double top = drawFacts(content.facts(), row);
        furniture.drawScaleBar(box.left() + box.width() / 2, top - 5.1 * k);
        top -= 6.6 * k;
        canvas.pen(INK, THIN * k);
        canvas.line(box.left(), top, box.right(), top);
        double cell = box.width() / 2;
        for (int i = 0; i < content.signers().size(); i++) {
            double left = box.left() + i % 2 * cell;
            if (i % 2 == 0) {
                top -= row;
                canvas.line(box.left(), top, box.right(), top);
            }
            canvas.brush(INK);
            canvas.text(content.signers().get(i) + "：", left + 1.2 * k, top + 1.2 * k, TEXT * k);
        }
        canvas.textCentred(content.issuer(), box.left() + box.width() / 2, box.bottom() + 6.2 * k, 2.9 * k);
        canvas.textCentred(content.on(), box.left() + box.width() / 2, box.bottom() + 2 * k, 2.5 * k);
    }

    /** Facts, as large and as close together as their number asks for, and the scale bar at the foot. */
    void drawFactsOverScaleBar(List<SheetContent.Fact> facts, Furniture furniture) throws IOException {
        SheetLayout.Box box = layout.block();
        double foot = 9 * k;
        drawFacts(facts, Math.min(WIDEST_ROW * k, (box.height() - foot) / (facts.size() + 1)));
        furniture.drawScaleBar(box.left() + box.width() / 2, box.bottom() + 3 * k);
    }

    /** @return how far down the rows reach */
    private double drawFacts(List<SheetContent.Fact> stated, double row) throws IOException {
        SheetLayout.Box box = layout.block();
        canvas.pen(INK, 0.3 * k);
        canvas.rectangle(box);
        List<SheetContent.Fact> facts = new ArrayList<>(stated);
        facts.add(new SheetContent.Fact("比例尺", "1:" + layout.scale() + "（" + layout.paper() + "）"));
        canvas.pen(INK, THIN * k);
        canvas.brush(INK);
        double size = row * TEXT / BLOCK_ROW;
        double rise = (row - size * 0.76) / 2;
        double labels = LABELS * k;
        double pad = 1.2 * k;
        double top = box.top();
        for (SheetContent.Fact fact : facts) {
            top -= row;
            canvas.line(box.left(), top, box.right(), top);
            canvas.textWithin(fact.label(), box.left() + pad, top + rise, size, labels - 2 * pad);
            canvas.textWithin(
                    fact.value(), box.left() + labels + pad, top + rise, size, box.width() - labels - 2 * pad);
        }
        canvas.line(box.left() + labels, box.top(), box.left() + labels, top);
        return top;
    }
}
