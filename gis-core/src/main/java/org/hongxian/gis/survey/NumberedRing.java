package org.hongxian.gis.survey;

import java.util.List;

/**
 * One ring in the order of the table, which is clockwise for shells and holes alike and not the orientation of the geometry.
 *
 * @param part one-based number of the polygon it belongs to
 * @param points without the repeated closing point
 */
public record NumberedRing(int part, boolean hole, List<NumberedPoint> points) {

    public NumberedRing {
        points = List.copyOf(points);
    }
}
