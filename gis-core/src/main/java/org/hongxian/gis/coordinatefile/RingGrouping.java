package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the points of a plot into rings.
 *
 * <p>A new ring begins where the ring number changes, after the start coordinates were met again, and where the name of the first
 * point comes again elsewhere (numbering that restarts without closing rows). Which ring is a hole is not decided here.
 */
final class RingGrouping {

    private static final double SAME_METRES = 0.0005;
    private static final double SAME_DEGREES = 5e-9;

    private final double tolerance;
    private final List<BoundaryRing> rings = new ArrayList<>();
    private List<BoundaryPoint> points = new ArrayList<>();
    private int number;
    // The second different place of the ring, and whether a third was met.
    private @Nullable BoundaryPoint other;
    private boolean bounded;

    RingGrouping(boolean degrees) {
        this.tolerance = degrees ? SAME_DEGREES : SAME_METRES;
    }

    void add(int ringNumber, BoundaryPoint point) {
        if (!points.isEmpty() && ringNumber != number) {
            finish(false);
        }
        number = ringNumber;
        if (bounded && isAt(points.get(0), point)) {
            finish(true);
            return;
        }
        if (points.size() >= 3
                && point.name().equals(points.get(0).name())
                && !point.name().isEmpty()) {
            if (repeatsOneNumber(point)) {
                finish(true);
                return;
            }
            finish(false);
        }
        points.add(point);
        notice(point);
    }

    /** A ring can only close once it has three different places; before that an equal place is a duplicate point. */
    private void notice(BoundaryPoint point) {
        if (bounded || isAt(points.get(0), point)) {
            return;
        }
        if (other == null) {
            other = point;
        } else {
            bounded = !isAt(other, point);
        }
    }

    List<BoundaryRing> rings() {
        if (!points.isEmpty()) {
            finish(false);
        }
        return List.copyOf(rings);
    }

    private void finish(boolean closed) {
        rings.add(new BoundaryRing(number, points, closed));
        points = new ArrayList<>();
        other = null;
        bounded = false;
    }

    private boolean isAt(BoundaryPoint place, BoundaryPoint point) {
        return Math.abs(point.easting() - place.easting()) <= tolerance
                && Math.abs(point.northing() - place.northing()) <= tolerance;
    }

    /** A known writer's fault: the closing row carries the first number twice. */
    private boolean repeatsOneNumber(BoundaryPoint point) {
        BoundaryPoint start = points.get(0);
        return point.easting() == point.northing()
                && (point.easting() == start.easting() || point.northing() == start.northing());
    }
}
