package org.hongxian.gis.coordinatefile;

import java.util.List;

/**
 * One ring of a plot in the order of the file's table, which is not the orientation of the geometry.
 *
 * @param number the ring number the file gives; says nothing about shell or hole, containment decides that
 * @param points without the repeated closing point
 * @param closedInFile whether the file repeated the first point at the end
 */
public record BoundaryRing(int number, List<BoundaryPoint> points, boolean closedInFile) {

    public BoundaryRing {
        points = List.copyOf(points);
    }
}
