package org.hongxian.gis.area;

import java.util.Optional;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.crs.UnknownCrsException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Measures polygons on the plane and on the ellipsoid.
 *
 * <p>In a Gauss-Krüger zone the plane is that zone. Longitude and latitude (and web maps) are first projected to the 3-degree zone
 * of the polygon, so a boundary has one area whichever format carried it; an edge is straight in the projected plane, never a
 * geodesic and never straight in degrees. Polygons must be valid; nothing is checked here.
 */
public final class AreaMeasurement {

    private final CrsDefinition crs;

    private AreaMeasurement(CrsDefinition crs) {
        this.crs = crs;
    }

    /** @throws UnknownCrsException if the catalogue lacks the system */
    public static AreaMeasurement in(CrsCode crs) {
        return new AreaMeasurement(CrsCatalogue.get(crs));
    }

    /** Whether the datum has a prescribed procedure for areas on the ellipsoid; Beijing 54 has none. */
    public boolean hasEllipsoidal() {
        return PrescribedEllipsoid.of(crs.datum()).isPresent();
    }

    /**
     * @param polygonal polygon or multipolygon, easting (longitude) first; may be empty
     * @throws org.hongxian.gis.crs.CoordinateOutOfDomainException if a vertex cannot be projected
     */
    public MeasuredArea measure(Geometry polygonal) {
        if (crs.isZone()) {
            return onPlane(polygonal, crs.datum(), crs.centralMeridianDegrees(), crs.falseEastingMetres());
        }
        double meridian = nearestMeridian(polygonal.getEnvelopeInternal());
        Geometry projected = CoordinateTransformer.toPlane(crs.code(), meridian).transform(polygonal);
        return onPlane(projected, crs.datum(), meridian, 500_000);
    }

    /** The same rule as for 3-degree zones, also where no zone is defined. */
    private double nearestMeridian(Envelope envelope) {
        if (envelope.isNull()) {
            return 0;
        }
        Coordinate centre = envelope.centre();
        double longitude = CoordinateTransformer.between(
                        crs.code(), CrsCatalogue.geographic(crs.datum()).code())
                .transform(centre.x, centre.y)
                .x;
        return Math.round(longitude / 3) * 3.0;
    }

    private static MeasuredArea onPlane(
            Geometry polygonal, Datum datum, double centralMeridianDegrees, double falseEastingMetres) {
        Optional<EllipsoidalArea> ellipsoidal = PrescribedEllipsoid.of(datum)
                .map(ellipsoid -> new EllipsoidalArea(ellipsoid, centralMeridianDegrees, falseEastingMetres));
        double planar = 0;
        double onEllipsoid = 0;
        for (int i = 0; i < polygonal.getNumGeometries(); i++) {
            var polygon = (Polygon) polygonal.getGeometryN(i);
            planar += planarSquareMetres(polygon);
            if (ellipsoidal.isPresent()) {
                onEllipsoid += ellipsoidal.get().unroundedSquareMetres(polygon);
            }
        }
        @Nullable Double rounded = ellipsoidal.isPresent() ? Decimals.halfUp(onEllipsoid, 2) : null;
        return new MeasuredArea(planar, rounded, centralMeridianDegrees);
    }

    /** Shoelace formula, shell minus holes, square metres on the plane. */
    private static double planarSquareMetres(Polygon polygon) {
        double area = Area.ofRing(polygon.getExteriorRing().getCoordinateSequence());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            area -= Area.ofRing(polygon.getInteriorRingN(i).getCoordinateSequence());
        }
        return area;
    }
}
