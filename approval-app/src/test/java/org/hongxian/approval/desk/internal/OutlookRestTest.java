package org.hongxian.approval.desk.internal;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;

/** What would be if somebody applied for two hectares: paddy, half of it basic farmland, and forest. */
@H2Context
class OutlookRestTest extends DeskFixture {

    @BeforeEach
    void landLayers() throws ParseException {
        importLayer("DLTB", parcel("a", 0, "0101"), parcel("b", 100, "0301"), parcel("c", 200, "0702"));
        importLayer("YJJBNTTB", new LayerFeature("f", land(0, 0, 50, 100), Map.of()));
        importLayer("STBHHX");
        importLayer("CZKFBJ");
        importLayer(
                "XZQ",
                new LayerFeature("x", land(-5000, -5000, 5000, 5000), Map.of("XZQDM", "990101", "XZQMC", "青禾县")));
    }

    private void importLayer(String layer, LayerFeature... features) throws ParseException {
        catalogue.importVersion(
                new NewVersion(
                        layer,
                        layer,
                        new CrsCode(4527),
                        LocalDate.of(2025, 12, 31),
                        land(-5000, -5000, 5000, 5000),
                        "test"),
                Stream.of(features));
    }

    private static Geometry land(double west, double south, double east, double north) throws ParseException {
        return wkt("POLYGON ((%1$f %2$f, %3$f %2$f, %3$f %4$f, %1$f %4$f, %1$f %2$f))"
                .formatted(39540000 + west, 3450000 + south, 39540000 + east, 3450000 + north));
    }

    private static LayerFeature parcel(String id, double west, String landClass) throws ParseException {
        return new LayerFeature(
                id,
                land(west, 0, west + 100, 100),
                Map.of("DLBM", landClass, "QSDWDM", "9901010010010000000", "QSDWMC", "测试村", "QSXZ", "30"));
    }

    @Test
    void levelLayersClassesAndFeesFollowFromTheShape() throws Exception {
        ask("outlook", "{\"area\": {\"geometry\": %s}}".formatted(box(0, 0, 200, 100)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.hectares").value(2.0))
                .andExpect(jsonPath("$.county").value("990101"))
                .andExpect(jsonPath("$.level.level").value("STATE"))
                .andExpect(jsonPath("$.level.rows[0].decides").value(true))
                .andExpect(jsonPath("$.level.facts[*].hectares").value(contains(0.5, 0.5, 1.0)))
                .andExpect(jsonPath("$.level.changes[0]", containsString("如果不占永久基本农田：省")))
                .andExpect(jsonPath("$.layers[*].verdict").value(contains("OVERLAPS", "CLEAR", "CLEAR")))
                .andExpect(jsonPath("$.layers[0].squareMetres", closeTo(5000, 1e-3), Double.class))
                .andExpect(jsonPath("$.classes[*].hectares").value(contains(0.5, 0.5, 1.0)))
                .andExpect(jsonPath("$.closes").value(true))
                .andExpect(jsonPath("$.conflictsUnseen").value(0));
    }

    @Test
    void feesAreByTheRatesOfTheCountyAndUnknownIsNotNothing() throws Exception {
        ask("outlook", "{\"area\": {\"geometry\": %s}}".formatted(box(0, 0, 200, 100)))
                // 25 yuan, half as much again on basic farmland; 20; 30, doubled on basic farmland.
                .andExpect(jsonPath("$.fees[?(@.key == 'farmland-occupation-tax')].amount")
                        .value(contains(187_500.0, 125_000.0)))
                .andExpect(jsonPath("$.fees[?(@.key == 'new-construction-land-fee')].amount")
                        .value(contains(100_000.0, 100_000.0, 200_000.0)))
                .andExpect(
                        jsonPath("$.fees[?(@.key == 'reclamation-fee')].amount").value(contains(300_000.0, 150_000.0)))
                .andExpect(jsonPath("$.fees[?(@.key == 'farmland-occupation-tax-other')].note")
                        .value(contains(containsString("未知"))))
                .andExpect(jsonPath("$.fees[0].sample").value(true))
                .andExpect(jsonPath("$.feesComplete").value(false))
                .andExpect(jsonPath("$.feesKnown").value(1_162_500.0))
                .andExpect(jsonPath("$.feesTotal").doesNotExist());
        ask("outlook", "{\"area\": {\"geometry\": %s}}".formatted(box(60, 0, 100, 100)))
                .andExpect(jsonPath("$.feesTotal").value(300_000.0))
                .andExpect(jsonPath("$.feesComplete").value(true));
    }

    @Test
    void theRuleThatDecidesAndTheFeesNameTheirLegalBasisInTheLanguageOfTheReader() throws Exception {
        String body = "{\"area\": {\"geometry\": %s}}".formatted(box(0, 0, 200, 100));
        ask("outlook", body)
                .andExpect(jsonPath("$.level.rows[0].legalBasis", containsString("第四十六条第一款第一项")))
                .andExpect(jsonPath("$.fees[0].basis", containsString("耕地占用税法第六条")));
        mvc.perform(question("outlook", body).param("lang", "en"))
                .andExpect(jsonPath("$.level.rows[0].description").value("Permanent basic farmland is expropriated"))
                .andExpect(jsonPath("$.level.rows[0].legalBasis", containsString("article 46, item 1 of paragraph 1")))
                .andExpect(jsonPath("$.level.rows[0].originalBasis", containsString("第四十六条第一款第一项")))
                .andExpect(jsonPath("$.fees[0].basis", containsString("Farmland Occupation Tax Law article 6")))
                .andExpect(jsonPath("$.fees[0].note", containsString("not the legal rate")));
    }

    @Test
    void whereALayerSaysNothingThereIsNoLevel() throws Exception {
        ask("outlook", "{\"area\": {\"geometry\": %s}}".formatted(box(4_950, 0, 5_050, 100)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.level.level").doesNotExist())
                .andExpect(jsonPath("$.level.reason", containsString("不能预测")))
                .andExpect(jsonPath("$.uncoveredHectares").value(1.0));
    }

    @Test
    void landIsInsideOrOutsideABoundaryAndOccupiesOnlyWhatIsProtected() throws Exception {
        importLayer("CZKFBJ", new LayerFeature("t", land(0, 0, 100, 100), Map.of()));
        for (String[] expected :
                new String[][] {{"10", "90", "INSIDE"}, {"50", "150", "PARTLY"}, {"200", "300", "OUTSIDE"}}) {
            double west = Double.parseDouble(expected[0]);
            double east = Double.parseDouble(expected[1]);
            ask("outlook", "{\"area\": {\"geometry\": %s}}".formatted(box(west, 10, east, 90)))
                    .andExpect(jsonPath("$.layers[?(@.layer == 'CZKFBJ')].position")
                            .value(contains(expected[2])))
                    .andExpect(jsonPath("$.layers[?(@.layer == 'YJJBNTTB')].position")
                            .value(contains(nullValue())));
        }
    }

    @Test
    void aShapeTooLargeIsRefusedWithAProposal() throws Exception {
        ask("outlook", "{\"area\": {\"geometry\": %s}}".formatted(box(0, 0, 9_000, 9_000)))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail", containsString("3,000 公顷")));
        ask("outlook", "{}").andExpect(status().isBadRequest());
    }
}
