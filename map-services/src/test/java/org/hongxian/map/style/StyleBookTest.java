package org.hongxian.map.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.reference.ReferenceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
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
                .filteredOn(style -> style.group() != LayerStyle.Group.RED_LINE)
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

        assertThat(layers.size()).isEqualTo(9);
        assertThat(layers.get(0).get("layer").asString()).isEqualTo("DLTB");
        assertThat(layers.get(0).get("classes").size()).isGreaterThan(60);
        assertThat(layers.get(8).get("layer").asString()).isEqualTo("RED_LINE");
    }

    @ParameterizedTest
    @CsvSource({"DLTB, third-survey", "DLTB, gb-t-21010-2017", "GHYT, land-sea-2023"})
    void everyClassOfAClassificationHasTheColourAndTheNamesOfTheReferenceTable(String layer, String scheme) {
        var table = ReferenceTable.read("land-classes-" + scheme + ".csv");
        for (ReferenceTable.Row row : table.rows()) {
            String code = row.get("code");
            var look = styles.find(layer).orElseThrow().classes().stream()
                    .filter(each -> each.code().equals(code))
                    .findFirst();
            if (row.get("level").equals("1") && look.isEmpty()) {
                continue;
            }
            assertThat(look).as(code).isPresent();
            if (!scheme.equals("gb-t-21010-2017")) {
                assertThat(look.get().zh()).as(code).isEqualTo(row.get("name_zh"));
                assertThat(look.get().en().replace(",", ""))
                        .as("the tables have no commas within a cell: %s", code)
                        .isEqualTo(row.get("name_en"));
                if (!row.get("rgb").isEmpty()) {
                    assertThat(look.get().fill()).as(code).isEqualTo("#" + row.get("rgb"));
                }
            }
        }
    }

    @Test
    void everyKindAndStandingOfARedLineLooksDifferent() {
        var looks = styles.find("RED_LINES").orElseThrow().classes();

        assertThat(looks).hasSize(12);
        assertThat(looks.stream()
                        .map(look -> styles.symbol("RED_LINES", look.code()))
                        .distinct())
                .hasSize(12);
        assertThat(styles.symbol("RED_LINES", "SITE_APPROVED").stroke())
                .isEqualTo(styles.symbol("RED_LINES", "WORKS_APPROVED").stroke());
        assertThat(styles.symbol("RED_LINES", "SITE_LIVE").dashMillimetres())
                .isEqualTo(styles.symbol("RED_LINES", "SITE_NONE").dashMillimetres());
    }

    @Test
    void aLayerNoFileDescribesHasAnOutlineAndTheColoursOfItsLandClasses() {
        LayerStyle plain = styles.look("BRIDGES", "桥梁", null);
        assertThat(plain.stroke()).isEqualTo("#4a4a4a");
        assertThat(plain.classField()).isNull();

        LayerStyle coded = styles.look("SURVEY_2026", "补充调查", new LandClassCoding("DLBM", "third-survey"));
        assertThat(coded.classField()).isEqualTo("DLBM");
        StyleBook more = styles.with(List.of(coded));
        assertThat(more.symbol("SURVEY_2026", "0101").fill()).isEqualTo("#f8d072");
        assertThat(more.layers()).hasSize(10);
        assertThat(more.layers().get(9)).isEqualTo(coded);
    }

    @Test
    void theLabelsOfAllRenderersHaveOneLook() {
        JsonNode layers =
                JsonMapper.builder().build().readTree(styles.toBrowserJson()).get("layers");

        assertThat(layers.get(0).get("label").get("colour").asString()).isEqualTo("#1c1c1c");
        assertThat(layers.get(0).get("label").get("millimetres").asDouble()).isEqualTo(3.4);
        assertThat(layers.get(2).get("labelField").isNull()).isTrue();
        assertThat(layers.get(2).get("label").isNull()).isTrue();
        assertThat(SldWriter.write(styles.find("XZQ").orElseThrow(), SldVersion.SLD_1_0))
                .containsPattern("name=\"font-size\">12<")
                .contains("#1c1c1c");
    }

    @Test
    void aLayerWithoutAStyleIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> styles.symbol("NOWHERE", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
