package org.hongxian.map.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StyleBookTest {

    private final StyleBook styles = StyleBook.load();

    @Test
    void paddyHasTheColourOfTheThirdSurveyPalette() {
        assertThat(styles.symbol("DLTB", "0101").fill()).isEqualTo("#f8d072");
        assertThat(styles.className("DLTB", "0101")).isEqualTo("水田");
    }

    @Test
    void aRefinedClassWithoutAnOwnColourTakesThatOfTheClassItRefines() {
        assertThat(styles.symbol("DLTB", "0303K")).isEqualTo(styles.symbol("DLTB", "0303"));
    }

    @Test
    void anUnknownClassIsDrawnInTheNeutralColourOfTheLayer() {
        assertThat(styles.symbol("DLTB", "9999").fill()).isEqualTo("#f4f4f4");
    }

    @Test
    void onlyTheRedLineIsRed() {
        assertThat(styles.symbol("RED_LINE", null).stroke()).isEqualTo("#e60012");
        assertThat(styles.symbol("RED_LINE", null).strokeMillimetres()).isEqualTo(0.3);
        assertThat(styles.layers())
                .filteredOn(style -> !style.layer().equals("RED_LINE"))
                .noneMatch(style -> "#e60012".equals(style.stroke()));
    }

    @Test
    void theLegendListsTheAskedClassesOnceInOrder() {
        assertThat(styles.legend("DLTB", List.of("1107", "0101", "1107")))
                .extracting(LegendEntry::zh)
                .containsExactly("水田", "沟渠");
        assertThat(styles.legend("YJJBNTTB", List.of())).singleElement().satisfies(entry -> assertThat(entry.en())
                .isEqualTo("Permanent basic farmland"));
    }

    @Test
    void theBrowserGetsEveryLayerInDrawingOrder() {
        var layers =
                JsonMapper.builder().build().readTree(styles.toBrowserJson()).get("layers");

        assertThat(layers.size()).isEqualTo(7);
        assertThat(layers.get(0).get("layer").asString()).isEqualTo("DLTB");
        assertThat(layers.get(0).get("classes").size()).isGreaterThan(60);
        assertThat(layers.get(6).get("layer").asString()).isEqualTo("RED_LINE");
    }

    @Test
    void aLayerWithoutAStyleIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> styles.symbol("NOWHERE", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
