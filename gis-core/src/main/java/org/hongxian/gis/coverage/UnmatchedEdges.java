package org.hongxian.gis.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The edges of a set of polygons that do not have exactly one polygon on each side.
 *
 * <p>In a clean coverage only its outer boundary is left. A duplicate, an overlap, a gap, a vertex on one side only: each leaves
 * its edges here.
 */
final class UnmatchedEdges {

    private static final int[] NO_SIDES = new int[2];

    private final List<? extends Geometry> polygons;
    private final Map<Edge, int[]> sides = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();

    /**
     * Consecutive unmatched edges of one ring.
     *
     * @param polygon index of the polygon they belong to
     */
    record Run(int polygon, List<Coordinate> points) {}

    UnmatchedEdges(List<? extends Geometry> polygons) {
        this.polygons = polygons;
        forEachRing((polygon, ring, interiorLeft) -> {
            for (int i = 1; i < ring.length; i++) {
                Edge edge = Edge.of(ring[i - 1], ring[i]);
                boolean left = edge.startsAt(ring[i - 1]) == interiorLeft;
                sides.computeIfAbsent(edge, e -> new int[2])[left ? 0 : 1]++;
            }
        });
        forEachRing((polygon, ring, interiorLeft) -> addRuns(polygon, ring));
        sides.clear();
    }

    List<Run> runs() {
        return runs;
    }

    private void addRuns(int polygon, Coordinate[] ring) {
        var run = new ArrayList<Coordinate>();
        for (int i = 1; i < ring.length; i++) {
            int[] side = sides.getOrDefault(Edge.of(ring[i - 1], ring[i]), NO_SIDES);
            boolean matched = side[0] == 1 && side[1] == 1;
            if (!matched) {
                if (run.isEmpty()) {
                    run.add(ring[i - 1]);
                }
                run.add(ring[i]);
            }
            if ((matched || i == ring.length - 1) && !run.isEmpty()) {
                runs.add(new Run(polygon, List.copyOf(run)));
                run.clear();
            }
        }
    }

    private interface RingVisitor {
        void visit(int polygon, Coordinate[] ring, boolean interiorLeft);
    }

    private void forEachRing(RingVisitor visitor) {
        for (int i = 0; i < polygons.size(); i++) {
            for (Polygon polygon : Polygonal.polygons(polygons.get(i))) {
                visit(i, polygon.getExteriorRing(), true, visitor);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    visit(i, polygon.getInteriorRingN(hole), false, visitor);
                }
            }
        }
    }

    private static void visit(int polygon, LinearRing ring, boolean shell, RingVisitor visitor) {
        Coordinate[] points = ring.getCoordinates();
        if (points.length > 0) {
            visitor.visit(polygon, points, Orientation.isCCW(points) == shell);
        }
    }

    /** An edge regardless of direction: from its lefter (then lower) end to the other. */
    private record Edge(double x0, double y0, double x1, double y1) {

        static Edge of(Coordinate a, Coordinate b) {
            // Adding zero makes of -0.0 the 0.0 it equals.
            return a.compareTo(b) <= 0
                    ? new Edge(a.getX() + 0.0, a.getY() + 0.0, b.getX() + 0.0, b.getY() + 0.0)
                    : new Edge(b.getX() + 0.0, b.getY() + 0.0, a.getX() + 0.0, a.getY() + 0.0);
        }

        boolean startsAt(Coordinate point) {
            return x0 == point.getX() && y0 == point.getY();
        }
    }
}
