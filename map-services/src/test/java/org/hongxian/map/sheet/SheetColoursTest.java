package org.hongxian.map.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hongxian.map.style.StyleBook;
import org.junit.jupiter.api.Test;

/** The sheet, painted, has the colours of the style book: the ones the browser and GeoServer get. */
class SheetColoursTest {

    private static final int SAME = 2;

    @Test
    void everyClassOnTheSheetIsPaintedInItsColourOverManyPixels() throws Exception {
        List<String> classes = List.of("0101", "0301", "0702", "1104", "0201K");
        StyleBook styles = StyleBook.load();
        byte[] pdf = SheetFixture.MAP.write(
                SheetFixture.content(
                        List.of(new SheetContent.PlotOnSheet(
                                SheetFixture.plot("1", "地块一", SheetFixture.ring(1, 1, 0, 60, 60, 60, 60, 0, 0, 0)),
                                "0.3600 公顷")),
                        List.of(SheetFixture.landUse(7, 20, classes))),
                Map.of());

        BufferedImage page;
        try (var document = Loader.loadPDF(pdf)) {
            page = new PDFRenderer(document).renderImageWithDPI(0, 96, ImageType.RGB);
        }
        Map<Integer, Integer> pixels = new HashMap<>();
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                pixels.merge(page.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }

        for (String code : classes) {
            int wanted = Integer.parseInt(
                    String.valueOf(styles.symbol("DLTB", code).fill()).substring(1), 16);
            int painted = pixels.entrySet().stream()
                    .filter(entry -> near(entry.getKey(), wanted))
                    .collect(Collectors.summingInt(Map.Entry::getValue));
            assertThat(painted).as("pixels of %s", code).isGreaterThan(300);
        }
    }

    private static boolean near(int colour, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((colour >> shift & 255) - (other >> shift & 255)) > SAME) {
                return false;
            }
        }
        return true;
    }
}
