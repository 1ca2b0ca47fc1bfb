package org.hongxian.map.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MapLibreStyleTest {

    private final StyleBook styles = StyleBook.load();

    private JsonNode style(String layer) {
        return JsonMapper.builder()
                .build()
                .readTree(MapLibreStyle.write(
                        styles.find(layer).orElseThrow(),
                        "https://example.org/tiles/{z}/{x}/{y}.mvt",
                        "https://example.org/sprite",
                        "https://example.org/glyphs/{fontstack}/{range}.pbf"));
    }

    private static JsonNode layer(JsonNode style, String type) {
        return IntStream.range(0, style.get("layers").size())
                .mapToObj(style.get("layers")::get)
                .filter(each -> each.get("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** What the expression gives for a code, read as the specification has it. */
    private static String value(JsonNode expression, String code) {
        if (!expression.isArray()) {
            return expression.asString();
        }
        String input = expression.get(1).get(0).asString().equals("slice")
                ? code.substring(0, Math.min(code.length(), 4))
                : code;
        for (int i = 2; i + 1 < expression.size(); i += 2) {
            if (expression.get(i).asString().equals(input)) {
                return expression.get(i + 1).asString();
            }
        }
        return value(expression.get(expression.size() - 1), code);
    }

    @Test
    void everyClassHasTheColourOfTheStyleBook() {
        JsonNode colours = layer(style("DLTB"), "fill").get("paint").get("fill-color");

        for (LayerStyle.ClassStyle look : styles.find("DLTB").orElseThrow().classes()) {
            assertThat(value(colours, look.code())).as(look.code()).isEqualTo(look.fill());
        }
        assertThat(value(colours, "0303K")).isEqualTo(value(colours, "0303"));
        assertThat(value(colours, "9999")).isEqualTo("#f4f4f4");
    }

    @Test
    void outlinesOfParcelsBeginWhereTheyDoInTheBrowser() {
        assertThat(layer(style("DLTB"), "line").get("minzoom").asDouble())
                .as("1:28571, zoom of 512-pixel tiles")
                .isEqualTo(13.26);
    }

    @Test
    void aHatchedAreaIsFilledWithThePictureOfItsHatch() throws IOException {
        JsonNode style = style("YJJBNTTB");

        assertThat(style.get("sprite").asString()).isEqualTo("https://example.org/sprite");
        String picture = layer(style, "fill").get("paint").get("fill-pattern").asString();
        assertThat(picture).isEqualTo("hatch-45-2.00-0.15-8a6d00");
        for (int ratio : new int[] {1, 2}) {
            HatchSprite sprite = HatchSprite.of(styles.find("YJJBNTTB").orElseThrow(), ratio);
            JsonNode place = JsonMapper.shared().readTree(sprite.index()).get(picture);
            // 2 mm between lines are 7.14 pixels, 10.1 along the edges of the piece.
            assertThat(place.get("width").asInt()).isEqualTo(10 * ratio);
            assertThat(place.get("pixelRatio").asInt()).isEqualTo(ratio);
            BufferedImage png = ImageIO.read(new ByteArrayInputStream(sprite.png()));
            assertThat(png.getHeight()).isEqualTo(10 * ratio);
            assertRisingLine(png, place.get("x").asInt(), 10 * ratio);
        }
    }

    /** One line from corner to corner, in the colour of the style, and nothing a third of the way beside it. */
    private static void assertRisingLine(BufferedImage png, int left, int side) {
        for (int at = 0; at < side; at++) {
            int onLine = png.getRGB(left + at, side - 1 - at);
            assertThat(onLine & 0xffffff).as("pixel %d", at).isEqualTo(0x8a6d00);
            assertThat(onLine >>> 24).as("pixel %d", at).isGreaterThan(120);
            assertThat(png.getRGB(left + at, (side - 1 - at + side / 2) % side) >>> 24)
                    .as("beside pixel %d", at)
                    .isZero();
        }
    }

    @Test
    void aLayerWithoutHatchesNeedsNoPictures() {
        assertThat(style("DLTB").has("sprite")).isFalse();
        assertThat(HatchSprite.of(styles.find("DLTB").orElseThrow(), 1).index())
                .contains("none")
                .doesNotContain("hatch");
    }

    @Test
    void namesOfAreasLookAndBeginAsInTheBrowser() {
        JsonNode style = style("CJDCQ");

        JsonNode names = layer(style, "symbol");
        assertThat(names.get("layout").get("text-field").toString()).isEqualTo("[\"get\",\"ZLDWMC\"]");
        assertThat(names.get("layout").get("text-size").asDouble())
                .as("3.4 mm of 0.28 mm")
                .isEqualTo(12.14);
        assertThat(names.get("paint").get("text-color").asString()).isEqualTo("#1c1c1c");
        assertThat(names.get("paint").get("text-halo-color").asString()).isEqualTo("#ffffff");
        assertThat(names.get("paint").get("text-halo-width").asDouble()).isEqualTo(1.5);
        assertThat(names.get("minzoom").asDouble()).as("1:50000").isEqualTo(12.45);
        assertThat(style.get("glyphs").asString()).isEqualTo("https://example.org/glyphs/{fontstack}/{range}.pbf");
    }

    @Test
    void aLayerWithoutALabelFieldAsksForNoLetters() {
        JsonNode style = style("YJJBNTTB");

        assertThat(style.has("glyphs")).isFalse();
        assertThat(style.toString()).doesNotContain("symbol");
    }

    @Test
    void aBoundaryIsALineWithItsDashesInWidthsOfTheLine() {
        JsonNode style = style("XZQ");

        assertThat(style.get("layers").size()).as("outline and names").isEqualTo(2);
        JsonNode paint = layer(style, "line").get("paint");
        assertThat(paint.get("line-width").asDouble()).isEqualTo(1.43);
        assertThat(paint.get("line-dasharray").get(0).asDouble()).isEqualTo(9.99);
    }
}
