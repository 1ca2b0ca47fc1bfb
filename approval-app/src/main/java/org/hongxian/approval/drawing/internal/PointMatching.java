package org.hongxian.approval.drawing.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hongxian.approval.drawing.DrawingComparison.PointChange;
import org.hongxian.approval.drawing.DrawingComparison.Spot;
import org.hongxian.approval.drawing.DrawingComparison.What;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.jspecify.annotations.Nullable;

/**
 * Which point of a ring became which. First those that are the same in name and place, then those of the same place (renamed),
 * then those of the same name (moved); what is left over was added or removed.
 */
final class PointMatching {

    private final int ring;
    private final List<PointChange> changes = new ArrayList<>();

    private PointMatching(int ring) {
        this.ring = ring;
    }

    static List<PointChange> changes(int ring, List<BoundaryPoint> before, List<BoundaryPoint> after) {
        var matching = new PointMatching(ring);
        var left = new ArrayList<>(before);
        var right = new ArrayList<>(after);
        matching.pair(left, right, point -> new Spot(point.name(), point.easting(), point.northing()));
        matching.pair(left, right, point -> new Spot("", point.easting(), point.northing()));
        matching.pair(left, right, BoundaryPoint::name);
        left.forEach(point -> matching.add(What.REMOVED, point, null));
        right.forEach(point -> matching.add(What.ADDED, null, point));
        return matching.changes;
    }

    /** Takes the pairs that agree in the key out of both lists. */
    private void pair(List<BoundaryPoint> before, List<BoundaryPoint> after, Function<BoundaryPoint, Object> key) {
        Map<Object, Deque<BoundaryPoint>> waiting = new LinkedHashMap<>();
        before.forEach(point -> waiting.computeIfAbsent(key.apply(point), k -> new ArrayDeque<>())
                .add(point));
        var unpaired = new ArrayList<BoundaryPoint>();
        for (BoundaryPoint point : after) {
            var candidates = waiting.get(key.apply(point));
            BoundaryPoint partner = candidates == null ? null : candidates.poll();
            if (partner == null) {
                unpaired.add(point);
            } else {
                add(What.CHANGED, partner, point);
            }
        }
        before.clear();
        waiting.values().forEach(before::addAll);
        after.clear();
        after.addAll(unpaired);
    }

    private void add(What what, @Nullable BoundaryPoint before, @Nullable BoundaryPoint after) {
        Spot from = spot(before);
        Spot to = spot(after);
        if (from != null && from.equals(to)) {
            return;
        }
        double distance = from == null || to == null
                ? 0
                : Math.hypot(to.easting() - from.easting(), to.northing() - from.northing());
        changes.add(new PointChange(what, ring, from, to, distance));
    }

    private static @Nullable Spot spot(@Nullable BoundaryPoint point) {
        return point == null ? null : new Spot(point.name(), point.easting(), point.northing());
    }
}
