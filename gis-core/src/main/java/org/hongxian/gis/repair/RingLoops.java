package org.hongxian.gis.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** The rings a ring that touches itself is made of. */
final class RingLoops {

    /** Every point is compared with every edge. */
    private static final int MOST_POINTS = 5_000;

    private RingLoops() {}

    /** Each with at least three points and an area; only the ring itself when it does not touch itself or is too large. */
    static List<List<BoundaryPoint>> of(BoundaryRing ring) {
        if (ring.points().size() > MOST_POINTS) {
            return List.of(ring.points());
        }
        List<BoundaryPoint> noded = noded(Rings.withoutRepeated(ring.points()));
        var loops = new ArrayList<List<BoundaryPoint>>();
        var open = new ArrayList<BoundaryPoint>();
        Map<Coordinate, Integer> positions = new LinkedHashMap<>();
        for (BoundaryPoint point : noded) {
            Coordinate at = Rings.at(point);
            Integer known = positions.get(at);
            if (known != null) {
                List<BoundaryPoint> loop = List.copyOf(open.subList(known, open.size()));
                loop.forEach(closed -> positions.remove(Rings.at(closed)));
                open.subList(known, open.size()).clear();
                addTo(loops, loop);
            }
            positions.put(at, open.size());
            open.add(point);
        }
        addTo(loops, List.copyOf(open));
        // The loop with the first point of the table comes first.
        loops.sort(Comparator.comparingInt(loop -> loop.contains(ring.points().get(0)) ? 0 : 1));
        return loops;
    }

    private static void addTo(List<List<BoundaryPoint>> loops, List<BoundaryPoint> loop) {
        if (loop.size() >= 3 && area(loop) > 0) {
            loops.add(loop);
        }
    }

    private static double area(List<BoundaryPoint> loop) {
        var line = new Coordinate[loop.size() + 1];
        for (int i = 0; i < line.length; i++) {
            line[i] = Rings.at(loop.get(i % loop.size()));
        }
        return Area.ofRing(line);
    }

    /** With the points of the ring that lie exactly on one of its edges put into that edge. */
    private static List<BoundaryPoint> noded(List<BoundaryPoint> points) {
        var noded = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < points.size(); i++) {
            Coordinate from = Rings.at(points.get(i));
            Coordinate to = Rings.at(points.get((i + 1) % points.size()));
            noded.add(points.get(i));
            points.stream()
                    .filter(point -> isBetween(Rings.at(point), from, to))
                    .sorted(Comparator.comparingDouble(point -> Rings.at(point).distance(from)))
                    .forEach(noded::add);
        }
        return Rings.withoutRepeated(noded);
    }

    private static boolean isBetween(Coordinate point, Coordinate from, Coordinate to) {
        return !point.equals2D(from)
                && !point.equals2D(to)
                && new Envelope(from, to).covers(point)
                && Orientation.index(from, to, point) == Orientation.COLLINEAR;
    }
}
