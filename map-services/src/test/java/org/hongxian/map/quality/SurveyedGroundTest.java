package org.hongxian.map.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hongxian.gis.coverage.Polygonal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class SurveyedGroundTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Envelope ALL = new Envelope(39_480_000, 39_520_000, 3_430_000, 3_470_000);

    /** A county with bays, some 20 km around its middle. */
    private static Geometry county(int corners) {
        var ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double turn = 2 * Math.PI * i / corners;
            double radius = 19_000 + 600 * Math.sin(turn * 90);
            ring[i] = new Coordinate(39_500_000 + radius * Math.cos(turn), 3_450_000 + radius * Math.sin(turn));
        }
        ring[corners] = ring[0].copy();
        return GEOMETRIES.createPolygon(ring);
    }

    @ParameterizedTest(name = "{0} boxes to a side")
    @ValueSource(ints = {1, 8, 12})
    void theBoxesTogetherHaveAllOfTheGroundAndEachWhatLiesInIt(int boxes) {
        Geometry county = county(6_000);
        var surveyed = new SurveyedGround(county, ALL);
        double side = ALL.getWidth() / boxes;
        double sum = 0;
        for (int i = 0; i < boxes; i++) {
            for (int k = 0; k < boxes; k++) {
                double west = ALL.getMinX() + i * side;
                double south = ALL.getMinY() + k * side;
                var box = new Envelope(west, west + side, south, south + side);
                Geometry there = surveyed.in(box);
                assertThat(there.getArea())
                        .isCloseTo(
                                Polygonal.intersection(county, GEOMETRIES.toGeometry(box))
                                        .getArea(),
                                within(1e-3));
                sum += there.getArea();
            }
        }

        assertThat(sum).isCloseTo(county.getArea(), within(0.01));
    }

    @Test
    void groundOutsideOfWhatIsAskedIsLeftAlone() {
        var surveyed = new SurveyedGround(county(5_000), ALL);

        assertThat(surveyed.in(new Envelope(39_480_000, 39_481_000, 3_430_000, 3_431_000))
                        .isEmpty())
                .isTrue();
        assertThat(surveyed.in(new Envelope(39_499_999, 39_500_001, 3_449_999, 3_450_001))
                        .getArea())
                .as("across the middle, where the halves meet")
                .isCloseTo(4, within(1e-6));
    }
}
