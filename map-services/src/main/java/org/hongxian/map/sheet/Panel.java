package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.map.style.LegendEntry;

/** Legend and title block beside the map. */
final class Panel {

    private static final String INK = "#000000";
    private static final double BLOCK_ROW = 4.5;
    private static final double TEXT = 2.3;

    private final Canvas canvas;
    private final SheetLayout layout;

    Panel(Canvas canvas, SheetLayout layout) {
        this.canvas = canvas;
        this.layout = layout;
    }

    /**
     * Wide rows where everything fits into them, else narrow ones.
     *
     * @param entries the red line first, then layers, then classes
     * @return those that find no room and have to stand on another sheet, as the last line says
     */
    List<LegendEntry> drawLegend(String title, List<LegendEntry> entries, double pointDiameter) throws IOException {
        SheetLayout.Box box = layout.legend();
        canvas.pen(INK, 0.15);
        canvas.rectangle(box);
        canvas.brush(INK);
        canvas.textCentred(title, box.left() + box.width() / 2, box.top() - 4.4, 2.6);
        LegendRows rows = LegendRows.WIDE.room(box) < entries.size() ? LegendRows.NARROW : LegendRows.WIDE;
        int room = rows.room(box);
        int shown = entries.size() > room ? room - 1 : entries.size();
        for (int i = 0; i < shown; i++) {
            rows.drawEntry(canvas, entries.get(i), rows.place(box, i), i == 0 ? pointDiameter : 0);
        }
        List<LegendEntry> rest = List.copyOf(entries.subList(shown, entries.size()));
        if (!rest.isEmpty()) {
            rows.drawText(canvas, "其余 " + rest.size() + " 类见图例续页", rows.place(box, shown));
        }
        return rest;
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
