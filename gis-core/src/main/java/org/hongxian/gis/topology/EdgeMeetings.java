package org.hongxian.gis.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.PolygonNodeTopology;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where edges of one plot meet that do not follow each other.
 *
 * <p>A meeting in a point is a crossing when the boundary goes from one side of itself to the other there. Edges that lie on each
 * other are a touch when the boundary comes back the other way, which it does along a cut, and a crossing when it goes the same way
 * twice.
 */
final class EdgeMeetings {

    /** More than this and a plot is tangled: nobody would read the list. */
    static final int MOST = 10 * FindingList.LISTED_PER_CODE;

    private final List<CheckedRing> rings;
    private final List<Edge> edges = new ArrayList<>();
    private final RobustLineIntersector intersector = new RobustLineIntersector();

    EdgeMeetings(List<CheckedRing> rings) {
        this.rings = rings;
        for (int r = 0; r < rings.size(); r++) {
            for (int i = 0; i < rings.get(r).kept().size(); i++) {
                edges.add(new Edge(r, i));
            }
        }
    }

    /**
     * An edge by the position of its first point among the kept points of a ring.
     *
     * @param ring index among the rings
     */
    record Edge(int ring, int position) {}

    /**
     * @param crosses whether one edge passes to the other side; else they only touch
     * @param lengthMetres how long they lie on each other; 0 for a point
     */
    record Meeting(Edge first, Edge second, Coordinate location, boolean crosses, double lengthMetres) {

        boolean isWithinOneRing() {
            return first.ring() == second.ring();
        }
    }

    /**
     * The first {@link #MOST} of them, in the order of the points.
     *
     * @param found is added to
     * @return whether all edges were compared
     */
    boolean find(List<Meeting> found) {
        boolean complete = PlotEdges.of(rings).forEachPair(0, (first, second) -> {
            Meeting meeting = meeting(edges.get(first), edges.get(second));
            if (meeting != null) {
                found.add(meeting);
            }
            return found.size() < MOST;
        });
        found.sort(Comparator.comparingInt((Meeting m) -> m.first().ring())
                .thenComparingInt(m -> m.first().position())
                .thenComparingInt(m -> m.second().ring())
                .thenComparingInt(m -> m.second().position()));
        return complete || found.size() >= MOST;
    }

    private @Nullable Meeting meeting(Edge a, Edge b) {
        boolean sameRing = a.ring() == b.ring();
        if (sameRing && areNeighbours(a, b, sizeOf(a.ring()))) {
            return null;
        }
        Coordinate a0 = point(a, 0);
        Coordinate a1 = point(a, 1);
        Coordinate b0 = point(b, 0);
        Coordinate b1 = point(b, 1);
        intersector.computeIntersection(a0, a1, b0, b1);
        if (!intersector.hasIntersection()) {
            return null;
        }
        Coordinate location = intersector.getIntersection(0).copy();
        if (intersector.getIntersectionNum() == 2) {
            double length = location.distance(intersector.getIntersection(1));
            boolean sameWay = (a1.x - a0.x) * (b1.x - b0.x) + (a1.y - a0.y) * (b1.y - b0.y) > 0;
            return new Meeting(a, b, location, sameRing && sameWay, length);
        }
        if (intersector.isProper()) {
            return new Meeting(a, b, location, true, 0);
        }
        // A hole may touch the shell in a point.
        return sameRing ? new Meeting(a, b, location, passesThrough(a, b, location), 0) : null;
    }

    private boolean passesThrough(Edge a, Edge b, Coordinate node) {
        return PolygonNodeTopology.isCrossing(node, before(a, node), after(a, node), before(b, node), after(b, node));
    }

    private Coordinate before(Edge edge, Coordinate node) {
        return nextOther(edge, node, 0, -1);
    }

    private Coordinate after(Edge edge, Coordinate node) {
        return nextOther(edge, node, 1, 1);
    }

    /** From a point of the edge on along the ring, the first that lies elsewhere than the node. */
    private Coordinate nextOther(Edge edge, Coordinate node, int from, int step) {
        int further = from;
        for (int i = 0; i < sizeOf(edge.ring()) && point(edge, further).equals2D(node); i++) {
            further += step;
        }
        return point(edge, further);
    }

    private Coordinate point(Edge edge, int further) {
        CheckedRing ring = rings.get(edge.ring());
        return ring.plane(ring.kept()
                .get(Math.floorMod(edge.position() + further, ring.kept().size())));
    }

    private int sizeOf(int ring) {
        return rings.get(ring).kept().size();
    }

    /** Whether one follows the other on a ring of that many edges. */
    static boolean areNeighbours(Edge a, Edge b, int size) {
        return (a.position() + 1) % size == b.position() || (b.position() + 1) % size == a.position();
    }
}
