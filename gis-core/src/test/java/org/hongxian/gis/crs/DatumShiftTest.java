package org.hongxian.gis.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.crs.DatumParameters.FourParameters;
import org.hongxian.gis.crs.DatumParameters.Method;
import org.hongxian.gis.crs.DatumParameters.RotationConvention;
import org.hongxian.gis.crs.DatumParameters.SevenParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class DatumShiftTest {

    private static final CrsCode XIAN80_ZONE_39 = new CrsCode(2363);
    private static final CrsCode CGCS2000_ZONE_39 = new CrsCode(4527);
    private static final CrsCode CGCS2000_CM_117 = new CrsCode(4548);
    private static final CrsCode CGCS2000_ZONE_40 = new CrsCode(4528);
    private static final CrsCode XIAN80_DEGREES = new CrsCode(4610);

    private static final SevenParameters SEVEN = new SevenParameters(
            RotationConvention.POSITION_VECTOR, -21.437, 84.112, 37.905, -0.6131, 0.2274, 1.4082, -1.713);
    private static final FourParameters FOUR = new FourParameters(117, 500_000, -74.218, 102.663, 1.276, 6.02);

    private static DatumParameters set(Method method) {
        return new DatumParameters(
                "test",
                Datum.XIAN80,
                Datum.CGCS2000,
                method,
                List.of("990100"),
                0.1,
                LocalDate.of(2018, 7, 1),
                null,
                "test",
                "test");
    }

    /** WGS 72 to WGS 84, the example of EPSG guidance note 7-2 for methods 1033 and 1032. */
    @ParameterizedTest
    @CsvSource({"POSITION_VECTOR, 0.554", "COORDINATE_FRAME, -0.554"})
    void thePublishedExampleOfBothConventionsIsMet(RotationConvention convention, double rz) {
        var set = new SevenParameters(convention, 0, 0, 4.5, 0, 0, rz, 0.219);

        double[] moved = DatumShift.shifted(set, new double[] {3657660.66, 255768.55, 5201382.11});

        assertThat(moved[0]).isCloseTo(3657660.78, within(0.01));
        assertThat(moved[1]).isCloseTo(255778.43, within(0.01));
        assertThat(moved[2]).isCloseTo(5201387.75, within(0.01));
    }

    @Test
    void theSignOfEveryRotationIsThatOfItsConvention() {
        double radians = Math.PI / 648_000;
        double[] x = {1e6, 0, 0};
        double[] y = {0, 1e6, 0};
        double[] z = {0, 0, 1e6};
        var vector = new SevenParameters(RotationConvention.POSITION_VECTOR, 0, 0, 0, 1, 2, 3, 0);
        var frame = new SevenParameters(RotationConvention.COORDINATE_FRAME, 0, 0, 0, 1, 2, 3, 0);

        assertThat(DatumShift.shifted(vector, x))
                .containsExactly(new double[] {1e6, 3e6 * radians, -2e6 * radians}, within(1e-9));
        assertThat(DatumShift.shifted(vector, y))
                .containsExactly(new double[] {-3e6 * radians, 1e6, 1e6 * radians}, within(1e-9));
        assertThat(DatumShift.shifted(vector, z))
                .containsExactly(new double[] {2e6 * radians, -1e6 * radians, 1e6}, within(1e-9));
        assertThat(DatumShift.shifted(frame, x))
                .containsExactly(new double[] {1e6, -3e6 * radians, 2e6 * radians}, within(1e-9));
        assertThat(DatumShift.shifted(frame, z))
                .containsExactly(new double[] {-2e6 * radians, 1e6 * radians, 1e6}, within(1e-9));
    }

    @Test
    void theWayBackIsExactInSpace() {
        double[] place = {-2_500_000.123, 4_800_000.456, 3_400_000.789};

        double[] again = DatumShift.unshifted(SEVEN, DatumShift.shifted(SEVEN, place));

        assertThat(again).containsExactly(place, within(1e-8));
    }

    /** Example of EPSG guidance note 7-2 for method 9602, WGS 84. */
    @Test
    void geocentricCoordinatesMeetTheirPublishedExample() {
        double[] xyz = new Geocentric(Datum.WGS84).xyz(2 + 7 / 60.0 + 46.38 / 3600, 53 + 48 / 60.0 + 33.82 / 3600, 73);

        assertThat(xyz[0]).isCloseTo(3771793.968, within(5e-3));
        assertThat(xyz[1]).isCloseTo(140253.342, within(5e-3));
        assertThat(xyz[2]).isCloseTo(5124304.349, within(5e-3));
    }

    @Test
    void fromTheEllipsoidIntoSpaceAndBackIsExact() {
        for (Datum datum : Datum.values()) {
            var geocentric = new Geocentric(datum);
            for (double latitude = 4; latitude < 54; latitude += 7) {
                for (double height : new double[] {-100, 0, 8_000}) {
                    double[] place = geocentric.place(geocentric.xyz(103.7, latitude, height));

                    assertThat(place[0]).isCloseTo(103.7, within(1e-12));
                    assertThat(place[1]).isCloseTo(latitude, within(1e-12));
                    assertThat(place[2]).isCloseTo(height, within(1e-7));
                }
            }
        }
    }

    @Test
    void aTranslationInThePlaneAddsToNorthingAndEasting() {
        var transformer = CoordinateTransformer.between(
                XIAN80_ZONE_39, CGCS2000_ZONE_39, set(new FourParameters(117, 500_000, -5.25, 117.5, 0, 0)));

        Coordinate moved = transformer.transform(39_540_000, 3_450_000);

        assertThat(moved.x).isEqualTo(39_540_117.5);
        assertThat(moved.y).isEqualTo(3_449_994.75);
    }

    /** dx and dy of the formula by hand: x' = x cos a - y sin a, y' = x sin a + y cos a. */
    @Test
    void aPositiveRotationInThePlaneTurnsNorthTowardsEast() {
        double radians = Math.PI / 648_000;
        var turn = new FourParameters(117, 500_000, 0, 0, 1, 0);

        Coordinate moved = CoordinateTransformer.between(XIAN80_ZONE_39, CGCS2000_ZONE_39, set(turn))
                .transform(39_540_000, 3_450_000);

        assertThat(moved.x - 39_540_000).isCloseTo(3_450_000 * radians, within(1e-4));
        assertThat(moved.y - 3_450_000).isCloseTo(-540_000 * radians, within(1e-4));
    }

    @Test
    void aSetDeterminedWithoutFalseEastingSaysSoAndTurnsAboutTheMeridian() {
        double radians = Math.PI / 648_000;
        var turn = new FourParameters(117, 0, 0, 0, 1, 0);

        Coordinate moved = CoordinateTransformer.between(XIAN80_ZONE_39, CGCS2000_ZONE_39, set(turn))
                .transform(39_540_000, 3_450_000);

        assertThat(moved.y - 3_450_000).isCloseTo(-40_000 * radians, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"4527", "4548", "4528", "4490"})
    void thereAndBackEndsWhereItBegan(int target) {
        var random = new Random(20261122);
        var toZone = CoordinateTransformer.between(XIAN80_DEGREES, XIAN80_ZONE_39);
        for (Method method : List.of(SEVEN, FOUR)) {
            var there = CoordinateTransformer.between(XIAN80_ZONE_39, new CrsCode(target), set(method));
            var back = CoordinateTransformer.between(new CrsCode(target), XIAN80_ZONE_39, set(method));
            for (int i = 0; i < 500; i++) {
                Coordinate place = toZone.transform(117 + random.nextDouble() * 1.6, 18 + random.nextDouble() * 35);
                double easting = place.x;
                double northing = place.y;
                Coordinate moved = there.transform(easting, northing);
                Coordinate again = back.transform(moved.x, moved.y);
                Coordinate inverse = there.inverse().transform(moved.x, moved.y);
                assertThat(again.distance(new Coordinate(easting, northing))).isLessThan(1e-4);
                assertThat(inverse.distance(new Coordinate(easting, northing))).isLessThan(1e-4);
            }
        }
    }

    @Test
    void everyTargetGetsTheSamePlace() {
        for (Method method : List.of(SEVEN, FOUR)) {
            Coordinate zone39 = CoordinateTransformer.between(XIAN80_ZONE_39, CGCS2000_ZONE_39, set(method))
                    .transform(39_640_000, 3_450_000);
            Coordinate plain = CoordinateTransformer.between(XIAN80_ZONE_39, CGCS2000_CM_117, set(method))
                    .transform(39_640_000, 3_450_000);
            Coordinate zone40 = CoordinateTransformer.between(XIAN80_ZONE_39, CGCS2000_ZONE_40, set(method))
                    .transform(39_640_000, 3_450_000);
            Coordinate degrees = CoordinateTransformer.between(XIAN80_ZONE_39, XIAN80_DEGREES)
                    .transform(39_640_000, 3_450_000);
            Coordinate fromDegrees = CoordinateTransformer.between(XIAN80_DEGREES, CGCS2000_ZONE_39, set(method))
                    .transform(degrees.x, degrees.y);
            Coordinate back = CoordinateTransformer.between(CGCS2000_ZONE_40, CGCS2000_ZONE_39)
                    .transform(zone40.x, zone40.y);

            assertThat(plain.x + 39_000_000).isCloseTo(zone39.x, within(1e-4));
            assertThat(back.distance(zone39)).isLessThan(1e-4);
            assertThat(fromDegrees.distance(zone39)).isLessThan(1e-4);
        }
    }

    @Test
    void aShiftIsNeverSilentlyZero() {
        Coordinate moved = CoordinateTransformer.between(XIAN80_ZONE_39, CGCS2000_ZONE_39, set(SEVEN))
                .transform(39_540_000, 3_450_000);

        assertThat(moved.distance(new Coordinate(39_540_000, 3_450_000))).isBetween(10.0, 300.0);
        assertThatThrownBy(() -> CoordinateTransformer.between(XIAN80_ZONE_39, CGCS2000_ZONE_39))
                .isInstanceOf(DatumChangeException.class);
        assertThatThrownBy(() -> CoordinateTransformer.between(new CrsCode(2415), CGCS2000_ZONE_39, set(SEVEN)))
                .isInstanceOf(DatumChangeException.class);
    }

    @Test
    void wrongUnitsShowByWhereTheyLead() {
        // Radians written where arc-seconds belong would vanish; degrees would lead kilometres away.
        var inDegrees = new FourParameters(117, 500_000, 0, 0, 100, 0);

        assertThatThrownBy(() -> CoordinateTransformer.between(XIAN80_ZONE_39, CGCS2000_ZONE_39, set(inDegrees))
                        .transform(39_540_000, 3_450_000))
                .isInstanceOfSatisfying(ImplausibleDatumShiftException.class, e -> assertThat(e.metres())
                        .isGreaterThan(1_000));
    }
}
