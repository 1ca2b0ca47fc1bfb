package org.hongxian.approval.seal.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Where the seal goes: pressed over the last line that names the unit, as on paper; without one, into the lower right corner
 * of the last page.
 *
 * @param page counted from 0
 */
record SealPlace(int page, PDRectangle rectangle) {

    private static final float MARGIN = 12;

    static SealPlace find(PDDocument document, String unitName, float diameter) throws IOException {
        LastMention mention = new LastMention(unitName);
        mention.writeText(document, Writer.nullWriter());
        int page = mention.page < 0 ? document.getNumberOfPages() - 1 : mention.page;
        PDRectangle box = document.getPage(page).getMediaBox();
        float centreX = mention.page < 0 ? box.getWidth() - diameter / 2 - 56 : mention.centreX;
        float centreY = mention.page < 0 ? diameter / 2 + 56 : box.getHeight() - mention.centreY - diameter * 0.14f;
        float left = Math.max(MARGIN, Math.min(centreX - diameter / 2, box.getWidth() - diameter - MARGIN));
        float bottom = Math.max(MARGIN, Math.min(centreY - diameter / 2, box.getHeight() - diameter - MARGIN));
        return new SealPlace(page, new PDRectangle(left, bottom, diameter, diameter));
    }

    /** Reads the text in the order it stands on the page and remembers the last place of the name. */
    private static final class LastMention extends PDFTextStripper {

        private final String name;
        private int page = -1;
        private float centreX;
        private float centreY;

        LastMention(String name) {
            this.name = name;
            setSortByPosition(true);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            int at = text.lastIndexOf(name);
            if (at < 0 || positions.size() < at + name.length()) {
                return;
            }
            TextPosition first = positions.get(at);
            TextPosition last = positions.get(at + name.length() - 1);
            page = getCurrentPageNo() - 1;
            centreX = (first.getX() + last.getEndX()) / 2;
            centreY = first.getY() - first.getHeight() / 2;
        }
    }
}
