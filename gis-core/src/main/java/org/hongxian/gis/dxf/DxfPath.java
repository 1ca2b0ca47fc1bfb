package org.hongxian.gis.dxf;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/**
 * A path in metres, arcs already resolved.
 *
 * @param attached what we ourselves attached to it, by key
 * @param line one-based line of the entity in the file
 * @param isClosed whether the last point is followed by the first
 * @param points without the repeated first point when closed
 */
record DxfPath(
        String layer,
        String handle,
        int line,
        boolean isClosed,
        List<Coordinate> points,
        Map<String, String> attached) {

    /** Ends this close together are meant to be one point. */
    static final double SAME_METRES = 0.001;

    Coordinate first() {
        return points.get(0);
    }

    Coordinate last() {
        return points.get(points.size() - 1);
    }

    /** The same, closed if its end meets its start. */
    DxfPath closedIfItMeetsItself() {
        if (points.size() < 4 && !isClosed || points.size() < 2 || first().distance(last()) > SAME_METRES) {
            return this;
        }
        return new DxfPath(layer, handle, line, true, points.subList(0, points.size() - 1), attached);
    }

    double length() {
        double length = isClosed ? first().distance(last()) : 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).distance(points.get(i));
        }
        return length;
    }
}
