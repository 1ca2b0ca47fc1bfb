package org.hongxian.gis.repair;

import java.util.List;
import java.util.Objects;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where in a drawing a finding is.
 *
 * @param position of the plot
 * @param ring index of the ring; -1 when the finding names no boundary point
 * @param point index in the ring; -1 likewise
 */
record Located(int position, int ring, int point) {

    /** Null when the drawing has no such plot (any more). */
    static @Nullable Located find(List<Plot> plots, Place place) {
        Located plotOnly = null;
        for (int position = 0; position < plots.size(); position++) {
            if (label(plots.get(position), position).equals(place.plot())) {
                Located located = findPoint(plots.get(position), position, place);
                if (located != null) {
                    return located;
                }
                // Of two plots by one name, the later is the one that repeats the other.
                plotOnly = new Located(position, -1, -1);
            }
        }
        return plotOnly;
    }

    static String label(Plot plot, int position) {
        return plot.label(position);
    }

    private static @Nullable Located findPoint(Plot plot, int position, Place place) {
        Located found = null;
        for (int r = 0; r < plot.rings().size(); r++) {
            List<BoundaryPoint> points = plot.rings().get(r).points();
            for (int p = 0; p < points.size(); p++) {
                BoundaryPoint point = points.get(p);
                if (point.name().equals(place.point())
                        && Objects.equals(point.easting(), place.easting())
                        && Objects.equals(point.northing(), place.northing())) {
                    found = new Located(position, r, p);
                }
            }
        }
        return found;
    }

    boolean isPoint() {
        return point >= 0;
    }

    BoundaryRing ring(Plot plot) {
        return plot.rings().get(ring);
    }

    static @Nullable Coordinate coordinate(Place place) {
        Double easting = place.easting();
        Double northing = place.northing();
        return easting == null || northing == null ? null : new Coordinate(easting, northing);
    }
}
