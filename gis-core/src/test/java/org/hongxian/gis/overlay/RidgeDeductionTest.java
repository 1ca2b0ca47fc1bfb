package org.hongxian.gis.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.overlay.OverlayFixture.DAY;
import static org.hongxian.gis.overlay.OverlayFixture.ZONE_39;
import static org.hongxian.gis.overlay.OverlayFixture.at;
import static org.hongxian.gis.overlay.OverlayFixture.farmland;
import static org.hongxian.gis.overlay.OverlayFixture.layer;
import static org.hongxian.gis.overlay.OverlayFixture.rectangle;
import static org.hongxian.gis.overlay.OverlayFixture.redLine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hongxian.gis.overlay.OverlayResult.Cause;
import org.hongxian.gis.overlay.OverlayResult.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.MultiPolygon;

class RidgeDeductionTest {

    private static final String EVERYWHERE = rectangle(-10_000, -10_000, 10_000, 10_000);
    private static final RidgeDeduction RIDGES = RidgeDeduction.inForce(DAY).orElseThrow();

    private static LayerFeature parcel(String id, String landClass, String coefficient, String slope, String wkt) {
        return new LayerFeature(
                id,
                at(wkt),
                Map.of(
                        "QSDWDM",
                        "1",
                        "QSDWMC",
                        "村1",
                        "QSXZ",
                        "30",
                        "DLBM",
                        landClass,
                        "KCXS",
                        coefficient,
                        "GDPDJB",
                        slope));
    }

    private static OverlayResult overlay(MultiPolygon redLine, LayerSource coverage, LayerSource... protectedLayers) {
        var options =
                new OverlayOptions(List.of("QSDWDM", "QSXZ", "DLBM"), "YJJBNTTB", OverlayTolerances.on(DAY), RIDGES);
        return new OverlayEngine().overlay(redLine, ZONE_39, coverage, List.of(protectedLayers), options);
    }

    @Test
    void theRidgesOfACutParcelBecomeARowOfTheirOwnAndTheTableCloses() {
        // 0.5 ha of terraced dry land with 12 % ridges, 0.3 ha cut; 0.2 ha of forest, whole.
        OverlayResult result = overlay(
                redLine(rectangle(20, 0, 70, 100)),
                layer(
                        "DLTB",
                        EVERYWHERE,
                        parcel("A", "0103", "0.12", "3", rectangle(0, 0, 50, 100)),
                        parcel("B", "0301", "0", "", rectangle(50, 0, 70, 100))));

        assertThat(result.rows())
                .extracting(r -> r.value("DLBM"), Row::ridge, Row::hectares)
                .containsExactly(
                        tuple("0103", false, new BigDecimal("0.2640")),
                        tuple("0301", false, new BigDecimal("0.2000")),
                        tuple("1203", true, new BigDecimal("0.0360")));
        assertThat(result.rows().get(0).deductedSquareMetres()).isCloseTo(360, within(1e-6));
        assertThat(result.rows().get(2).areaSquareMetres()).isCloseTo(360, within(1e-6));
        assertThat(result.redLineHectares()).isEqualByComparingTo("0.5000");
        assertThat(result.closureErrorSquareMetres()).isCloseTo(0, within(1e-6));
    }

    @Test
    void ridgesTheSurveyMappedStayApartFromThoseTakenOff() {
        OverlayResult result = overlay(
                redLine(rectangle(0, 0, 100, 100)),
                layer(
                        "DLTB",
                        EVERYWHERE,
                        parcel("A", "0103", "0.1", "3", rectangle(0, 0, 90, 100)),
                        parcel("B", "1203", "", "", rectangle(90, 0, 100, 100))));

        assertThat(result.rows())
                .extracting(r -> r.value("DLBM"), Row::ridge, Row::hectares)
                .containsExactly(
                        tuple("0103", false, new BigDecimal("0.8100")),
                        tuple("1203", false, new BigDecimal("0.1000")),
                        tuple("1203", true, new BigDecimal("0.0900")));
    }

