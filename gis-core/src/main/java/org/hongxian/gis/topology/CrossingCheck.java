package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.HOLE_OUTSIDE_SHELL;
import static org.hongxian.gis.issue.IssueCode.SELF_INTERSECTION;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.valid.IsSimpleOp;

/**
 * Where the rings of one plot cross or touch themselves or each other.
 *
 * <p>A ring that touches itself in a point is a self-intersection too: which side is land is then undefined. A hole may touch the
 * shell in a point. Two crossings next to each other on the same other edge come from one point pushed across it and are one finding.
 *
 * <p>A ring of shuffled points has about as many crossings as pairs of edges. Once a thousand are found the plot is called tangled,
 * and neither the other crossings nor its land are looked for.
 */
final class CrossingCheck {

    private static final int MAX_CROSSINGS = 10 * FindingList.LISTED_PER_CODE;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final FindingList findings;
    private final UnaryOperator<Coordinate> toDrawing;

    CrossingCheck(FindingList findings, UnaryOperator<Coordinate> toDrawing) {
        this.findings = findings;
        this.toDrawing = toDrawing;
    }

    /** An edge by the position of its first point among the kept points of a ring. */
    private record Edge(int ring, int position, Coordinate start, Coordinate end) {}

    private record Crossing(Edge first, Edge second, Coordinate location) {}

    /** @return indexes (among the usable rings) of rings whose nesting means nothing because they cross another */
    Set<Integer> check(CheckedPlot plot) {
        List<CheckedRing> rings = plot.usableRings();
        var lines = rings.stream()
                .map(ring -> FACTORY.createLineString(ring.closedLine()))
                .toArray(LineString[]::new);
        if (new IsSimpleOp(FACTORY.createMultiLineString(lines)).isSimple()) {
            return Set.of();
        }
        var crossedRings = new HashSet<Integer>();
        var self = new ArrayList<Crossing>();
        List<Crossing> crossings = crossings(rings);
        if (crossings.size() >= MAX_CROSSINGS) {
            plot.setTangled();
        }
        for (Crossing crossing : crossings) {
            if (crossing.first().ring() == crossing.second().ring()) {
                self.add(crossing);
            } else if (crossedRings.add(crossing.second().ring())) {
                reportRings(plot, rings, crossing);
            }
        }
        reportSelf(plot, rings, self);
        return crossedRings;
    }

    /** The first {@link #MAX_CROSSINGS} of them. */
    private List<Crossing> crossings(List<CheckedRing> rings) {
        var edges = new ArrayList<Edge>();
        for (int r = 0; r < rings.size(); r++) {
            Coordinate[] line = rings.get(r).closedLine();
            for (int i = 1; i < line.length; i++) {
                edges.add(new Edge(r, i - 1, line[i - 1], line[i]));
            }
        }
        var index = new STRtree();
        for (int i = 0; i < edges.size(); i++) {
            index.insert(new Envelope(edges.get(i).start(), edges.get(i).end()), i);
        }
        var intersector = new RobustLineIntersector();
        var found = new ArrayList<Crossing>();
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            var others = new ArrayList<Integer>();
            int self = i;
            index.query(new Envelope(edge.start(), edge.end()), item -> {
                if ((Integer) item > self) {
                    others.add((Integer) item);
                }
            });
            others.sort(null);
            for (int other : others) {
                Coordinate location = location(edge, edges.get(other), rings, intersector);
                if (location != null) {
                    found.add(new Crossing(edge, edges.get(other), location));
                    if (found.size() >= MAX_CROSSINGS) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    private static @Nullable Coordinate location(
            Edge a, Edge b, List<CheckedRing> rings, RobustLineIntersector intersector) {
        boolean sameRing = a.ring() == b.ring();
        if (sameRing && areNeighbours(a, b, rings.get(a.ring()).kept().size())) {
            return null;
        }
        intersector.computeIntersection(a.start(), a.end(), b.start(), b.end());
        if (!intersector.hasIntersection()) {
            return null;
        }
        boolean touchesInPoint = !intersector.isProper() && intersector.getIntersectionNum() == 1;
        return !sameRing && touchesInPoint
                ? null
                : intersector.getIntersection(0).copy();
    }

    private static boolean areNeighbours(Edge a, Edge b, int size) {
        return (a.position() + 1) % size == b.position() || (b.position() + 1) % size == a.position();
    }

    private void reportRings(CheckedPlot plot, List<CheckedRing> rings, Crossing crossing) {
        CheckedRing ring = rings.get(crossing.second().ring());
        int line = ring.point(ring.kept().get(crossing.second().position())).line();
        plot.breaks(
                findings,
                HOLE_OUTSIDE_SHELL,
                plot.at(toDrawing.apply(crossing.location()), line),
                Map.of("ring", ring.number()));
    }

    private void reportSelf(CheckedPlot plot, List<CheckedRing> rings, List<Crossing> crossings) {
        var reported = new ArrayList<Crossing>();
        for (Crossing crossing : crossings) {
            int size = rings.get(crossing.first().ring()).kept().size();
            if (reported.stream().noneMatch(known -> belongTogether(known, crossing, size))) {
                reported.add(crossing);
                report(plot, rings.get(crossing.first().ring()), crossing);
            }
            if (plot.isTangled() && reported.size() >= FindingList.LISTED_PER_CODE) {
                findings.addUncounted(SELF_INTERSECTION);
                break;
            }
        }
    }

    private static boolean belongTogether(Crossing known, Crossing crossing, int size) {
        if (known.first().ring() != crossing.first().ring()) {
            return false;
        }
        return known.location().distance(crossing.location()) < 0.001
                || sharesOneEdge(known.first(), crossing.first(), known.second(), crossing.second(), size)
                || sharesOneEdge(known.first(), crossing.second(), known.second(), crossing.first(), size);
    }

    /** One edge is the same, and the others follow each other. */
    private static boolean sharesOneEdge(Edge a, Edge b, Edge otherA, Edge otherB, int size) {
        return a.position() == b.position() && areNeighbours(otherA, otherB, size)
                || otherA.position() == otherB.position() && areNeighbours(a, b, size);
    }

    private void report(CheckedPlot plot, CheckedRing ring, Crossing crossing) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("edge", ring.edge(crossing.first().position()));
        arguments.put("otherEdge", ring.edge(crossing.second().position()));
        arguments.put("ring", ring.number());
        int line = ring.point(ring.kept().get(crossing.first().position())).line();
        plot.breaks(findings, SELF_INTERSECTION, plot.at(toDrawing.apply(crossing.location()), line), arguments);
    }
}
