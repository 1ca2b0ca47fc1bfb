package org.hongxian.gis.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.testkit.SeededPolygons;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** The prescribed area against geodesics of an independent library: in every zone, from the south of the country to its north. */
class AreaAcrossTheCountryTest {

    private static final double[] LATITUDES = {3, 10, 18, 25, 32, 39, 46, 54};

    /** Of half the width of the zone, to the east. */
    private static final double[] ASIDE = {-1, -0.4, 0, 0.7, 1};

    static Stream<CrsDefinition> zones() {
        return CrsCatalogue.list().stream().filter(crs -> crs.isZone() && crs.datum() == Datum.CGCS2000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zones")
    void thePrescribedAreaIsTheGeodesicOneButForItsRounding(CrsDefinition zone) {
        var random = new Random(zone.code().epsg());
        var degrees = new CrsCode(4490);
        var toDegrees = CoordinateTransformer.between(zone.code(), degrees);
        var toZone = CoordinateTransformer.between(degrees, zone.code());
        var ellipsoid = new Geodesic(6378137, 1 / 298.257222101);
        for (double latitude : LATITUDES) {
            for (double aside : ASIDE) {
                double longitude = zone.centralMeridianDegrees() + aside * zone.zoneWidthDegrees() / 2;
                Coordinate centre = toZone.transform(longitude, latitude);
                Polygon polygon = SeededPolygons.starWithHole(centre.x, centre.y, 150, random);
                double geodesic = area(polygon.getExteriorRing(), toDegrees, ellipsoid)
                        - area(polygon.getInteriorRingN(0), toDegrees, ellipsoid);

                // Coordinates are rounded to 0.1 mm: a point that moves by d along l metres changes the area by d·l at
                // most.
                assertThat(AreaMeasurement.in(zone.code()).measure(polygon).ellipsoidalSquareMetres())
                        .as("latitude %s, %s of half the zone", latitude, aside)
                        .isCloseTo(geodesic, within(0.005 + 2e-5 * polygon.getLength() + 1e-8 * geodesic));
            }
        }
    }

    private static double area(LinearRing ring, CoordinateTransformer toDegrees, Geodesic ellipsoid) {
        var area = new PolygonArea(ellipsoid, false);
        List<Coordinate> points = List.of(Densifier.densify(ring, 10).getCoordinates());
        for (Coordinate point : points.subList(0, points.size() - 1)) {
            Coordinate degrees = toDegrees.transform(point.x, point.y);
            area.AddPoint(degrees.y, degrees.x);
        }
        return Math.abs(area.Compute().area);
    }
}
