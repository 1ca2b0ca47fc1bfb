package org.hongxian.map.sheet;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds free places for labels on the page: inside the frame, over no other label, over no line that must stay legible.
 * Millimetres on the page.
 */
final class LabelPlaces {

    private static final int DIRECTIONS = 16;
    private static final double[] DISTANCES = {1.0, 1.8, 3.0, 5.0, 8.0};

    private final Envelope frame;
    private final java.util.ArrayList<Envelope> taken = new java.util.ArrayList<>();
    private final STRtree lines = new STRtree();

    /** @param keepClear rings and circles no label may cover */
    LabelPlaces(SheetLayout.Box frame, List<LineSegment> keepClear) {
        this.frame = new Envelope(frame.left() + 1, frame.right() - 1, frame.bottom() + 1, frame.top() - 1);
        keepClear.forEach(segment -> lines.insert(new Envelope(segment.p0, segment.p1), segment));
    }

    void take(Envelope box) {
        taken.add(box);
    }

    /**
     * A free box beside a point, the nearest first, beginning in the preferred direction and going around alternately.
     *
     * @param radians preferred direction, counter-clockwise from east
     */
    Optional<Envelope> beside(Coordinate point, double width, double height, double radians) {
        for (double distance : DISTANCES) {
            for (int i = 0; i < DIRECTIONS; i++) {
                int step = (i + 1) / 2 * (i % 2 == 0 ? 1 : -1);
                double direction = radians + step * 2 * Math.PI / DIRECTIONS;
                double centreX = point.x + Math.cos(direction) * (distance + width / 2);
                double centreY = point.y + Math.sin(direction) * (distance + height / 2);
                Envelope box = new Envelope(
                        centreX - width / 2, centreX + width / 2, centreY - height / 2, centreY + height / 2);
                if (isFree(box)) {
                    taken.add(box);
                    return Optional.of(box);
                }
            }
        }
        return Optional.empty();
    }

    /** Takes the box centred on the point when it is free. */
    Optional<Envelope> at(Coordinate centre, double width, double height) {
        Envelope box =
                new Envelope(centre.x - width / 2, centre.x + width / 2, centre.y - height / 2, centre.y + height / 2);
        if (!isFree(box)) {
            return Optional.empty();
        }
        taken.add(box);
        return Optional.of(box);
    }

    private boolean isFree(Envelope box) {
        if (!frame.contains(box) || taken.stream().anyMatch(box::intersects)) {
            return false;
        }
        for (Object candidate : lines.query(box)) {
            LineSegment segment = (LineSegment) candidate;
            if (crosses(segment, box)) {
                return false;
            }
        }
        return true;
    }

    private static boolean crosses(LineSegment segment, Envelope box) {
        return box.contains(segment.p0)
                || box.contains(segment.p1)
                || new org.locationtech.jts.algorithm.RectangleLineIntersector(box).intersects(segment.p0, segment.p1);
    }
}
