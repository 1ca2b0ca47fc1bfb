package org.hongxian.sample;

import org.locationtech.jts.geom.Polygon;

/**
 * One land-use parcel (地类图斑).
 *
 * @param blockColumn the block all its cells lie in
 * @param widthMetres of a linear parcel, 0 for any other
 */
record Parcel(Polygon boundary, String landClass, int blockColumn, int blockRow, double widthMetres) {

    boolean isCultivated() {
        return isCultivated(landClass);
    }

    static boolean isCultivated(String landClass) {
        return landClass.startsWith("01");
    }
}
