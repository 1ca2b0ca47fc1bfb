package org.hongxian.gis.topology;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;

/**
 * Edges, and which of them come close to each other.
 *
 * <p>Found by a sweep along the axis on which fewer edges lie side by side. Where so many lie side by side that all of them cannot be
 * compared (a scribble), the sweep ends early and says so.
 */
final class PlotEdges {

    /** Compared in a tenth of a second; the boundaries of ten thousand plots need less. */
    private static final long MOST_COMPARISONS = 40_000_000;

    /** Edges are put in order by numbers of whole steps and their own number, which sort fast. */
    private static final int NUMBER_BITS = 24;

    private static final double STEPS = 1L << 38;

    /** More than a step of any drawing in the country. */
    private static final double STEP_METRES = 1e-3;

    private final int size;
    private final double[] x0;
    private final double[] y0;
    private final double[] x1;
    private final double[] y1;

    PlotEdges(int size) {
        this.size = size;
        this.x0 = new double[size];
        this.y0 = new double[size];
        this.x1 = new double[size];
        this.y1 = new double[size];
    }

    /** The edges of the kept points, ring after ring. */
    static PlotEdges of(List<CheckedRing> rings) {
        var edges = new PlotEdges(
                rings.stream().mapToInt(ring -> ring.kept().size()).sum());
        int next = 0;
        for (CheckedRing ring : rings) {
            List<Integer> kept = ring.kept();
            for (int i = 0; i < kept.size(); i++) {
                edges.set(next++, ring.plane(kept.get(i)), ring.plane(kept.get((i + 1) % kept.size())));
            }
        }
        return edges;
    }

    void set(int edge, Coordinate start, Coordinate end) {
        x0[edge] = start.getX();
        y0[edge] = start.getY();
        x1[edge] = end.getX();
        y1[edge] = end.getY();
    }

    Coordinate start(int edge) {
        return new Coordinate(x0[edge], y0[edge]);
    }

    Coordinate end(int edge) {
        return new Coordinate(x1[edge], y1[edge]);
    }

    LineSegment segment(int edge) {
        return new LineSegment(x0[edge], y0[edge], x1[edge], y1[edge]);
    }

    /** Told of two edges, the smaller number first; answers whether to go on. */
    interface Visitor {
        boolean visit(int first, int second);
    }

    /**
     * Visits all pairs whose envelopes are not farther apart than the distance.
     *
     * @return whether all were visited
     */
    boolean forEachPair(double distance, Visitor visitor) {
        boolean alongX = sideBySide(x0, x1) <= sideBySide(y0, y1);
        double[] from = alongX ? x0 : y0;
        double[] to = alongX ? x1 : y1;
        double[] acrossFrom = alongX ? y0 : x0;
        double[] acrossTo = alongX ? y1 : x1;
        int[] order = byStart(from, to);
        long comparisons = 0;
        for (int a = 0; a < size; a++) {
            int edge = order[a];
            double end = Math.max(from[edge], to[edge]) + distance + STEP_METRES;
            double low = Math.min(acrossFrom[edge], acrossTo[edge]) - distance;
            double high = Math.max(acrossFrom[edge], acrossTo[edge]) + distance;
            for (int b = a + 1; b < size; b++) {
                int other = order[b];
                if (Math.min(from[other], to[other]) > end) {
                    break;
                }
                if (++comparisons > MOST_COMPARISONS) {
                    return false;
                }
                boolean near = Math.max(acrossFrom[other], acrossTo[other]) >= low
                        && Math.min(acrossFrom[other], acrossTo[other]) <= high;
                if (near && !visitor.visit(Math.min(edge, other), Math.max(edge, other))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many edges lie over a point of the axis on average. */
    private double sideBySide(double[] from, double[] to) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            sum += Math.abs(from[i] - to[i]);
            low = Math.min(low, Math.min(from[i], to[i]));
            high = Math.max(high, Math.max(from[i], to[i]));
        }
        return high > low ? sum / (high - low) : Double.POSITIVE_INFINITY;
    }

    /** Numbers of the edges, those that start first on the axis first, to within {@link #STEPS} of its length. */
    private int[] byStart(double[] from, double[] to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double start = Math.min(from[i], to[i]);
            low = Math.min(low, start);
            high = Math.max(high, start);
        }
        double scale = high > low ? STEPS / (high - low) : 0;
        var keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = ((long) ((Math.min(from[i], to[i]) - low) * scale) << NUMBER_BITS) | i;
        }
        Arrays.sort(keys);
        var numbers = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (int) (keys[i] & (1 << NUMBER_BITS) - 1);
        }
        return numbers;
    }
}
