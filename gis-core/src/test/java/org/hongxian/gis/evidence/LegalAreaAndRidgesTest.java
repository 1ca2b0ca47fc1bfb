package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.evidence.MeasurementRunTest.drawing;
import static org.hongxian.gis.evidence.MeasurementRunTest.feature;
import static org.hongxian.gis.evidence.MeasurementRunTest.inputs;
import static org.hongxian.gis.evidence.MeasurementRunTest.layer;
import static org.hongxian.gis.evidence.MeasurementRunTest.plot;

import java.math.BigDecimal;
import java.util.HashMap;
import org.hongxian.gis.overlay.LayerFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * At the limits of 35 ha of cultivated and 70 ha of other land the legal area and the ridges decide. The red line lies 100 km east
 * of the meridian of its zone, where the plane is too large by 2.5E-4.
 */
class LegalAreaAndRidgesTest {

    private static final String AROUND = MeasurementRunTest.AROUND.replace("2000", "90000");

    /** A rectangle 500 m high, 100 km east of the meridian. */
    private static String rectangle(double from, double to) {
        return "POLYGON ((%1$s 0, %2$s 0, %2$s 500, %1$s 500, %1$s 0))".formatted(60_000 + from, 60_000 + to);
    }

    private static MeasuredDrawing site(double width) {
        return drawing(plot("地块1", 60_000, 0, 60_000 + width, 0, 60_000 + width, 500, 60_000, 500));
    }

    private static LayerFeature parcel(String id, String landClass, String coefficient, String wkt) {
        LayerFeature parcel = MeasurementRunTest.parcel(id, "990101001001", landClass, wkt);
        var attributes = new HashMap<>(parcel.attributes());
        attributes.put("KCXS", coefficient);
        attributes.put("GDPDJB", "3");
        return new LayerFeature(id, parcel.geometry(), attributes);
    }

    private static Evidence run(LegalArea legalArea, MeasuredDrawing drawing, LayerFeature... parcels) {
        return MeasurementRunTest.measure(inputs(
                legalArea,
                drawing,
                layer("DLTB", AROUND, parcels),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));
    }

    /** 700.1 m by 500 m are 35.005 ha in the plane and 34.996 ha on the ellipsoid; 1400.2 m are 70.01 and 69.99 ha. */
    @ParameterizedTest
    @CsvSource({
        "PLANAR, 0101, 700.1, 35.0050, 0.0000",
        "ELLIPSOIDAL, 0101, 700.1, 34.9963, 0.0000",
        "PLANAR, 0301, 1400.2, 0.0000, 70.0100",
        "ELLIPSOIDAL, 0301, 1400.2, 0.0000, 69.9925"
    })
    void whichAreaCountsInLawDecidesOnWhichSideOfTheLimitACaseLies(
            LegalArea legalArea, String landClass, double width, BigDecimal cultivated, BigDecimal other) {
        Evidence evidence = run(legalArea, site(width), parcel("A", landClass, "", rectangle(0, width)));

        assertThat(evidence.facts().otherCultivatedHectares()).isEqualByComparingTo(cultivated);
        assertThat(evidence.facts().otherLandHectares()).isEqualByComparingTo(other);
        assertThat(evidence.legalHectares()).isEqualByComparingTo(cultivated.add(other));
    }

    @ParameterizedTest
    @CsvSource({"700.0, 35.0000", "700.0009, 35.0000", "700.001, 35.0001"})
    void thirtyFiveHectaresExactlyStayAtTheProvince(double width, BigDecimal cultivated) {
        Evidence evidence = run(LegalArea.PLANAR, site(width), parcel("A", "0103", "", rectangle(0, width)));

        assertThat(evidence.facts().otherCultivatedHectares()).isEqualByComparingTo(cultivated);
    }

