package org.hongxian.gis.topology;

import java.util.Arrays;
import java.util.List;
import org.hongxian.gis.coverage.Polygonal;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The edges of many polygons, each with the polygon it belongs to and the side its land lies on.
 *
 * <p>An edge two polygons have exactly in common, one on each side, is in order and {@link #isMatched}.
 */
final class PlotOutlines {

    private final int[] owner;
    private final boolean[] landLeft;
    private final boolean[] matched;
    private final int[] partner;
    private final PlotEdges edges;

    /** @param polygons valid and polygonal; an empty one has no edges */
    PlotOutlines(List<? extends Geometry> polygons) {
        int size = polygons.stream()
                .mapToInt(polygon -> polygon.getNumPoints() - rings(polygon))
                .sum();
        owner = new int[size];
        landLeft = new boolean[size];
        matched = new boolean[size];
        partner = new int[size];
        edges = new PlotEdges(size);
        int next = 0;
        for (int i = 0; i < polygons.size(); i++) {
            for (Polygon polygon : Polygonal.polygons(polygons.get(i))) {
                next = add(i, polygon.getExteriorRing(), true, next);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    next = add(i, polygon.getInteriorRingN(hole), false, next);
                }
            }
        }
        match();
    }

    int size() {
        return owner.length;
    }

    int owner(int edge) {
        return owner[edge];
    }

    boolean isLandLeft(int edge) {
        return landLeft[edge];
    }

    boolean isMatched(int edge) {
        return matched[edge];
    }

    /** Whether it is in order between two of the first polygons. */
    boolean isMatchedWithin(int edge, int first) {
        return matched[edge] && owner[edge] < first && owner[partner[edge]] < first;
    }

    PlotEdges edges() {
        return edges;
    }

    private static int rings(Geometry polygonal) {
        return Polygonal.polygons(polygonal).stream()
                .filter(polygon -> !polygon.isEmpty())
                .mapToInt(polygon -> 1 + polygon.getNumInteriorRing())
                .sum();
    }

    private int add(int polygon, LinearRing ring, boolean shell, int first) {
        Coordinate[] line = ring.getCoordinates();
        if (line.length == 0) {
            return first;
        }
        boolean left = Orientation.isCCW(line) == shell;
        int next = first;
        for (int i = 1; i < line.length; i++) {
            edges.set(next, line[i - 1], line[i]);
            owner[next] = polygon;
            landLeft[next] = left;
            next++;
        }
        return next;
    }

    /** By a table of edges regardless of direction; a third polygon on an edge, or land on the same side, is no match. */
    private void match() {
        int capacity = Integer.highestOneBit(Math.max(4, 2 * size())) << 1;
        var table = new int[capacity];
        Arrays.fill(table, -1);
        Arrays.fill(partner, -1);
        for (int edge = 0; edge < size(); edge++) {
            int slot = hash(edge) & (capacity - 1);
            while (table[slot] >= 0 && !isSame(table[slot], edge)) {
                slot = (slot + 1) & (capacity - 1);
            }
            if (table[slot] < 0) {
                table[slot] = edge;
            } else {
                pair(table[slot], edge);
            }
        }
    }

    private void pair(int first, int second) {
        if (partner[first] >= 0) {
            matched[first] = false;
            matched[partner[first]] = false;
            return;
        }
        partner[first] = second;
        partner[second] = first;
        boolean otherSide = (edges.start(first).equals2D(edges.start(second))) != (landLeft[first] == landLeft[second]);
        boolean good = otherSide && owner[first] != owner[second];
        matched[first] = good;
        matched[second] = good;
    }

    private boolean isSame(int a, int b) {
        Coordinate a0 = edges.start(a);
        Coordinate a1 = edges.end(a);
        Coordinate b0 = edges.start(b);
        Coordinate b1 = edges.end(b);
        return a0.equals2D(b0) && a1.equals2D(b1) || a0.equals2D(b1) && a1.equals2D(b0);
    }

    private int hash(int edge) {
        Coordinate start = edges.start(edge);
        Coordinate end = edges.end(edge);
        // Adding zero makes of -0.0 the 0.0 it equals; sums do not depend on the direction.
        long x = Double.doubleToLongBits(start.x + 0.0) + Double.doubleToLongBits(end.x + 0.0);
        long y = Double.doubleToLongBits(start.y + 0.0) + Double.doubleToLongBits(end.y + 0.0);
        long mixed = (x * 0x9E3779B97F4A7C15L ^ y) * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed >>> 33);
    }
}
