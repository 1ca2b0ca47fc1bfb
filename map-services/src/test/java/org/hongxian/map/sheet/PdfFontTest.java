package org.hongxian.map.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfFontTest {

    /** What a document says, and the glyphs that came along with it. */
    private record Made(String text, List<Byte> glyphs) {}

    @Test
    void documentsMadeAtTheSameTimeAreThoseMadeOneAfterTheOther() throws Exception {
        List<String> texts = IntStream.range(0, 40)
                .mapToObj(n -> "第 %d 号 %s".formatted(n, Character.toString('一' + n * 37)))
                .toList();
        var alone = new ArrayList<Made>();
        for (String text : texts) {
            alone.add(document(text));
        }

        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Made>> work = texts.stream()
                    .map(text -> (Callable<Made>) () -> document(text))
                    .toList();
            var together = new ArrayList<Made>();
            for (Future<Made> made : threads.invokeAll(work)) {
                together.add(made.get());
            }
            assertThat(together).isEqualTo(alone);
        } finally {
            threads.shutdownNow();
        }
        assertThat(alone).extracting(Made::text).isEqualTo(texts);
        assertThat(alone).extracting(made -> made.glyphs().size()).allMatch(size -> size > 500 && size < 20_000);
    }

    @Test
    void aDocumentThatIsClosedLeavesTheFontToTheOthers() throws IOException {
        document("甲");

        assertThat(SheetFixture.FONT.missing("甲乙")).isEmpty();
        assertThat(SheetFixture.FONT.outline('甲').getBounds2D().getHeight()).isBetween(0.5, 1.2);
        assertThat(document("乙").text()).isEqualTo("乙");
    }

    private static Made document(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            PDFont font = SheetFixture.FONT.embedIn(document);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 12);
                content.newLineAtOffset(50, 500);
                content.showText(text);
                content.endText();
            }
            document.save(bytes);
        }
        try (PDDocument read = Loader.loadPDF(bytes.toByteArray())) {
            var resources = read.getPage(0).getResources();
            COSName name = resources.getFontNames().iterator().next();
            var descendant = (PDCIDFontType2) ((PDType0Font) resources.getFont(name)).getDescendantFont();
            COSStream glyphs = descendant.getFontDescriptor().getFontFile2().getCOSObject();
            var embedded = new ArrayList<Byte>();
            try (var in = glyphs.createInputStream()) {
                for (byte one : in.readAllBytes()) {
                    embedded.add(one);
                }
            }
            return new Made(new PDFTextStripper().getText(read).strip(), embedded);
        }
    }
}
