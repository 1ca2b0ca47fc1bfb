package org.hongxian.map.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SldWriterTest {

    private static final StyleBook STYLES = StyleBook.load();
    private static final Map<SldVersion, Schema> SCHEMAS = new EnumMap<>(SldVersion.class);

    static Stream<Arguments> everyStyleInBothVersions() {
        return STYLES.layers().stream()
                .flatMap(style -> Stream.of(SldVersion.values()).map(version -> Arguments.of(style.layer(), version)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyStyleInBothVersions")
    void theDescriptorIsValidByTheSchemaOfTheOgc(String layer, SldVersion version) {
        String descriptor = SldWriter.write(STYLES.find(layer).orElseThrow(), version);

        assertThat(OgcSchemas.faults(SCHEMAS.computeIfAbsent(version, OgcSchemas::of), descriptor))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaWouldNoticeAnElementInTheWrongPlace(SldVersion version) {
        String descriptor = SldWriter.write(STYLES.find("XZQ").orElseThrow(), version)
                .replaceFirst("<(sld|se):Stroke>", "<$1:Strike>")
                .replaceFirst("</(sld|se):Stroke>", "</$1:Strike>");

        assertThat(OgcSchemas.faults(OgcSchemas.of(version), descriptor)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyStyleInBothVersions")
    void whoReadsTheDescriptorSeesTheColoursAndWidthsOfTheStyleBook(String layer, SldVersion version) {
        LayerStyle style = STYLES.find(layer).orElseThrow();
        var drawn = new PaintedRules(SldWriter.write(style, version));

        for (LayerStyle.ClassStyle look : style.classes()) {
            PaintedRules.Look painted = drawn.lookOf(style.classField(), look.code());
            assertSame(painted, STYLES.symbol(layer, look.code()), look.code());
        }
        assertSame(drawn.lookOf(style.classField(), "?"), STYLES.symbol(layer, "?"), "not listed");
    }

    private static void assertSame(PaintedRules.Look painted, Symbol symbol, String of) {
        assertThat(painted.fill()).as(of).isEqualTo(symbol.fill());
        assertThat(painted.stroke()).as(of).isEqualTo(symbol.stroke());
        if (symbol.stroke() != null) {
            double pixels = Math.max(1, symbol.strokeMillimetres() / 0.28);
            assertThat(painted.strokePixels()).as(of).isCloseTo(pixels, org.assertj.core.api.Assertions.within(0.01));
        }
        assertThat(painted.dashes()).as(of).hasSameSizeAs(symbol.dashMillimetres());
        assertThat(painted.hatched()).as(of).isEqualTo(symbol.hatch() != null);
    }

    @ParameterizedTest
    @EnumSource
    void aRestorableOrchardIsPaintedOnceAndAnUnlistedRefinementAsTheClassItRefines(SldVersion version) {
        var drawn = new PaintedRules(SldWriter.write(STYLES.find("DLTB").orElseThrow(), version));

        assertThat(drawn.rulesFor("DLBM", "0201K")).containsExactly("0201K");
        assertThat(drawn.rulesFor("DLBM", "0201")).containsExactly("0201");
        assertThat(drawn.rulesFor("DLBM", "0303K")).containsExactly("0303");
        assertThat(drawn.rulesFor("DLBM", "9999")).containsExactly("other");
    }

    @Test
    void parcelOutlinesVanishAtFarScalesAndTheirFillsStay() {
        String descriptor = SldWriter.write(STYLES.find("DLTB").orElseThrow(), SldVersion.SLD_1_0);
        var scales = new TreeMap<>(new PaintedRules(descriptor).largestScales());

        assertThat(scales)
                .containsEntry("outline", 28571.0)
                .containsEntry("label", 5000.0)
                .doesNotContainKey("0101");
    }

    @Test
    void aLayerCodedByAnotherClassificationHasThatOnesColoursInItsOwnAttribute() {
        LayerStyle style = STYLES.find("DLTB", new LandClassCoding("YTDM", LandClassScheme.LAND_SEA_2023))
                .orElseThrow();
        var drawn = new PaintedRules(SldWriter.write(style, SldVersion.SLD_1_1));

        assertThat(drawn.lookOf("YTDM", "0601").fill())
                .as("a rural road in the 2023 guide")
                .isEqualTo("#d8d79f");
        assertThat(STYLES.symbol("DLTB", "0601").fill())
                .as("industrial land in the survey")
                .isEqualTo("#c59a8c");
        assertThat(style.labelField()).isEqualTo("YTDM");
    }

    @Test
    void aNameWithMarkupStaysAName() {
        LayerStyle style = STYLES.find("XZQ").orElseThrow();
        var named = new LayerStyle(
                "XZQ",
                "<b>&\"名称",
                "x",
                "x",
                style.group(),
                null,
                null,
                null,
                null,
                1,
                "#000000",
                0.3,
                List.of(),
                null,
                0,
                style.scales(),
                List.of());

        assertThat(new PaintedRules(SldWriter.write(named, SldVersion.SLD_1_0)).title())
                .isEqualTo("<b>&\"名称");
    }

    @ParameterizedTest
    @EnumSource
    void aLayerNoFileDescribesIsAPlainOutline(SldVersion version) {
        String descriptor = SldWriter.write(LayerStyle.plain("SLGYXZ", "森林公园现状"), version);

        assertThat(OgcSchemas.faults(OgcSchemas.of(version), descriptor)).isEmpty();
        PaintedRules.Look look = new PaintedRules(descriptor).lookOf(null, "");
        assertThat(look.fill()).isNull();
        assertThat(look.stroke()).isEqualTo("#4a4a4a");
    }
}
