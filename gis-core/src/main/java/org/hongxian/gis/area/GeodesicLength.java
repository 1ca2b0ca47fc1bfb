package org.hongxian.gis.area;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.UnknownCrsException;
import org.locationtech.jts.geom.Coordinate;

/**
 * Length of lines on the ellipsoid of their datum.
 *
 * <p>Each side counts as the geodesic between its two points (Karney 2013, Algorithms for geodesics, as in GeographicLib). An edge
 * that is straight on the plane of a 3-degree zone is longer than that by less than a millimetre per kilometre, while the plane itself
 * stretches it by up to about 0.3 m per kilometre at the edge of the zone: that is the difference this class shows. Heights are not
 * considered. Immutable.
 */
public final class GeodesicLength {

    private final CoordinateTransformer toDegrees;
    private final Geodesic ellipsoid;

    private GeodesicLength(CoordinateTransformer toDegrees, Geodesic ellipsoid) {
        this.toDegrees = toDegrees;
        this.ellipsoid = ellipsoid;
    }

    /** @throws UnknownCrsException if the catalogue lacks the system */
    public static GeodesicLength in(CrsCode crs) {
        CrsDefinition definition = CrsCatalogue.get(crs);
        var datum = definition.datum();
        return new GeodesicLength(
                CoordinateTransformer.between(
                        crs, CrsCatalogue.geographic(datum).code()),
                new Geodesic(datum.semiMajorAxisMetres(), 1 / datum.inverseFlattening()));
    }

    /**
     * @param line easting (longitude) first
     * @return metres; 0 for fewer than two points
     * @throws org.hongxian.gis.crs.CoordinateOutOfDomainException if a vertex cannot be projected
     */
    public double metres(Coordinate... line) {
        var length = new StableSum();
        for (int i = 1; i < line.length; i++) {
            Coordinate from = toDegrees.transform(line[i - 1].x, line[i - 1].y);
            Coordinate to = toDegrees.transform(line[i].x, line[i].y);
            length.add(ellipsoid.Inverse(from.y, from.x, to.y, to.x, GeodesicMask.DISTANCE).s12);
        }
        return length.value();
    }
}
