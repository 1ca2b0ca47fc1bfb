package org.hongxian.gis.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.testkit.SeededPolygons;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * What must hold for any polygon, whatever it looks like. Places: zone 39 near its meridian, 40 km east of it, and at its border.
 *
 * <p>The prescribed procedure rounds: plane coordinates to 0.1 mm, latitude and longitude to a millionth of an arc-second (0.03 mm).
 * A point moved by d along a boundary of length l changes the area by at most d·l; so two ways to the same area may differ by
 * {@code 2e-4 m x perimeter} at most, and are seen to differ by far less.
 */
class AreaPropertiesTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double ROUNDING_METRES = 2e-4;
    private static final double[] EASTINGS = {39_500_100, 39_540_000, 39_640_000};

    private static EllipsoidalArea prescribed() {
        return new EllipsoidalArea(PrescribedEllipsoid.CGCS2000, 117, 39_500_000);
    }

    private static double tolerance(Polygon polygon) {
        return ROUNDING_METRES * polygon.getLength();
    }

    private static Polygon polygon(Random random) {
        double easting = EASTINGS[random.nextInt(EASTINGS.length)];
        return SeededPolygons.starWithHole(
                easting, 2_500_000 + 500_000 * random.nextInt(6), 20 + 900 * random.nextDouble(), random);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whereARingBeginsWhichWayItRunsAndTheOrderOfHolesChangeNothing(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            Polygon polygon = polygon(random);
            double area = prescribed().unroundedSquareMetres(polygon);
            var holes = new ArrayList<LinearRing>();
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                holes.add(turned(polygon.getInteriorRingN(i), random));
            }
            Collections.reverse(holes);
            Polygon other =
                    FACTORY.createPolygon(turned(polygon.getExteriorRing(), random), holes.toArray(LinearRing[]::new));

            assertThat(prescribed().unroundedSquareMetres(other)).isCloseTo(area, within(1e-6 * Math.max(1, area)));
            assertThat(Decimals.halfUp(prescribed().unroundedSquareMetres(other), 2))
                    .isCloseTo(Decimals.halfUp(area, 2), within(0.0101));
            MeasuredArea own = AreaMeasurement.in(ZONE_39).measure(polygon);
            MeasuredArea again = AreaMeasurement.in(ZONE_39).measure(other);
            assertThat(again.planarSquareMetres())
                    .isCloseTo(own.planarSquareMetres(), within(1e-9 * own.planarSquareMetres()));
        }
    }

    /** Another first point and, half of the time, the other direction. */
    private static LinearRing turned(LinearRing ring, Random random) {
        List<Coordinate> points = new ArrayList<>(List.of(ring.getCoordinates()));
        points.remove(points.size() - 1);
        Collections.rotate(points, random.nextInt(points.size()));
        if (random.nextBoolean()) {
            Collections.reverse(points);
        }
        points.add(points.get(0));
        return FACTORY.createLinearRing(points.toArray(Coordinate[]::new));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7, 8})
    void piecesAddUpToTheWhole(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 10; run++) {
            Polygon whole = polygon(random);
            List<Polygon> cells = SeededPolygons.mesh(whole.getEnvelopeInternal(), 5 + random.nextInt(6), random);
            double planar = 0;
            double ellipsoidal = 0;
            double length = whole.getLength();
            for (Polygon cell : cells) {
                MultiPolygon piece = Polygonal.intersection(whole, cell);
                planar += piece.getArea();
                length += piece.getLength();
                for (Polygon part : Polygonal.polygons(piece)) {
                    ellipsoidal += prescribed().unroundedSquareMetres(part);
                }
            }

            assertThat(planar).isCloseTo(whole.getArea(), within(1e-9 * whole.getArea() + 1e-6));
            assertThat(ellipsoidal)
                    .isCloseTo(prescribed().unroundedSquareMetres(whole), within(ROUNDING_METRES * length));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9, 10})
    void splittingAnEdgeOfUpToSeventyMetresChangesNothingButRounding(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            Polygon polygon = SeededPolygons.starWithHole(39_540_000, 3_450_000, 60, random);
            var points = new ArrayList<Coordinate>();
            Coordinate[] shell = polygon.getExteriorRing().getCoordinates();
            for (int i = 0; i + 1 < shell.length; i++) {
                points.add(shell[i]);
                if (shell[i].distance(shell[i + 1]) < 70) {
                    double share = random.nextDouble();
                    points.add(new Coordinate(
                            shell[i].x + share * (shell[i + 1].x - shell[i].x),
                            shell[i].y + share * (shell[i + 1].y - shell[i].y)));
                }
            }
            points.add(shell[0]);
            Polygon split = FACTORY.createPolygon(points.toArray(Coordinate[]::new));
            Polygon whole = FACTORY.createPolygon(shell);

            assertThat(prescribed().unroundedSquareMetres(split))
                    .isCloseTo(prescribed().unroundedSquareMetres(whole), within(tolerance(whole)));
        }
    }

    /** Zones with and without number differ by the false easting, and the meridian is where longitude begins: all the same ground. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void theReferenceMeridianAndTheZoneNumberDoNotMatter(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            Polygon polygon = polygon(random);
            double area = prescribed().unroundedSquareMetres(polygon);
            Polygon bare = (Polygon)
                    AffineTransformation.translationInstance(-39_000_000, 0).transform(polygon);

            assertThat(new EllipsoidalArea(PrescribedEllipsoid.CGCS2000, 117, 500_000).unroundedSquareMetres(bare))
                    .isCloseTo(area, within(tolerance(polygon)));
            for (double meridian : new double[] {0, 75, 114, 135}) {
                assertThat(new EllipsoidalArea(PrescribedEllipsoid.CGCS2000, meridian, 39_500_000)
                                .unroundedSquareMetres(polygon))
                        .isCloseTo(area, within(tolerance(polygon)));
            }
        }
    }

    /**
     * Against an independent library: edges are straight in the plane, so they are cut into steps of 5 m, between which a geodesic
     * departs from them by less than a micrometre.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {13, 14})
    void geodesicAreasOfAnotherLibraryAgree(long seed) {
        var random = new Random(seed);
        var toDegrees = CoordinateTransformer.between(ZONE_39, new CrsCode(4490));
        var ellipsoid = new Geodesic(6378137, 1 / 298.257222101);
        for (int run = 0; run < 15; run++) {
            Polygon polygon = polygon(random);
            double geodesic = 0;
            geodesic += ring(polygon.getExteriorRing(), toDegrees, ellipsoid);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                geodesic -= ring(polygon.getInteriorRingN(i), toDegrees, ellipsoid);
            }

            assertThat(prescribed().unroundedSquareMetres(polygon))
                    .isCloseTo(geodesic, within(tolerance(polygon) + 1e-8 * geodesic));
        }
    }

    private static double ring(LinearRing ring, CoordinateTransformer toDegrees, Geodesic ellipsoid) {
        var area = new PolygonArea(ellipsoid, false);
        Coordinate[] points = Densifier.densify(ring, 5).getCoordinates();
        for (int i = 0; i + 1 < points.length; i++) {
            Coordinate degrees = toDegrees.transform(points[i].x, points[i].y);
            area.AddPoint(degrees.y, degrees.x);
        }
        return Math.abs(area.Compute().area);
    }
}