    @Test
    void ridgesAreNoCultivatedLandAndCanBringACaseBelowTheLimit() {
        Evidence evidence = run(LegalArea.PLANAR, site(740), parcel("A", "0103", "0.06", rectangle(0, 740)));

        assertThat(evidence.facts().otherCultivatedHectares()).isEqualByComparingTo("34.7800");
        assertThat(evidence.facts().otherLandHectares()).isEqualByComparingTo("2.2200");
        assertThat(evidence.rows())
                .extracting(Evidence.Row::landClass, Evidence.Row::isRidge, Evidence.Row::hectares)
                .containsExactly(
                        tuple("0103", false, new BigDecimal("34.7800")), tuple("1203", true, new BigDecimal("2.2200")));
        assertThat(evidence.rows().get(0).deducted().doubleValue()).isCloseTo(22_200, within(1e-6));
        assertThat(evidence.method().ridgeField()).isEqualTo("KCXS");
    }

    @ParameterizedTest
    @EnumSource(LegalArea.class)
    void theTableWithRidgesClosesToTheLegalArea(LegalArea legalArea) {
        Evidence evidence = run(
                legalArea,
                site(333.333),
                parcel("A", "0103", "0.0777", rectangle(0, 111.11)),
                parcel("B", "0101", "0.1234", rectangle(111.11, 222.2)),
                parcel("C", "0301", "", rectangle(222.2, 333.333)));

        BigDecimal area =
                legalArea == LegalArea.PLANAR ? evidence.planarSquareMetres() : evidence.ellipsoidalSquareMetres();
        BigDecimal sum = evidence.rows().stream()
                .map(Evidence.Row::hectares)
                .reduce(evidence.uncoveredHectares(), BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(evidence.legalHectares());
        assertThat(evidence.legalHectares())
                .isEqualByComparingTo(area.movePointLeft(4).setScale(4, java.math.RoundingMode.HALF_UP));
        assertThat(evidence.rows()).filteredOn(Evidence.Row::isRidge).hasSize(1);
    }

    /** The ellipsoidal area of the cut piece, and the coefficient on that. */
    @Test
    void ridgesAreTakenOffTheLegalAreaOfTheCutPiece() {
        Evidence evidence = run(LegalArea.ELLIPSOIDAL, site(700), parcel("A", "0103", "0.1", rectangle(-500, 5_000)));

        double ellipsoidal = evidence.ellipsoidalSquareMetres().doubleValue();
        assertThat(evidence.facts().otherCultivatedHectares().doubleValue())
                .isCloseTo(0.9 * ellipsoidal / 10_000, within(0.00006));
        assertThat(evidence.facts().otherLandHectares().doubleValue())
                .isCloseTo(0.1 * ellipsoidal / 10_000, within(0.00006));
    }

    @Test
    void aCoverageWithABadCoefficientFailsAndSaysWhere() {
        Evidence evidence = run(
                LegalArea.PLANAR,
                site(100),
                parcel("A", "0103", "8%", rectangle(0, 60)),
                parcel("B", "0103", "0.08", rectangle(60, 100)));

        assertThat(evidence.coverage().verdict()).isEqualTo("FAILED");
        assertThat(evidence.coverage().cause()).isEqualTo("RIDGE_COEFFICIENT");
        assertThat(evidence.coverage().places())
                .extracting(Evidence.Place::feature)
                .containsExactly("A");
    }

    @Test
    void basicFarmlandKeepsItsRidges() {
        Evidence evidence = MeasurementRunTest.measure(inputs(
                LegalArea.PLANAR,
                site(100),
                layer("DLTB", AROUND, parcel("A", "0103", "0.1", rectangle(0, 100))),
                layer("YJJBNTTB", AROUND, feature("P", rectangle(0, 100))),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        assertThat(evidence.facts().basicFarmlandHectares()).isEqualByComparingTo("5.0000");
        assertThat(evidence.facts().otherLandHectares()).isEqualByComparingTo("0.0000");
    }
}