    @Test
    void theRidgesOfBasicFarmlandStayInBasicFarmland() {
        OverlayResult result = overlay(
                redLine(rectangle(0, 0, 100, 100)),
                layer("DLTB", EVERYWHERE, parcel("A", "0103", "0.1", "2", rectangle(0, 0, 100, 100))),
                farmland(EVERYWHERE, rectangle(0, 0, 40, 100)));

        assertThat(result.rows())
                .extracting(r -> r.value("DLBM"), Row::basicFarmland, Row::hectares)
                .containsExactly(
                        tuple("0103", false, new BigDecimal("0.5400")),
                        tuple("0103", true, new BigDecimal("0.3600")),
                        tuple("1203", false, new BigDecimal("0.0600")),
                        tuple("1203", true, new BigDecimal("0.0400")));
    }

    @ParameterizedTest
    @CsvSource({
        "viel, 3, KCXS=viel",
        "12, 3, KCXS=12",
        "1, 3, KCXS=1",
        "-0.1, 3, KCXS=-0.1",
        "NaN, 3, KCXS=NaN",
        "0.08, 1, 'KCXS=0.08, GDPDJB=1'"
    })
    void aCoefficientThatCannotBeUsedFailsTheCoverageAndNamesEveryParcel(String text, String slope, String told) {
        OverlayResult result = overlay(
                redLine(rectangle(0, 0, 100, 100)),
                layer(
                        "DLTB",
                        EVERYWHERE,
                        parcel("A", "0103", text, slope, rectangle(0, 0, 60, 100)),
                        parcel("B", "0103", text, slope, rectangle(60, 0, 100, 100))));

        assertThat(result.coverage().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.coverage().failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.cause()).isEqualTo(Cause.RIDGE_COEFFICIENT);
            assertThat(failure.detail()).isEqualTo("A: " + told + "; B: " + told);
        });
        assertThat(result.coverage().places()).extracting(Spot::feature).containsExactly("A", "B");
        assertThat(result.closed()).isFalse();
    }

    @Test
    void anotherClassThanRidgesToTakeOffIsRefused() {
        assertThat(RIDGES.of(Map.of("KCXS", "0.1", "KCDLBM", "1107")))
                .isEqualTo(new RidgeDeduction.Answer.Unusable("KCDLBM=1107"));
        assertThat(RIDGES.of(Map.of("KCXS", "0.1", "KCDLBM", "1203"))).isEqualTo(new RidgeDeduction.Answer.Share(0.1));
        assertThat(RIDGES.of(Map.of())).isEqualTo(new RidgeDeduction.Answer.Share(0));
    }

    @Test
    void noRuleIsInForceBeforeTheFirstOne() {
        assertThat(RidgeDeduction.inForce(LocalDate.of(1999, 1, 1))).isEmpty();
    }

    @Test
    void overRandomCoveragesRidgesMoveAreaBetweenClassesAndNeverChangeTheTotal() {
        var random = new Random(20261122);
        for (int run = 0; run < 20; run++) {
            var features = new ArrayList<LayerFeature>();
            for (LayerFeature feature : OverlayFixture.mesh(12, 12, random)) {
                var attributes = new HashMap<>(feature.attributes());
                boolean cultivated = attributes.get("DLBM").startsWith("01");
                attributes.put("KCXS", cultivated ? "0." + random.nextInt(4000) : "");
                features.add(new LayerFeature(feature.id(), feature.geometry(), attributes));
            }
            MultiPolygon redLine = OverlayFixture.randomRedLine(120, 95, random);
            var coverage = layer("DLTB", EVERYWHERE, features.toArray(LayerFeature[]::new));

            OverlayResult net = overlay(redLine, coverage);
            OverlayResult gross =
                    new OverlayEngine().overlay(redLine, ZONE_39, coverage, List.of(), OverlayOptions.dossier(DAY));

            double deducted =
                    net.rows().stream().mapToDouble(Row::deductedSquareMetres).sum();
            double ridges = net.rows().stream()
                    .filter(Row::ridge)
                    .mapToDouble(Row::areaSquareMetres)
                    .sum();
            assertThat(deducted).isPositive().isCloseTo(ridges, within(1e-6));
            assertThat(total(net)).isCloseTo(total(gross), within(1e-6));
            assertThat(net.rows().stream().map(Row::hectares).reduce(net.uncoveredHectares(), BigDecimal::add))
                    .isEqualByComparingTo(net.redLineHectares());
        }
    }

    private static double total(OverlayResult result) {
        return result.rows().stream().mapToDouble(Row::areaSquareMetres).sum();
    }
}
