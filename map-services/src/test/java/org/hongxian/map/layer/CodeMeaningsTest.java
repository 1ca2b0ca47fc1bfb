package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.LayerFeature;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CodeMeaningsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final CodeMeanings SURVEY =
            CodeMeanings.of(new LandClassCoding("DLBM", LandClassScheme.THIRD_SURVEY), DAY);

    @Test
    void everyCodeOfAParcelIsExplainedInTheLanguageAskedFor() throws ParseException {
        var parcel = feature(Map.of(
                "DLBM",
                "0101",
                "KCDLBM",
                "1203",
                "QSXZ",
                "30",
                "GDPDJB",
                "2",
                "GDLX",
                "TT",
                "ZZSXDM",
                "LS",
                "CZCSXM",
                "203",
                "TBBH",
                "30",
                "QSDWDM",
                "9901010010010000000"));

        assertThat(SURVEY.of(parcel, Locale.CHINESE))
                .containsOnly(
                        Map.entry("DLBM", "水田"),
                        Map.entry("KCDLBM", "田坎"),
                        Map.entry("QSXZ", "集体土地所有权"),
                        Map.entry("GDPDJB", "坡度2°至6°"),
                        Map.entry("GDLX", "梯田"),
                        Map.entry("ZZSXDM", "种植粮食作物"),
                        Map.entry("CZCSXM", "村庄"));
        assertThat(SURVEY.of(parcel, Locale.ENGLISH)).containsEntry("QSXZ", "Collective ownership");
    }

    @Test
    void aCodeNobodyExplainsHasNoMeaningAndBlanksAreNoCodes() throws ParseException {
        assertThat(SURVEY.of(feature(Map.of("DLBM", "0199", "QSXZ", "77", "GDPDJB", "")), Locale.CHINESE))
                .isEmpty();
        assertThat(SURVEY.find("QSXZ", " 20 "))
                .map(CodeMeanings.Meaning::nameZh)
                .hasValue("国有土地使用权");
    }

    @Test
    void aLayerWithoutClassesExplainsItsOtherCodesOnly() throws ParseException {
        var zone = feature(Map.of("DLBM", "0101", "PDJB", "5"));

        assertThat(CodeMeanings.of(null, DAY).of(zone, Locale.CHINESE)).containsOnly(Map.entry("PDJB", "坡度超过25°"));
        assertThat(CodeMeanings.of(null, DAY).classCode(zone)).isNull();
    }

    @Test
    void theClassOfACodeThatTheClassificationLacksIsStillTold() throws ParseException {
        var parcel = feature(Map.of("DLBM", "0199"));

        assertThat(SURVEY.classCode(parcel)).isEqualTo("0199");
        assertThat(SURVEY.findClass(parcel)).isEmpty();
    }

    private static LayerFeature feature(Map<String, String> attributes) throws ParseException {
        return new LayerFeature("a", new WKTReader().read("POLYGON ((0 0, 10 0, 10 10, 0 0))"), attributes);
    }
}
