package org.hongxian.gis.packed;

import org.locationtech.jts.geom.Coordinate;

/**
 * Coordinates as whole tenths of a millimetre from an origin, which is finer than survey data is kept in (0.001 m) and reaches 214
 * km to every side.
 *
 * @param originEasting metres
 * @param originNorthing metres
 */
record PackedGrid(double originEasting, double originNorthing) {

    static final double UNITS_PER_METRE = 10_000;
    static final double SQUARE_METRES_PER_UNIT = 1 / (UNITS_PER_METRE * UNITS_PER_METRE);

    /** An origin at the nearest whole kilometre, so that coordinates of whole units stay what they were. */
    static PackedGrid around(Coordinate first) {
        return new PackedGrid(Math.rint(first.x / 1000) * 1000, Math.rint(first.y / 1000) * 1000);
    }

    /** @throws CoordinateOutOfRangeException if the place is more than 214 km from the origin */
    int x(double easting) {
        return units(easting, originEasting);
    }

    /** @throws CoordinateOutOfRangeException if the place is more than 214 km from the origin */
    int y(double northing) {
        return units(northing, originNorthing);
    }

    double easting(int x) {
        return originEasting + x / UNITS_PER_METRE;
    }

    double northing(int y) {
        return originNorthing + y / UNITS_PER_METRE;
    }

    private static int units(double metres, double origin) {
        double units = Math.rint((metres - origin) * UNITS_PER_METRE);
        if (!(Math.abs(units) < Integer.MAX_VALUE)) {
            throw new CoordinateOutOfRangeException(metres, origin);
        }
        return (int) units;
    }
}
