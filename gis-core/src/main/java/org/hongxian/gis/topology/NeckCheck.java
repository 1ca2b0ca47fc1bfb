package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.NARROW_NECK;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;

/**
 * Where the land of one plot is narrower than land is meant to be: between two stretches of one ring, or between a hole and the ring
 * around it or beside it.
 *
 * <p>What a neck of one ring cuts off must be land on both sides, so the tip of a corner is none. Stretches that run along each other
 * are one finding, at their narrowest place; where points that are almost one were found there, that is the finding.
 */
final class NeckCheck {

    private static final int MOST_PAIRS = 20_000;

    private final TopologyTolerances tolerances;
    private final FindingList findings;
    private final UnaryOperator<Coordinate> toDrawing;

    NeckCheck(TopologyTolerances tolerances, FindingList findings, UnaryOperator<Coordinate> toDrawing) {
        this.tolerances = tolerances;
        this.findings = findings;
        this.toDrawing = toDrawing;
    }

    /** An edge by its ring and the position of its first point. */
    private record Edge(CheckedRing ring, int position) {

        int size() {
            return ring.kept().size();
        }

        /** Whether a point of it was found to be almost one with another. */
        boolean isNear() {
            return ring.isNear(position) || ring.isNear((position + 1) % size());
        }
    }

    /** The two points where the edges come closest. */
    private record Neck(Edge first, Edge second, Coordinate from, Coordinate to, double width) {}

    private record RingPair(CheckedRing first, CheckedRing second) {}

    private record EdgePair(int first, int second) {}

    void check(CheckedPlot plot) {
        List<CheckedRing> rings =
                plot.usableRings().stream().filter(ring -> !ring.isCrossed()).toList();
        var edges = new ArrayList<Edge>();
        for (CheckedRing ring : rings) {
            for (int i = 0; i < ring.kept().size(); i++) {
                edges.add(new Edge(ring, i));
            }
        }
        Map<CheckedRing, RingAreas> areas = new HashMap<>();
        Map<CheckedRing, Map<EdgePair, Neck>> within = new LinkedHashMap<>();
        Map<RingPair, Neck> between = new LinkedHashMap<>();
        var touching = new HashSet<RingPair>();
        var found = new int[1];
        PlotEdges lines = PlotEdges.of(rings);
        boolean complete = lines.forEachPair(tolerances.neckWidthMetres(), (a, b) -> {
            Edge first = edges.get(a);
            Edge second = edges.get(b);
            if (first.ring() != second.ring()) {
                collect(first, second, lines.segment(a), lines.segment(b), between, touching);
            } else if (!follow(first, second)) {
                Neck neck = neck(first, second, lines.segment(a), lines.segment(b));
                if (neck != null && cutsLand(neck, areas.computeIfAbsent(first.ring(), RingAreas::new))) {
                    within.computeIfAbsent(first.ring(), r -> new TreeMap<>(BY_POSITIONS))
                            .put(new EdgePair(first.position(), second.position()), neck);
                    found[0]++;
                }
            }
            return found[0] < MOST_PAIRS;
        });
        within.forEach((ring, pairs) -> reportWithin(plot, ring, pairs));
        between.forEach((rings2, neck) -> {
            if (!touching.contains(rings2)
                    && !(neck.first().isNear() && neck.second().isNear())) {
                report(plot, neck);
            }
        });
        if (!complete) {
            findings.addUncounted(NARROW_NECK);
        }
    }

    private static final Comparator<EdgePair> BY_POSITIONS =
            Comparator.comparingInt(EdgePair::first).thenComparingInt(EdgePair::second);

    private static boolean follow(Edge a, Edge b) {
        int apart = Math.abs(a.position() - b.position());
        return apart == 1 || apart == a.size() - 1;
    }

    private @Nullable Neck neck(Edge first, Edge second, LineSegment a, LineSegment b) {
        double width = Distance.segmentToSegment(a.p0, a.p1, b.p0, b.p1);
        if (width == 0 || width >= tolerances.neckWidthMetres()) {
            return null;
        }
        Coordinate[] closest = a.closestPoints(b);
        return new Neck(first, second, closest[0], closest[1], width);
    }

    private boolean cutsLand(Neck neck, RingAreas areas) {
        int sign = areas.whole() > 0 ? 1 : -1;
        double one = sign
                * areas.between(
                        neck.first().position(), neck.from(), neck.second().position(), neck.to());
        double other = sign * areas.whole() - one;
        double least = tolerances.neckPartSquareMetres();
        boolean shell = neck.first().ring().depth() % 2 == 0;
        return shell ? one > least && other > least : Math.min(one, other) < -least;
    }

