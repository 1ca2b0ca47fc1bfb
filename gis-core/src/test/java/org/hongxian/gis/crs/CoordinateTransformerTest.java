package org.hongxian.gis.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CoordinateTransformerTest {

    private static final double TENTH_OF_A_MILLIMETRE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "4490, 4549, 120.5, 31.23, 547637.417, 3456582.526",
        "4490, 4528, 120.5, 31.23, 40547637.417, 3456582.526",
        "4326, 4528, 120.5, 31.23, 40547637.417, 3456582.526",
        "4326, 3857, 120.5, 31.23, 13413998.641, 3662655.183"
    })
    void knownPointsAreHit(int from, int to, double longitude, double latitude, double easting, double northing) {
        Coordinate point = CoordinateTransformer.between(new CrsCode(from), new CrsCode(to))
                .transform(longitude, latitude);

        assertThat(point.x).isCloseTo(easting, within(6e-4));
        assertThat(point.y).isCloseTo(northing, within(6e-4));
    }

    /** Points of a published paper in the zone of 120 degrees; its northings are 3.5 mm short by a truncated meridian arc. */
    @ParameterizedTest
    @CsvSource({
        "120.25, 28.166666666666668, 524552.5834, 3116938.6173, 3116938.6138",
        "120.1875, 28.208333333333332, 518407.2854, 3121545.1743, 3121545.1708"
    })
    void pointsOfXian80HaveTheirPublishedCoordinates(
            double longitude, double latitude, double easting, double northing, double publishedNorthing) {
        Coordinate point = CoordinateTransformer.between(new CrsCode(4610), new CrsCode(2385))
                .transform(longitude, latitude);

        assertThat(point.x).isCloseTo(easting, within(1e-4));
        assertThat(point.y).isCloseTo(northing, within(1e-4));
        assertThat(point.y).isCloseTo(publishedNorthing, within(0.004));
    }

    @Test
    void longitudeAndLatitudeOfTheInverseCheckOfTheAreaRuleAreMet() {
        Coordinate point = CoordinateTransformer.between(new CrsCode(4527), new CrsCode(4490))
                .transform(39600000, 4000000);

        assertThat(point.y * 3600).isCloseTo(130050.511568, within(1e-5));
        assertThat((point.x - 117) * 3600).isCloseTo(425198.988802 - 117 * 3600, within(1e-5));
    }

    @Test
    void anywhereInAZoneTheWayToDegreesAndBackEndsWhereItBegan() {
        var random = new Random(20261122);
        for (CrsDefinition zone : CrsCatalogue.list()) {
            if (!zone.isZone()) {
                continue;
            }
            CrsCode geographic = CrsCatalogue.geographic(zone.datum()).code();
            var out = CoordinateTransformer.between(zone.code(), geographic);
            var back = CoordinateTransformer.between(geographic, zone.code());
            for (int i = 0; i < 20; i++) {
                double longitude =
                        zone.centralMeridianDegrees() + (random.nextDouble() - 0.5) * zone.zoneWidthDegrees();
                double latitude = 17 + random.nextDouble() * 37;
                Coordinate plane = back.transform(longitude, latitude);
                Coordinate degrees = out.transform(plane.x, plane.y);
                Coordinate again = back.transform(degrees.x, degrees.y);
                assertThat(again.distance(plane)).as(zone.nameEn()).isLessThan(TENTH_OF_A_MILLIMETRE);
            }
        }
    }

    @Test
    void neighbouringZonesAgreeAboutAPointOnTheirBorder() {
        var degrees = new CrsCode(4490);
        Coordinate west =
                CoordinateTransformer.between(degrees, new CrsCode(4527)).transform(118.5, 35);
        Coordinate east = CoordinateTransformer.between(new CrsCode(4527), new CrsCode(4528))
                .transform(west.x, west.y);
        Coordinate direct =
                CoordinateTransformer.between(degrees, new CrsCode(4528)).transform(118.5, 35);

        assertThat(east.distance(direct)).isLessThan(TENTH_OF_A_MILLIMETRE);
    }

    @Test
    void theZonePrefixIsTakenOffExactly() {
        Coordinate point = CoordinateTransformer.between(new CrsCode(4527), new CrsCode(4548))
                .transform(39600000.123, 4000000.456);

        assertThat(point.x).isCloseTo(600000.123, within(1e-8));
        assertThat(point.y).isEqualTo(4000000.456);
    }

    @ParameterizedTest(name = "EPSG:{0}")
    @CsvSource({"3857, 13413998, 3662655", "4490, 117, 31", "4527, 39600000, 4000000", "2363, 39600000, 4000000"})
    void aSystemAndItselfDifferByNoBitEitherWay(int system, double easting, double northing) {
        var crs = new CrsCode(system);
        var way = CoordinateTransformer.between(crs, crs);
        var random = new Random(20261122);
        for (int i = 0; i < 1000; i++) {
            double x = easting + random.nextDouble();
            double y = northing + random.nextDouble();
            assertThat(way.transform(x, y)).isEqualTo(new Coordinate(x, y));
            assertThat(way.inverse().transform(x, y)).isEqualTo(new Coordinate(x, y));
        }
        assertThatThrownBy(() -> way.transform(1e308, northing)).isInstanceOf(CoordinateOutOfDomainException.class);
    }

    @Test
    void aPlaneCanHaveAnyCentralMeridian() {
        Coordinate zone = CoordinateTransformer.between(new CrsCode(4490), new CrsCode(4548))
                .transform(117.3, 36);
        Coordinate plane = CoordinateTransformer.toPlane(new CrsCode(4490), 117).transform(117.3, 36);
        Coordinate abroad = CoordinateTransformer.toPlane(new CrsCode(4490), 60).transform(60.3, 36);

        assertThat(plane).isEqualTo(zone);
        assertThat(abroad.distance(plane)).isLessThan(1e-6);
    }

    @Test
    void aGeometryIsCopiedWithItsHoles() throws ParseException {
        var square = new WKTReader()
                .read(
                        "POLYGON ((39600000 4000000, 39601000 4000000, 39601000 4001000, 39600000 4001000, 39600000 4000000),"
                                + " (39600400 4000400, 39600400 4000600, 39600600 4000600, 39600600 4000400, 39600400 4000400))");
        var moved = CoordinateTransformer.between(new CrsCode(4527), new CrsCode(4548))
                .transform(square);

        assertThat(moved.getArea()).isEqualTo(960000);
        assertThat(moved.getNumPoints()).isEqualTo(10);
        assertThat(square.getCoordinate().x).isEqualTo(39600000);
    }

    @Test
    void aChangeOfDatumIsRefusedWithBothCodes() {
        assertThatThrownBy(() -> CoordinateTransformer.between(new CrsCode(2363), new CrsCode(4527)))
                .isInstanceOf(DatumChangeException.class)
                .hasMessageContaining("EPSG:2363")
                .hasMessageContaining("EPSG:4527");
    }

    @ParameterizedTest
    @CsvSource({
        "4490, 4527, 117, 95",
        "4490, 4527, 1e308, 30",
        "4527, 4490, 1e308, 4000000",
        "4527, 4490, 39500000, NaN"
    })
    void aCoordinateOffTheEarthIsRefused(int from, int to, double easting, double northing) {
        var transformer = CoordinateTransformer.between(new CrsCode(from), new CrsCode(to));

        assertThatThrownBy(() -> transformer.transform(easting, northing))
                .isInstanceOf(CoordinateOutOfDomainException.class);
    }
}
