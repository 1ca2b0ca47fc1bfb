package org.hongxian.gis.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class EllipsoidalAreaTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    @ParameterizedTest(name = "{0}: {5} m²")
    @CsvSource({
        "V3, 4000000, 39500000, 100, 117, 10000.0008, 10000.00",
        "V4, 4000000, 39500000, 1000, 117, 999999.9954, 1000000.00",
        "V5, 4000000, 39600000, 1000, 117, 999751.2455, 999751.25",
        "V6, 2500000, 38630000, 1000, 114, 999579.4941, 999579.49",
        "V7, 5800000, 45480000, 1000, 135, 999990.6691, 999990.67",
        "hole, 4000400, 39600400, 200, 117, 39990.0492, 39990.05"
    })
    void squaresHaveTheirPrescribedArea(
            String vector, double northing, double easting, double side, double meridian, double raw, double rounded) {
        Polygon square = square(easting, northing, side);
        double falseEasting = Math.floor(easting / 1e6) * 1e6 + 500_000;

        double area =
                new EllipsoidalArea(PrescribedEllipsoid.CGCS2000, meridian, falseEasting).unroundedSquareMetres(square);

        assertThat(area).isCloseTo(raw, within(5.1e-5));
        assertThat(Decimals.halfUp(area, 2)).isEqualTo(rounded);
    }

    @ParameterizedTest(name = "{0}: EPSG:{1}")
    @CsvSource({
        "V3, 4527, 39500000, 4000000, 100, 10000, 10000.00, 10000.0000",
        "V4, 4527, 39500000, 4000000, 1000, 1000000, 1000000.00, 999999.9918",
        "V5, 4527, 39600000, 4000000, 1000, 1000000, 999751.25, 999751.2466",
        "V5 without prefix, 4548, 600000, 4000000, 1000, 1000000, 999751.25, 999751.2466",
        "V6, 4526, 38630000, 2500000, 1000, 1000000, 999579.49, 999579.4944",
        "V7, 4533, 45480000, 5800000, 1000, 1000000, 999990.67, 999990.6666"
    })
    void theAreasOfASquareStandSideBySideInItsZone(
            String vector,
            int epsg,
            double easting,
            double northing,
            double side,
            double planar,
            double prescribed,
            double exact) {
        Polygon square = square(easting, northing, side);

        MeasuredArea area = AreaMeasurement.in(new CrsCode(epsg)).measure(square);

        assertThat(area.planarSquareMetres()).isEqualTo(planar);
        assertThat(area.ellipsoidalSquareMetres()).isEqualTo(prescribed);
        assertThat(geodesicSquareMetres(new CrsCode(epsg), square)).isCloseTo(exact, within(5e-4));
        // What the prescribed series and roundings cost: some square millimetres per hectare.
        assertThat(prescribed).isCloseTo(exact, within(0.01));
    }

    @Test
    @DisplayName("V8: the hole is taken off before the last rounding")
    void aHoleIsTakenOff() {
        Polygon shell = square(39600000, 4000000, 1000);
        Polygon hole = square(39600400, 4000400, 200);
        Polygon plot = GEOMETRIES.createPolygon(shell.getExteriorRing(), new LinearRing[] {hole.getExteriorRing()});

        MeasuredArea area = AreaMeasurement.in(new CrsCode(4527)).measure(plot);

        assertThat(area.planarSquareMetres()).isEqualTo(960000.00);
        assertThat(area.ellipsoidalSquareMetres()).isEqualTo(959761.20);
        assertThat(area.centralMeridianDegrees()).isEqualTo(117);
    }

    @Test
    @ProcessorTime(seconds = 10)
    @DisplayName("no ellipsoidal area beyond 20,000 km of boundary, of one polygon or of all together")
    void aBoundaryTooLongIsNotCutIntoPieces() {
        // 1,500 edges of 4,500 km: 97 million pieces of 70 m, a minute of work for a file of 31 kB.
        var zigzag = new ArrayList<Coordinate>();
        for (int i = 0; i < 1500; i++) {
            zigzag.add(new Coordinate(39500000 + i, i % 2 == 0 ? 1000000 : 5500000));
        }
        zigzag.add(zigzag.get(0));
        var measurement = AreaMeasurement.in(new CrsCode(4527));

        MeasuredArea area = measurement.measure(GEOMETRIES.createPolygon(zigzag.toArray(new Coordinate[0])));

        assertThat(area.ellipsoidalSquareMetres()).isNull();
        Polygon hundredKilometres = square(39500000, 4000000, 100_000);
        assertThat(measurement.measureAll(Collections.nCopies(50, hundredKilometres)))
                .allMatch(each -> each.ellipsoidalSquareMetres() != null);
        assertThat(measurement.measureAll(Collections.nCopies(51, hundredKilometres)))
                .allMatch(each -> each.ellipsoidalSquareMetres() == null)
                .allMatch(each -> each.planarSquareMetres() == 1e10);
    }

    @ParameterizedTest(name = "V9 {0}: {1} m²")
    @CsvSource({"CGCS2000, 28337967.3181, 5.1e-5", "XIAN80, 28337993.897, 5.1e-4"})
    void aMapSheetHasItsTheoreticalArea(PrescribedEllipsoid ellipsoid, double squareMetres, double lastDigit) {
        double south = 28 * 3600 + 10 * 60;
        double north = 28 * 3600 + 12 * 60 + 30;

        assertThat(ellipsoid.trapezoidSquareMetres(south, north, 3 * 60 + 45))
                .isCloseTo(squareMetres, within(lastDigit));
    }

    @Test
    @DisplayName("V10: one edge against the meridian")
    void oneEdgeAgainstTheMeridian() {
        double area = PrescribedEllipsoid.CGCS2000.trapezoidSquareMetres(30 * 3600, 30.01 * 3600, 0.01 * 3600);

        assertThat(area).isCloseTo(1069521.1733, within(5.1e-5));
    }

    @Test
    void theInverseProjectionMeetsItsCheckPoint() {
        double[] arcSeconds = PrescribedEllipsoid.CGCS2000.inverse(100_000, 4_000_000, 117);

        assertThat(arcSeconds[0]).isCloseTo(130050.511568, within(1e-6));
        assertThat(arcSeconds[1]).isCloseTo(425198.988802, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "116938.6138, 24552.5834, 28.166666666666668, 0.25",
        "121545.1708, 18407.2854, 28.208333333333332, 0.1875"
    })
    void theInverseProjectionOfXian80MeetsThePublishedPoints(
            double northingLess3000000, double offset, double latitude, double longitude) {
        double[] arcSeconds = PrescribedEllipsoid.XIAN80.inverse(offset, 3_000_000 + northingLess3000000, 0);

        // The published forward values come from a truncated meridian arc, 3.5 mm short: 1.2e-4 arc-seconds.
        assertThat(arcSeconds[0] / 3600).isCloseTo(latitude, within(1.3e-4 / 3600));
        assertThat(arcSeconds[1] / 3600).isCloseTo(longitude, within(1e-5 / 3600));
    }

    @Test
    void theReferenceMeridianDoesNotMatter() {
        double[] fromGreenwich = new double[1];
        double[] fromCentralMeridian = new double[1];
        Coordinate[] ring =
                Densifier.densify(square(100_000, 4_000_000, 1000), 70).getCoordinates();
        double[] last = PrescribedEllipsoid.CGCS2000.inverse(ring[0].x, ring[0].y, 117);
        for (int i = 1; i < ring.length; i++) {
            double[] next = PrescribedEllipsoid.CGCS2000.inverse(ring[i].x, ring[i].y, 117);
            double mean = (last[1] + next[1]) / 2;
            fromGreenwich[0] += PrescribedEllipsoid.CGCS2000.trapezoidSquareMetres(last[0], next[0], mean);
            fromCentralMeridian[0] +=
                    PrescribedEllipsoid.CGCS2000.trapezoidSquareMetres(last[0], next[0], mean - 117 * 3600);
            last = next;
        }

        assertThat(Math.abs(fromGreenwich[0])).isCloseTo(999_751.2465, within(0.01));
        assertThat(fromCentralMeridian[0]).isCloseTo(fromGreenwich[0], within(0.01));
    }

    @Test
    void theSeriesHasTheCoefficientsOfTheFirstEccentricity() {
        double[] expected = {
            1.003364089834193, 1.124189381927107e-3, 1.699459473518853e-6, 2.717857845577432e-9, 4.358419004834252e-12
        };
        double[] coefficients = PrescribedEllipsoid.trapezoidCoefficients(6.69438002290e-3);

        assertThat(coefficients).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(coefficients[i]).isCloseTo(expected[i], withinPercentage(1e-10));
        }
    }

    @Test
    void everyDirectionOfTravelGivesTheSameArea() {
        Polygon square = square(39600000, 4000000, 1000);
        var measurement = AreaMeasurement.in(new CrsCode(4527));

        assertThat(measurement.measure(square.reverse())).isEqualTo(measurement.measure(square));
    }

    @ParameterizedTest
    @CsvSource({"4527, 39600000, 4000000, 5000", "4527, 39420000, 3450000, 300", "4516, 28650000, 2600000, 2000"})
    void geodesicsAgreeWithinOneInAHundredMillion(int epsg, double easting, double northing, double side) {
        var crs = new CrsCode(epsg);
        Polygon square = square(easting, northing, side);
        double prescribed = AreaMeasurement.in(crs).measure(square).ellipsoidalSquareMetres();

        double exact = geodesicSquareMetres(crs, square);

        assertThat(prescribed).isCloseTo(exact, within(0.006 + exact * 1e-8));
    }

    /** By a library that has nothing to do with the prescribed procedure. */
    private static double geodesicSquareMetres(CrsCode crs, Polygon square) {
        var geodesics = new PolygonArea(new Geodesic(6378137.0, 1 / 298.257222101), false);
        var toDegrees = CoordinateTransformer.between(crs, new CrsCode(4490));
        // Straight edges of the plane are not geodesics: steps of 5 m follow them closely enough.
        for (Coordinate point : Densifier.densify(square, 5).getCoordinates()) {
            Coordinate degrees = toDegrees.transform(point.x, point.y);
            geodesics.AddPoint(degrees.y, degrees.x);
        }
        return Math.abs(geodesics.Compute(false, true).area);
    }

    @Test
    void degreesAreMeasuredOnTheirThreeDegreeZone() {
        Polygon square = square(39600000, 4000000, 1000);
        Polygon degrees = CoordinateTransformer.between(new CrsCode(4527), new CrsCode(4490))
                .transform(square);

        MeasuredArea area = AreaMeasurement.in(new CrsCode(4490)).measure(degrees);

        assertThat(area.planarSquareMetres()).isCloseTo(1_000_000, within(1e-3));
        assertThat(area.ellipsoidalSquareMetres()).isEqualTo(999751.25);
        assertThat(area.centralMeridianDegrees()).isEqualTo(117);
    }

    @Test
    void beijing54HasNoPrescribedArea() {
        MeasuredArea area = AreaMeasurement.in(new CrsCode(2415)).measure(square(39600000, 4000000, 1000));

        assertThat(area.planarSquareMetres()).isEqualTo(1_000_000);
        assertThat(area.ellipsoidalSquareMetres()).isNull();
    }

    private static Polygon square(double easting, double northing, double side) {
        return (Polygon) GEOMETRIES.toGeometry(new Envelope(easting, easting + side, northing, northing + side));
    }
}
