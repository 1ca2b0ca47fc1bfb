package org.hongxian.gis.boundarytext;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the points of a plot into rings.
 *
 * <p>A new ring begins where the ring number changes, after the start coordinates were met again, and where the name of the first
 * point comes again elsewhere (numbering that restarts without closing rows). Which ring is a hole is not decided here.
 *
 * <p>A closing row can miss the start: one known writer repeats X in the place of Y, and digits are mistyped. Such a row closes
 * its ring all the same, because it is no corner of the land, and is listed in {@link #astray()}.
 */
final class RingGrouping {

    private static final double SAME_METRES = 0.0005;
    private static final double SAME_DEGREES = 5e-9;

    /** What a row was. */
    enum Row {
        POINT,
        CLOSING,
        CLOSING_ASTRAY
    }

    /**
     * A closing row that is not where its ring begins.
     *
     * @param row as the file has it
     * @param start the point it repeats the name of
     */
    record Astray(BoundaryPoint row, BoundaryPoint start) {}

    private final double tolerance;
    private final List<BoundaryRing> rings = new ArrayList<>();
    private final List<Astray> astray = new ArrayList<>();
    private List<BoundaryPoint> points = new ArrayList<>();
    private int number;
    // The second different place of the ring, and whether a third was met.
    private @Nullable BoundaryPoint other;
    private boolean bounded;
    // Whether the ring began because the name of the first point of the last one came again.
    private boolean restarted;

    RingGrouping(boolean degrees) {
        this.tolerance = degrees ? SAME_DEGREES : SAME_METRES;
    }

    Row add(int ringNumber, BoundaryPoint point) {
        if (!points.isEmpty() && ringNumber != number) {
            finish(false);
        }
        number = ringNumber;
        if (restarted && points.size() == 1 && !goesOnLikeTheLast(point)) {
            finish(false);
        }
        if (bounded && isAt(points.get(0), point)) {
            finish(true);
            return Row.CLOSING;
        }
        boolean restarts = restartsNames(point);
        if (restarts && repeatsOneNumber(point)) {
            astray.add(new Astray(point, points.get(0)));
            finish(true);
            return Row.CLOSING_ASTRAY;
        }
        if (restarts) {
            finish(false);
            restarted = true;
        }
        points.add(point);
        notice(point);
        return Row.POINT;
    }

    List<BoundaryRing> rings() {
        if (!points.isEmpty()) {
            finish(false);
        }
        return List.copyOf(rings);
    }

    List<Astray> astray() {
        return astray;
    }

    /** Where every point of a ring has one name, the name says nothing. */
    private boolean restartsNames(BoundaryPoint point) {
        return points.size() >= 3
                && !point.name().isEmpty()
                && point.name().equals(points.get(0).name())
                && !point.name().equals(points.get(1).name());
    }

    /** Numbering that begins again goes on as it did; a closing row stands alone before the next number. */
    private boolean goesOnLikeTheLast(BoundaryPoint second) {
        return second.name().equals(rings.get(rings.size() - 1).points().get(1).name());
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

    private void finish(boolean closed) {
        if (restarted && points.size() == 1) {
            // One point alone is no ring: its name was that of a closing row.
            closeLast(points.get(0));
        } else {
            rings.add(new BoundaryRing(number, points, closed));
        }
        points = new ArrayList<>();
        other = null;
        bounded = false;
        restarted = false;
    }

    private void closeLast(BoundaryPoint row) {
        BoundaryRing last = rings.remove(rings.size() - 1);
        astray.add(new Astray(row, last.points().get(0)));
        rings.add(new BoundaryRing(last.number(), last.points(), true));
    }

    private boolean isAt(BoundaryPoint place, BoundaryPoint point) {
        return Math.abs(point.easting() - place.easting()) <= tolerance
                && Math.abs(point.northing() - place.northing()) <= tolerance;
    }

    private boolean repeatsOneNumber(BoundaryPoint point) {
        BoundaryPoint start = points.get(0);
        return point.easting() == point.northing()
                && (point.easting() == start.easting() || point.northing() == start.northing());
    }
}
