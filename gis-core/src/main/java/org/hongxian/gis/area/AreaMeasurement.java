package org.hongxian.gis.area;

import java.util.List;
import java.util.Optional;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
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

    /**
     * All edges together that are still measured on the ellipsoid, metres. The procedure cuts them into pieces of 70 m; the
     * boundaries of the largest projects are some thousand kilometres long.
     */
    public static final double LONGEST_BOUNDARY_METRES = 2e7;

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
     * @return without an ellipsoidal area where the boundary is longer than {@link #LONGEST_BOUNDARY_METRES}
     * @throws org.hongxian.gis.crs.CoordinateOutOfDomainException if a vertex cannot be projected
     */
    public MeasuredArea measure(Geometry polygonal) {
        return measureAll(List.of(polygonal)).get(0);
    }

    /**
     * The parts of one drawing, each by itself.
     *
     * @param polygonal as for {@link #measure}
     * @return in the same order; none has an ellipsoidal area where the boundaries are together longer than
     *     {@link #LONGEST_BOUNDARY_METRES}
     * @throws org.hongxian.gis.crs.CoordinateOutOfDomainException if a vertex cannot be projected
     */
    public List<MeasuredArea> measureAll(List<? extends Geometry> polygonal) {
        List<Plane> planes = polygonal.stream().map(this::plane).toList();
        double boundaryMetres =
                planes.stream().mapToDouble(plane -> plane.land().getLength()).sum();
        boolean onEllipsoid = boundaryMetres <= LONGEST_BOUNDARY_METRES;
        return planes.stream().map(plane -> measured(plane, onEllipsoid)).toList();
    }

    /**
     * @param polygonal as for {@link #measure}
     * @return on the projected plane, unrounded
     * @throws org.hongxian.gis.crs.CoordinateOutOfDomainException if a vertex cannot be projected
     */
    public double planarSquareMetres(Geometry polygonal) {
        return measured(plane(polygonal), false).planarSquareMetres();
    }

    /** Land on the plane it is measured on. */
    private record Plane(Geometry land, double centralMeridianDegrees, double falseEastingMetres) {}

    private Plane plane(Geometry polygonal) {
        if (crs.isZone()) {
            return new Plane(polygonal, crs.centralMeridianDegrees(), crs.falseEastingMetres());
        }
        double meridian = nearestMeridian(polygonal.getEnvelopeInternal());
        return new Plane(CoordinateTransformer.toPlane(crs.code(), meridian).transform(polygonal), meridian, 500_000);
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

    private MeasuredArea measured(Plane plane, boolean onEllipsoid) {
        Optional<EllipsoidalArea> ellipsoidal = PrescribedEllipsoid.of(crs.datum())
                .filter(ellipsoid -> onEllipsoid)
                .map(ellipsoid ->
                        new EllipsoidalArea(ellipsoid, plane.centralMeridianDegrees(), plane.falseEastingMetres()));
        double planar = 0;
        double prescribed = 0;
        for (int i = 0; i < plane.land().getNumGeometries(); i++) {
            var polygon = (Polygon) plane.land().getGeometryN(i);
            planar += planarSquareMetres(polygon);
            if (ellipsoidal.isPresent()) {
                prescribed += ellipsoidal.get().unroundedSquareMetres(polygon);
            }
        }
        @Nullable Double rounded = ellipsoidal.isPresent() ? Decimals.halfUp(prescribed, 2) : null;
        return new MeasuredArea(planar, rounded, plane.centralMeridianDegrees());
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
