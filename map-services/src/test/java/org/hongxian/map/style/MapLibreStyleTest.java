package org.hongxian.map.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MapLibreStyleTest {

    private final StyleBook styles = StyleBook.load();

    private JsonNode style(String layer) {
        return JsonMapper.builder()
                .build()
                .readTree(MapLibreStyle.write(
                        styles.find(layer).orElseThrow(), "https://example.org/tiles/{z}/{x}/{y}.mvt"));
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
    void aBoundaryIsALineWithItsDashesInWidthsOfTheLine() {
        JsonNode style = style("XZQ");

        assertThat(style.get("layers").size()).isEqualTo(1);
        JsonNode paint = layer(style, "line").get("paint");
        assertThat(paint.get("line-width").asDouble()).isEqualTo(1.43);
        assertThat(paint.get("line-dasharray").get(0).asDouble()).isEqualTo(9.99);
    }
}
