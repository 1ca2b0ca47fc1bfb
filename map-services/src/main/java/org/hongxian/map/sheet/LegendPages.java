package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.hongxian.map.style.LegendEntry;

/** The part of a legend that finds no room beside the map. */
final class LegendPages {

    private static final SheetLayout.Box BOX = new SheetLayout.Box(14, 14, 182, 252);

    private LegendPages() {}

    /** Adds as many pages as the entries need; none for none. */
    static void add(PDDocument document, PDFont font, PdfFont glyphs, String subtitle, List<LegendEntry> entries)
            throws IOException {
        LegendRows rows = LegendRows.usual(BOX, SheetSizes.of(Paper.A4));
        int room = rows.room();
        for (int start = 0; start < entries.size(); start += room) {
            PDPage sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            try (PDPageContentStream stream = new PDPageContentStream(document, sheet)) {
                Canvas canvas = new Canvas(stream, font, glyphs);
                canvas.brush("#000000");
                canvas.textCentred("图例（续）", 105, 277, 6);
                canvas.textWithin(subtitle, 14, 268, 2.8, 180);
                List<LegendEntry> here = entries.subList(start, Math.min(entries.size(), start + room));
                for (int i = 0; i < here.size(); i++) {
                    rows.drawEntry(canvas, here.get(i), i, 0);
                }
            }
        }
    }
}
