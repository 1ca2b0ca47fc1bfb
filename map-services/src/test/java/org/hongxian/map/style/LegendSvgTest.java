package org.hongxian.map.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class LegendSvgTest {

    private final StyleBook styles = StyleBook.load();

    private Document legend(String layer, Locale locale, String... codes) throws Exception {
        LayerStyle style = styles.find(layer).orElseThrow();
        String svg = LegendSvg.write(style, style.legend(List.of(codes)), locale);
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static String attribute(Document document, String element, int index, String name) {
        return ((Element) document.getElementsByTagNameNS("*", element).item(index)).getAttribute(name);
    }

    private static String text(Document document, int index) {
        return document.getElementsByTagNameNS("*", "text").item(index).getTextContent();
    }

    @Test
    void everyClassHasItsColourAndItsNameInTheLanguageOfTheReader() throws Exception {
        Document chinese = legend("DLTB", Locale.CHINESE, "0301", "0101");

        assertThat(text(chinese, 0)).isEqualTo("0101 水田");
        assertThat(attribute(chinese, "rect", 0, "fill")).isEqualTo("#f8d072");
        assertThat(text(chinese, 1)).isEqualTo("0301 乔木林地");
        assertThat(text(legend("DLTB", Locale.ENGLISH, "0101"), 0)).isEqualTo("0101 Paddy field");
    }

    @Test
    void aHatchIsAPatternTurnedTheWayPicturesTurn() throws Exception {
        Document farmland = legend("YJJBNTTB", Locale.CHINESE);

        assertThat(attribute(farmland, "pattern", 0, "patternTransform")).isEqualTo("rotate(-45.0)");
        assertThat(attribute(farmland, "pattern", 0, "width"))
                .as("2 mm of 0.28 mm pixels")
                .isEqualTo("7.14");
        assertThat(attribute(farmland, "rect", 0, "fill")).isEqualTo("url(#hatch0)");
    }

    @Test
    void redLinesShowTheirDashesAndNoCodes() throws Exception {
        Document lines = legend("RED_LINES", Locale.ENGLISH, "SITE_LIVE", "LAND_USE_APPROVED");

        assertThat(text(lines, 0)).isEqualTo("Land use (approved)");
        assertThat(text(lines, 1)).isEqualTo("Site (under way)");
        assertThat(attribute(lines, "path", 0, "stroke-dasharray")).isEqualTo("10.71 4.29");
    }

    @Test
    void aCodeNobodyKnowsStandsForItselfAndMarkupStaysText() throws Exception {
        Document unknown = legend("DLTB", Locale.CHINESE, "<script>");

        assertThat(text(unknown, 0)).isEqualTo("<script>");
        assertThat(attribute(unknown, "rect", 0, "fill")).isEqualTo("#f4f4f4");
    }
}