    private void collect(
            Edge first,
            Edge second,
            LineSegment a,
            LineSegment b,
            Map<RingPair, Neck> between,
            Set<RingPair> touching) {
        var pair = new RingPair(first.ring(), second.ring());
        if (touching.contains(pair) || !isLandBetween(first.ring(), second.ring())) {
            return;
        }
        if (Distance.segmentToSegment(a.p0, a.p1, b.p0, b.p1) == 0) {
            touching.add(pair);
            return;
        }
        Neck neck = neck(first, second, a, b);
        Neck known = between.get(pair);
        if (neck != null && (known == null || neck.width() < known.width())) {
            between.put(pair, neck);
        }
    }

    /** Between a shell and a hole in it, and between holes; not between parts, nor inside a hole. */
    private static boolean isLandBetween(CheckedRing a, CheckedRing b) {
        boolean holes = a.depth() % 2 == 1 && a.depth() == b.depth();
        int outer = Math.min(a.depth(), b.depth());
        return holes || outer % 2 == 0 && Math.abs(a.depth() - b.depth()) == 1;
    }

    private void reportWithin(CheckedPlot plot, CheckedRing ring, Map<EdgePair, Neck> pairs) {
        List<Map.Entry<EdgePair, Neck>> narrowestFirst = pairs.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().width()))
                .toList();
        var seen = new HashSet<EdgePair>();
        for (Map.Entry<EdgePair, Neck> entry : narrowestFirst) {
            if (!seen.contains(entry.getKey()) && !reachesNearPoints(entry.getKey(), pairs, seen, ring)) {
                report(plot, entry.getValue());
            }
        }
    }

    /** Marks all that runs along with the pair as seen. */
    private static boolean reachesNearPoints(
            EdgePair start, Map<EdgePair, Neck> pairs, Set<EdgePair> seen, CheckedRing ring) {
        int size = ring.kept().size();
        boolean near = false;
        var queue = new ArrayDeque<EdgePair>(List.of(start));
        seen.add(start);
        while (!queue.isEmpty()) {
            EdgePair pair = queue.remove();
            Neck neck = pairs.get(pair);
            near |= neck != null && neck.first().isNear() && neck.second().isNear();
            for (int i = -1; i <= 1; i++) {
                for (int j = -1; j <= 1; j++) {
                    int first = Math.floorMod(pair.first() + i, size);
                    int second = Math.floorMod(pair.second() + j, size);
                    var next = new EdgePair(Math.min(first, second), Math.max(first, second));
                    if (pairs.containsKey(next) && seen.add(next)) {
                        queue.add(next);
                    }
                }
            }
        }
        return near;
    }

    private void report(CheckedPlot plot, Neck neck) {
        CheckedRing ring = neck.first().ring();
        CheckedRing other = neck.second().ring();
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("edge", ring.edge(neck.first().position()));
        arguments.put("otherEdge", other.edge(neck.second().position()));
        arguments.put("ring", ring.number());
        arguments.put("otherRing", other.number());
        arguments.put("widthMetres", neck.width());
        arguments.put("toleranceMetres", tolerances.neckWidthMetres());
        findings.add(NARROW_NECK, place(plot, neck), arguments);
    }

    /** A boundary point where one of the two ends is one. */
    private Place place(CheckedPlot plot, Neck neck) {
        Place point = pointAt(neck.first(), neck.from());
        if (point == null) {
            point = pointAt(neck.second(), neck.to());
        }
        int line = neck.first()
                .ring()
                .point(neck.first().ring().kept().get(neck.first().position()))
                .line();
        return point != null ? point : plot.at(toDrawing.apply(neck.from()), line);
    }

    private static @Nullable Place pointAt(Edge edge, Coordinate location) {
        for (int step = 0; step <= 1; step++) {
            int index = edge.ring().kept().get((edge.position() + step) % edge.size());
            if (edge.ring().plane(index).equals2D(location)) {
                return edge.ring().place(index);
            }
        }
        return null;
    }

    /** Areas between points of a ring, counter-clockwise positive, from sums made once. */
    private static final class RingAreas {

        private final Coordinate[] line;
        private final double[] twice;

        RingAreas(CheckedRing ring) {
            this.line = ring.closedLine();
            this.twice = new double[line.length];
            for (int i = 1; i < line.length; i++) {
                twice[i] = twice[i - 1] + cross(line[i - 1], line[i]);
            }
        }

        double whole() {
            return twice[line.length - 1] / 2;
        }

        /** Of the polygon from a point on one edge along the ring to a point on a later edge and straight back. */
        double between(int edge, Coordinate from, int laterEdge, Coordinate to) {
            return (cross(from, line[edge + 1])
                            + twice[laterEdge]
                            - twice[edge + 1]
                            + cross(line[laterEdge], to)
                            + cross(to, from))
                    / 2;
        }

        private double cross(Coordinate a, Coordinate b) {
            Coordinate o = line[0];
            return (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y);
        }
    }
}
