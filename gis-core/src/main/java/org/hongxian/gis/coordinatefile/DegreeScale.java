package org.hongxian.gis.coordinatefile;

import java.util.List;

/** What areas of degrees are in square metres, within half a per cent: enough to tell units and readings apart. */
public final class DegreeScale {

    private static final double METRES_PER_DEGREE = 111_320;

    private DegreeScale() {}

    /**
     * @param geographic whether the rings are in degrees
     * @return square metres of one square unit of the coordinates, 1 for metres
     */
    public static double squareMetres(boolean geographic, List<BoundaryRing> rings) {
        if (!geographic) {
            return 1;
        }
        double latitude = rings.stream()
                .flatMap(ring -> ring.points().stream())
                .mapToDouble(BoundaryPoint::northing)
                .average()
                .orElse(0);
        return METRES_PER_DEGREE * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }
}
