package org.hongxian.gis.area;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The prescribed area of a polygon on the ellipsoid (图斑椭球面积).
 *
 * <p>Procedure, with its roundings (half up, on decimals): plane coordinates to 4 decimals; an edge longer than 70 m gets
 * {@code int(length / 70)} points in equal steps, rounded to 6 decimals; inverse Gauss projection to arc-seconds, rounded to 6
 * decimals; trapezoids against the meridian of longitude 0, summed unrounded; the plot rounded to 0.01 m². An edge is straight in
 * the projected plane.
 */
final class EllipsoidalArea {

    private static final double LONGEST_EDGE_METRES = 70;

    private final PrescribedEllipsoid ellipsoid;
    private final double centralMeridianDegrees;
    private final double falseEastingMetres;

    EllipsoidalArea(PrescribedEllipsoid ellipsoid, double centralMeridianDegrees, double falseEastingMetres) {
        this.ellipsoid = ellipsoid;
        this.centralMeridianDegrees = centralMeridianDegrees;
        this.falseEastingMetres = falseEastingMetres;
    }

    /** Shell minus holes, before the last rounding, square metres. */
    double unroundedSquareMetres(Polygon polygon) {
        double area = ofRing(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            area -= ofRing(polygon.getInteriorRingN(i));
        }
        return area;
    }

    private double ofRing(LinearRing ring) {
        var walk = new Walk();
        CoordinateSequence points = ring.getCoordinateSequence();
        for (int i = 0; i < points.size(); i++) {
            walk.to(Decimals.halfUp(points.getX(i), 4), Decimals.halfUp(points.getY(i), 4));
        }
        return Math.abs(walk.sum);
    }

    /** Goes round a ring and adds up the trapezoids of its edges. */
    private final class Walk {

        private boolean begun;
        private double easting;
        private double northing;
        private double latitude;
        private double longitude;
        private double sum;

        void to(double nextEasting, double nextNorthing) {
            if (begun) {
                densify(nextEasting, nextNorthing);
                addEdgeTo(nextEasting, nextNorthing);
            } else {
                place(nextEasting, nextNorthing);
                begun = true;
            }
            easting = nextEasting;
            northing = nextNorthing;
        }

        private void densify(double nextEasting, double nextNorthing) {
            double length = Math.hypot(nextEasting - easting, nextNorthing - northing);
            int inserted = length > LONGEST_EDGE_METRES ? (int) (length / LONGEST_EDGE_METRES) : 0;
            for (int i = 1; i <= inserted; i++) {
                double share = (double) i / (inserted + 1);
                addEdgeTo(
                        Decimals.halfUp(easting + share * (nextEasting - easting), 6),
                        Decimals.halfUp(northing + share * (nextNorthing - northing), 6));
            }
        }

        private void addEdgeTo(double nextEasting, double nextNorthing) {
            double fromLatitude = latitude;
            double fromLongitude = longitude;
            place(nextEasting, nextNorthing);
            sum += ellipsoid.trapezoidSquareMetres(fromLatitude, latitude, (fromLongitude + longitude) / 2);
        }

        private void place(double nextEasting, double nextNorthing) {
            double[] arcSeconds =
                    ellipsoid.inverse(nextEasting - falseEastingMetres, nextNorthing, centralMeridianDegrees);
            latitude = Decimals.halfUp(arcSeconds[0], 6);
            longitude = Decimals.halfUp(arcSeconds[1], 6);
        }
    }
}
