package org.hongxian.gis.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class GeodesicLengthTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);

    @Test
    void aDegreeOfTheEquatorIsOneThreeHundredAndSixtiethOfItsLength() {
        double oneDegree = GeodesicLength.in(new CrsCode(4490)).metres(new Coordinate(117, 0), new Coordinate(118, 0));
        assertThat(oneDegree).isCloseTo(2 * Math.PI * 6378137 / 360, within(1e-6));
    }

    @Test
    void onTheCentralMeridianPlaneAndEllipsoidAgree() {
        double north = GeodesicLength.in(ZONE_39)
                .metres(new Coordinate(39_500_000, 3_450_000), new Coordinate(39_500_000, 3_451_000));
        assertThat(north).isCloseTo(1000, within(1e-6));
    }

    /** The scale of a transverse Mercator plane is 1 + d²/2R² at the distance d from its meridian. */
    @Test
    void farFromTheMeridianThePlaneIsLonger() {
        double offset = 140_000;
        double side = GeodesicLength.in(ZONE_39)
                .metres(new Coordinate(39_500_000 + offset, 3_450_000), new Coordinate(39_500_000 + offset, 3_451_000));
        double scale = 1 + offset * offset / (2 * 6_362_000.0 * 6_362_000.0);
        assertThat(side).isCloseTo(1000 / scale, within(1e-3)).isBetween(999.757, 999.759);
    }

    @Test
    void aLineIsTheSumOfItsSidesAndAPointHasNoLength() {
        var length = GeodesicLength.in(ZONE_39);
        var a = new Coordinate(39_540_000, 3_450_000);
        var b = new Coordinate(39_541_000, 3_450_500);
        var c = new Coordinate(39_542_000, 3_449_000);
        assertThat(length.metres(a, b, c)).isCloseTo(length.metres(a, b) + length.metres(b, c), within(1e-9));
        assertThat(length.metres(a)).isZero();
    }
}
