package org.hongxian.gis.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.survey.BoundaryPointTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class BoundaryPointTableTest {

    private static BoundaryPoint point(String name, double easting, double northing) {
        return new BoundaryPoint(name, easting, northing, 0);
    }

    /** 1000 m square with a 200 m hole, counter-clockwise and begun in the south-east. */
    private static Plot fixture() {
        return Plot.of(
                "A",
                List.of(
                        new BoundaryRing(
                                1,
                                List.of(
                                        point("a", 39601000, 4000000),
                                        point("b", 39601000, 4001000),
                                        point("c", 39600000, 4001000),
                                        point("d", 39600000, 4000000)),
                                true),
                        new BoundaryRing(
                                2,
                                List.of(
                                        point("e", 39600400, 4000400),
                                        point("f", 39600600, 4000400),
                                        point("g", 39600600, 4000600),
                                        point("h", 39600400, 4000600)),
                                true)));
    }

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Test
    void numbersBeginInTheNorthWestAndRunClockwiseThroughTheHole() {
        List<NumberedRing> rings = BoundaryPointNumbering.number(fixture());

        assertThat(rings).hasSize(2);
        assertThat(rings.get(0).points())
                .extracting(NumberedPoint::name, NumberedPoint::submittedName)
                .containsExactly(tuple("J1", "c"), tuple("J2", "b"), tuple("J3", "a"), tuple("J4", "d"));
        assertThat(rings.get(1).hole()).isTrue();
        assertThat(rings.get(1).points())
                .extracting(NumberedPoint::name, NumberedPoint::submittedName)
                .containsExactly(tuple("J5", "h"), tuple("J6", "g"), tuple("J7", "f"), tuple("J8", "e"));
    }

    @Test
    void ofTwoEquallyNorthWesternPointsTheMoreNorthernIsTheFirst() {
        NumberedPoint first = BoundaryPointNumbering.number(wkt("POLYGON ((0 0, 10 10, 20 0, 0 0))"))
                .get(0)
                .points()
                .get(0);

        assertThat(first.northing()).isEqualTo(10);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theNumberingDoesNotDependOnWhereTheFileBeganOrWhichWayItRan(long seed) {
        var random = new Random(seed);
        List<BoundaryPoint> points = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double radius = 50 + 50 * random.nextDouble();
            double angle = 2 * Math.PI * i / 12;
            points.add(point("P" + i, 39540000 + radius * Math.cos(angle), 3450000 + radius * Math.sin(angle)));
        }
        List<BoundaryPoint> other = new ArrayList<>(points);
        Collections.rotate(other, random.nextInt(12));
        Collections.reverse(other);

        assertThat(BoundaryPointNumbering.number(Plot.of("A", List.of(new BoundaryRing(1, other, false)))))
                .isEqualTo(BoundaryPointNumbering.number(Plot.of("A", List.of(new BoundaryRing(1, points, true)))));
    }

    @Test
    void theMoreNorthWesternPartComesFirst() {
        List<NumberedRing> rings = BoundaryPointNumbering.number(
                wkt("MULTIPOLYGON (((100 0, 110 0, 110 10, 100 10, 100 0)), ((0 0, 10 0, 10 10, 0 10, 0 0)))"));

        assertThat(rings.get(0).points().get(0).easting()).isZero();
        assertThat(rings.get(1).part()).isEqualTo(2);
        assertThat(rings.get(1).points().get(0).name()).isEqualTo("J5");
    }

    @Test
    void theTableGivesNorthingAsXWithThreeDecimalsAndSidesWithTwo() {
        BoundaryPointTable table = BoundaryPointTable.of(fixture());
        Row first = table.rows().get(0);
        Row closing = table.rows().get(4);

        assertThat(table.rows()).hasSize(10);
        assertThat(first.northing()).isEqualTo(new BigDecimal("4001000.000"));
        assertThat(first.easting()).isEqualTo(new BigDecimal("39600000.000"));
        assertThat(first.sideMetres()).isEqualTo(new BigDecimal("1000.00"));
        assertThat(first.bearingDegrees()).isCloseTo(90, within(1e-9));
        assertThat(closing.isClosing()).isTrue();
        assertThat(closing.name()).isEqualTo("J1");
        assertThat(table.perimeterMetres()).isEqualTo(new BigDecimal("4800.00"));
    }

    @Test
    void sidesAreThoseOfTheCoordinatesAsPrinted() {
        BoundaryPointTable table = BoundaryPointTable.of(
                BoundaryPointNumbering.number(wkt("POLYGON ((0 10.00049, 10.00551 10.00049, 5 0, 0 10.00049))")));

        assertThat(table.rows().get(0).sideMetres()).isEqualTo(new BigDecimal("10.01"));
        assertThat(table.rows().get(0).northing()).isEqualTo(new BigDecimal("10.000"));
    }

    @Test
    void aRenumberedPlotHasTheOrderAndTheNamesOfTheTable() {
        Plot renumbered = BoundaryPointNumbering.renumber(fixture());

        assertThat(renumbered.name()).isEqualTo("A");
        assertThat(renumbered.rings()).hasSize(2);
        assertThat(renumbered.rings().get(0).points())
                .extracting(BoundaryPoint::name, BoundaryPoint::easting, BoundaryPoint::northing)
                .containsExactly(
                        tuple("J1", 39600000.0, 4001000.0),
                        tuple("J2", 39601000.0, 4001000.0),
                        tuple("J3", 39601000.0, 4000000.0),
                        tuple("J4", 39600000.0, 4000000.0));
        assertThat(renumbered.rings().get(1).points())
                .extracting(BoundaryPoint::name, BoundaryPoint::easting, BoundaryPoint::northing)
                .containsExactly(
                        tuple("J5", 39600400.0, 4000600.0),
                        tuple("J6", 39600600.0, 4000600.0),
                        tuple("J7", 39600600.0, 4000400.0),
                        tuple("J8", 39600400.0, 4000400.0));
    }

    @Test
    void bearingsAreWrittenInDegreesMinutesAndWholeSecondsWithoutEverShowingSixty() {
        assertThat(BearingText.degreesMinutesSeconds(45.125)).isEqualTo("45°07′30″");
        assertThat(BearingText.degreesMinutesSeconds(89.99999)).isEqualTo("90°00′00″");
        assertThat(BearingText.degreesMinutesSeconds(359.99999)).isEqualTo("0°00′00″");
    }
}
