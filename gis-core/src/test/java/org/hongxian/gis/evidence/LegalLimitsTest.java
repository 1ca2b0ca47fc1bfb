package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.evidence.MeasurementRunTest.drawing;
import static org.hongxian.gis.evidence.MeasurementRunTest.inputs;
import static org.hongxian.gis.evidence.MeasurementRunTest.layer;
import static org.hongxian.gis.evidence.MeasurementRunTest.parcel;
import static org.hongxian.gis.evidence.MeasurementRunTest.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.hongxian.gis.overlay.LayerFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sums the level of decision rests on, at the limits of 35 and 70 hectares, on land that lies in hundreds of small parcels of as
 * many owners, none of them a whole number of square metres: 100 m of cultivated land beside 200 m of other land, 3 500 m long.
 */
class LegalLimitsTest {

    private static final String AROUND = "POLYGON ((-5000 -5000, 9000 -5000, 9000 9000, -5000 9000, -5000 -5000))";
    private static final BigDecimal CULTIVATED_LIMIT = new BigDecimal("35");
    private static final BigDecimal OTHER_LIMIT = new BigDecimal("70");

    @ParameterizedTest(name = "{0} m long: {1} ha cultivated, {2} ha other")
    @CsvSource({
        "3499.990, 34.9999, 69.9998, false, false",
        "3499.996, 35.0000, 69.9999, false, false",
        "3500.000, 35.0000, 70.0000, false, false",
        "3500.002, 35.0000, 70.0000, false, false",
        "3500.003, 35.0000, 70.0001, false, true",
        "3500.004, 35.0000, 70.0001, false, true",
        "3500.005, 35.0001, 70.0001, true, true",
        "3500.010, 35.0001, 70.0002, true, true"
    })
    void aLimitIsExceededByTheFirstSquareMetreBeyondItHoweverManyParcelsRound(
            double length, BigDecimal cultivated, BigDecimal other, boolean overCultivated, boolean overOther) {
        Evidence evidence = MeasurementRunTest.measure(inputs(
                LegalArea.PLANAR,
                drawing(plot("地块1", 0, 0, 0, length, 300, length, 300, 0)),
                layer("DLTB", AROUND, strips(length, 700)),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        Evidence.Facts facts = evidence.facts();
        assertThat(evidence.rows()).hasSize(1400);
        assertThat(facts.basicFarmlandHectares()).isEqualByComparingTo("0");
        assertThat(facts.otherCultivatedHectares()).isEqualByComparingTo(cultivated);
        assertThat(facts.otherLandHectares()).isEqualByComparingTo(other);
        assertThat(facts.otherCultivatedHectares().compareTo(CULTIVATED_LIMIT) > 0)
                .isEqualTo(overCultivated);
        assertThat(facts.otherLandHectares().compareTo(OTHER_LIMIT) > 0).isEqualTo(overOther);
        assertTheTableCloses(evidence);
    }

    @Test
    void theRowsOfAGroupMissItsSumByNoMoreThanOneSquareMetreAlthoughEachOfThemRounds() {
        // Rounded one by one, 1400 parcels of 99.x square metres would be hundreds of square metres off.
        Evidence evidence = MeasurementRunTest.measure(inputs(
                LegalArea.PLANAR,
                drawing(plot("地块1", 0, 0, 0, 3500.004, 300, 3500.004, 300, 0)),
                layer("DLTB", AROUND, strips(3500.004, 700)),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        assertThat(sum(evidence, row -> row.landClass().equals("0101")).doubleValue())
                .isCloseTo(evidence.facts().otherCultivatedHectares().doubleValue(), within(0.00010001));
        assertThat(sum(evidence, row -> row.landClass().equals("0601")).doubleValue())
                .isCloseTo(evidence.facts().otherLandHectares().doubleValue(), within(0.00010001));
        assertThat(evidence.rows()).allSatisfy(row -> assertThat(row.hectares()
                        .movePointRight(4)
                        .subtract(row.squareMetres())
                        .abs())
                .isLessThanOrEqualTo(BigDecimal.ONE));
    }

    @Test
    void cultivatedLandInBasicFarmlandCountsThereAndNotBesideIt() {
        // Ten metres of the hundred are basic farmland: 35 hectares become 31.5 and 3.5.
        Evidence evidence = MeasurementRunTest.measure(inputs(
                LegalArea.PLANAR,
                drawing(plot("地块1", 0, 0, 0, 3500, 300, 3500, 300, 0)),
                layer("DLTB", AROUND, strips(3500, 700)),
                layer(
                        "YJJBNTTB",
                        AROUND,
                        MeasurementRunTest.feature("P", "POLYGON ((-50 -50, 10 -50, 10 4000, -50 4000, -50 -50))")),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        assertThat(evidence.facts().basicFarmlandHectares()).isEqualByComparingTo("3.5000");
        assertThat(evidence.facts().otherCultivatedHectares()).isEqualByComparingTo("31.5000");
        assertThat(evidence.facts().otherLandHectares()).isEqualByComparingTo("70.0000");
        assertTheTableCloses(evidence);
    }

    /** Both areas: on the ellipsoid the same land is a few square metres less, and the facts follow it. */
    @Test
    void theLimitIsThatOfTheAreaThatCountsInLaw() {
        var drawing = drawing(plot("地块1", 0, 0, 0, 3500.005, 300, 3500.005, 300, 0));
        LayerFeature[] strips = strips(3500.005, 100);

        Evidence planar = MeasurementRunTest.measure(inputs(LegalArea.PLANAR, drawing, layer("DLTB", AROUND, strips)));
        Evidence ellipsoidal =
                MeasurementRunTest.measure(inputs(LegalArea.ELLIPSOIDAL, drawing, layer("DLTB", AROUND, strips)));

        assertThat(planar.facts().otherCultivatedHectares()).isEqualByComparingTo("35.0001");
        // 40 km east of the meridian the plane is too large by (40/6363)^2 / 2, which is 2.0e-5.
        assertThat(ellipsoidal.facts().otherCultivatedHectares().doubleValue()).isCloseTo(34.9986, within(0.0001));
        assertTheTableCloses(ellipsoidal);
        assertThat(ellipsoidal.legalHectares())
                .isEqualByComparingTo(
                        ellipsoidal.ellipsoidalSquareMetres().movePointLeft(4).setScale(4, RoundingMode.HALF_UP));
    }

    private static void assertTheTableCloses(Evidence evidence) {
        assertThat(sum(evidence, row -> true).add(evidence.uncoveredHectares()))
                .isEqualByComparingTo(evidence.legalHectares());
    }

    private static BigDecimal sum(Evidence evidence, Predicate<Evidence.Row> which) {
        return evidence.rows().stream()
                .filter(which)
                .map(Evidence.Row::hectares)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Strips across the whole width of either class, of uneven heights and an owner each. */
    private static LayerFeature[] strips(double length, int count) {
        var random = new Random(35);
        List<LayerFeature> strips = new ArrayList<>();
        double south = -10;
        for (int i = 0; i < count; i++) {
            double share = (i + 0.2 + 0.6 * random.nextDouble()) / count;
            double north = i == count - 1 ? length + 10 : share * length;
            String owner = "990101%06d".formatted(i);
            strips.add(parcel("A%04d".formatted(i), owner, "0101", box(0, south, 100, north)));
            strips.add(parcel("B%04d".formatted(i), owner, "0601", box(100, south, 300, north)));
            south = north;
        }
        return strips.toArray(LayerFeature[]::new);
    }

    private static String box(double west, double south, double east, double north) {
        return "POLYGON ((%1$s %2$s, %1$s %4$s, %3$s %4$s, %3$s %2$s, %1$s %2$s))".formatted(west, south, east, north);
    }
}
