package org.hongxian.map.sheet;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Page numbers through a whole document, whatever its pages were made with. */
public final class PageNumbers {

    private static final double BOTTOM = 7;
    private static final double HEIGHT = 2.5;

    private PageNumbers() {}

    /** Writes page and number of pages below every page; to be called once, when all pages are there. */
    public static void stamp(PDDocument document, PdfFont font) throws IOException {
        PDFont embedded = font.embedIn(document);
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            try (PDPageContentStream stream = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                Canvas canvas = new Canvas(stream, embedded, font);
                canvas.brush("#000000");
                double middle = page.getMediaBox().getWidth() * 25.4 / 72 / 2;
                canvas.textCentred(
                        "第 " + number + " 页 共 " + document.getNumberOfPages() + " 页", middle, BOTTOM, HEIGHT);
            }
        }
    }
}
