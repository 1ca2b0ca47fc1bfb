package org.hongxian.gis.packed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * One polygon of a red line, cut into slabs at every vertex along its longer axis, the sweep axis. In a slab no two edges cross,
 * so from below they are in turn the bottom and the top of a strip of the polygon: an odd line of a slab is a top, an even one a
 * bottom.
 *
 * <p>Coordinates are packed units; {@code a} runs along the sweep axis, {@code b} across it.
 */
final class RedLineSlabs {

    /** Some 100 MB. Corridors of ten thousand points have twice as many lines as points. */
    private static final long MOST_LINES = 1 << 22;

    /** Slabs of a drawing hold few lines, and those are nearly in order. */
    private static final int FEW_LINES = 32;

    /** Whether the sweep axis is the northing. */
    final boolean transposed;
    /** Where slabs begin and end, ascending; one more than there are slabs. */
    final double[] cut;
    /** First line of each slab; one more than there are slabs. */
    final int[] first;
    /** {@code b} of a line at the beginning of its slab. */
    final double[] begin;
    /** {@code b} of a line at the end of its slab. */
    final double[] end;
    /** Rise of a line per unit of {@code a}. */
    final double[] slope;

    /** Extremes of {@code b} over runs of slabs: a binary tree, leaves from {@link #leaves} on. */
    private final double[] lowest;

    private final double[] highest;
    private final int leaves;

    private RedLineSlabs(boolean transposed, double[] cut, int[] first, double[] begin, double[] end) {
        this.transposed = transposed;
        this.cut = cut;
        this.first = first;
        this.begin = begin;
        this.end = end;
        int slabs = cut.length - 1;
        this.slope = new double[begin.length];
        this.leaves = Integer.highestOneBit(Math.max(1, slabs - 1)) * 2;
        this.lowest = new double[2 * leaves];
        this.highest = new double[2 * leaves];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < slabs; k++) {
            double width = cut[k + 1] - cut[k];
            for (int i = first[k]; i < first[k + 1]; i++) {
                slope[i] = (end[i] - begin[i]) / width;
                lowest[leaves + k] = Math.min(lowest[leaves + k], Math.min(begin[i], end[i]));
                highest[leaves + k] = Math.max(highest[leaves + k], Math.max(begin[i], end[i]));
            }
        }
        for (int node = leaves - 1; node >= 1; node--) {
            lowest[node] = Math.min(lowest[2 * node], lowest[2 * node + 1]);
            highest[node] = Math.max(highest[2 * node], highest[2 * node + 1]);
        }
    }

    /**
     * @param polygon valid, easting first, in metres
     * @return null when the slabs would hold more than {@link #MOST_LINES} lines: an outline of n points may have n² / 4 of them
     */
    static @Nullable RedLineSlabs of(Polygon polygon, PackedGrid grid) {
        boolean transposed = polygon.getEnvelopeInternal().getHeight()
                > polygon.getEnvelopeInternal().getWidth();
        var edges = new Edges(polygon.getNumPoints(), transposed, grid);
        edges.addRing(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            edges.addRing(polygon.getInteriorRingN(i));
        }
        return edges.slabs();
    }

    int slabs() {
        return cut.length - 1;
    }

    /** The slab a place lies in: −1 before the first, {@link #slabs()} at or behind the end of the last. */
    int slabAt(double a) {
        if (a < cut[0]) {
            return -1;
        }
        int found = Arrays.binarySearch(cut, a);
        return found >= 0 ? found : -found - 2;
    }

    /**
     * How many lines of a slab pass below a box, if none meets it.
     *
     * @param u where the box begins in the slab, {@code v} where it ends
     * @return −1 if a line goes through the box
     */
    int linesBelow(int k, double u, double v, double b0, double b1) {
        int from = first[k];
        int to = first[k + 1];
        for (int i = firstReaching(k, b0); i < to; i++) {
            double atU = begin[i] + slope[i] * (u - cut[k]);
            double atV = begin[i] + slope[i] * (v - cut[k]);
            if (atU >= b1 && atV >= b1) {
                return i - from;
            }
            if (atU > b0 || atV > b0) {
                return -1;
            }
        }
        return to - from;
    }

    /** The first line of a slab that is not below {@code b} all along. */
    int firstReaching(int k, double b) {
        int low = first[k];
        int high = first[k + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begin[middle] <= b && end[middle] <= b) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first line of a slab, from the given one on, that is above {@code b} all along. */
    int firstAbove(int k, int from, double b) {
        int low = from;
        int high = first[k + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begin[middle] >= b && end[middle] >= b) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The lowest {@code b} in the slabs from one to another, both included. */
    double lowest(int from, int to) {
        double result = Double.POSITIVE_INFINITY;
        for (int l = from + leaves, r = to + leaves + 1; l < r; l >>= 1, r >>= 1) {
            if ((l & 1) == 1) {
                result = Math.min(result, lowest[l++]);
            }
            if ((r & 1) == 1) {
                result = Math.min(result, lowest[--r]);
            }
        }
        return result;
    }

    /** The highest {@code b} in the slabs from one to another, both included. */
    double highest(int from, int to) {
        double result = Double.NEGATIVE_INFINITY;
        for (int l = from + leaves, r = to + leaves + 1; l < r; l >>= 1, r >>= 1) {
            if ((l & 1) == 1) {
                result = Math.max(result, highest[l++]);
            }
            if ((r & 1) == 1) {
                result = Math.max(result, highest[--r]);
            }
        }
        return result;
    }

    /** Collects the edges of a polygon, all running with the sweep axis, and cuts them. */
    private static final class Edges {

        private final boolean transposed;
        private final PackedGrid grid;
        private final double[] a1;
        private final double[] b1;
        private final double[] a2;
        private final double[] b2;
        private int count;

        Edges(int capacity, boolean transposed, PackedGrid grid) {
            this.transposed = transposed;
            this.grid = grid;
            this.a1 = new double[capacity];
            this.b1 = new double[capacity];
            this.a2 = new double[capacity];
            this.b2 = new double[capacity];
        }

        void addRing(LinearRing ring) {
            CoordinateSequence points = ring.getCoordinateSequence();
            for (int i = 1; i < points.size(); i++) {
                double x0 = (points.getX(i - 1) - grid.originEasting()) * PackedGrid.UNITS_PER_METRE;
                double y0 = (points.getY(i - 1) - grid.originNorthing()) * PackedGrid.UNITS_PER_METRE;
                double x1 = (points.getX(i) - grid.originEasting()) * PackedGrid.UNITS_PER_METRE;
                double y1 = (points.getY(i) - grid.originNorthing()) * PackedGrid.UNITS_PER_METRE;
                if (transposed) {
                    add(y0, x0, y1, x1);
                } else {
                    add(x0, y0, x1, y1);
                }
            }
        }

        private void add(double fromA, double fromB, double toA, double toB) {
            if (fromA == toA) {
                return;
            }
            boolean along = fromA < toA;
            a1[count] = along ? fromA : toA;
            b1[count] = along ? fromB : toB;
            a2[count] = along ? toA : fromA;
            b2[count] = along ? toB : fromB;
            count++;
        }

        @Nullable
        RedLineSlabs slabs() {
            double[] cut = cuts();
            var slabOfBegin = new int[count];
            var first = new int[cut.length + 1];
            long lines = 0;
            for (int i = 0; i < count; i++) {
                slabOfBegin[i] = Arrays.binarySearch(cut, a1[i]);
                lines += Arrays.binarySearch(cut, a2[i]) - slabOfBegin[i];
            }
            if (lines > MOST_LINES) {
                return null;
            }
            for (int i = 0; i < count; i++) {
                for (int k = slabOfBegin[i]; cut[k] < a2[i]; k++) {
                    first[k + 2]++;
                }
            }
            // After this and the filling below, first[k] is where the lines of slab k begin.
            for (int k = 2; k < first.length; k++) {
                first[k] += first[k - 1];
            }
            var begin = new double[first[first.length - 1]];
            var end = new double[begin.length];
            for (int i = 0; i < count; i++) {
                for (int k = slabOfBegin[i]; cut[k] < a2[i]; k++) {
                    int line = first[k + 1]++;
                    begin[line] = at(i, cut[k]);
                    end[line] = at(i, cut[k + 1]);
                }
            }
            for (int k = 0; k + 1 < cut.length; k++) {
                sort(begin, end, first[k], first[k + 1]);
            }
            return new RedLineSlabs(transposed, cut, Arrays.copyOf(first, cut.length), begin, end);
        }

        private double[] cuts() {
            var all = new double[2 * count];
            System.arraycopy(a1, 0, all, 0, count);
            System.arraycopy(a2, 0, all, count, count);
            Arrays.sort(all);
            int kept = 0;
            for (double a : all) {
                if (kept == 0 || a != all[kept - 1]) {
                    all[kept++] = a;
                }
            }
            return Arrays.copyOf(all, kept);
        }

        private double at(int edge, double a) {
            if (a == a1[edge]) {
                return b1[edge];
            }
            if (a == a2[edge]) {
                return b2[edge];
            }
            return b1[edge] + (b2[edge] - b1[edge]) * ((a - a1[edge]) / (a2[edge] - a1[edge]));
        }

        /** By the middle, ascending. */
        private static void sort(double[] begin, double[] end, int from, int to) {
            if (to - from > FEW_LINES) {
                sortMany(begin, end, from, to);
                return;
            }
            for (int i = from + 1; i < to; i++) {
                double b = begin[i];
                double e = end[i];
                int j = i - 1;
                while (j >= from && begin[j] + end[j] > b + e) {
                    begin[j + 1] = begin[j];
                    end[j + 1] = end[j];
                    j--;
                }
                begin[j + 1] = b;
                end[j + 1] = e;
            }
        }

        private static void sortMany(double[] begin, double[] end, int from, int to) {
            int[] order = IntStream.range(from, to)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> begin[i] + end[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] begins = IntStream.of(order).mapToDouble(i -> begin[i]).toArray();
            double[] ends = IntStream.of(order).mapToDouble(i -> end[i]).toArray();
            System.arraycopy(begins, 0, begin, from, begins.length);
            System.arraycopy(ends, 0, end, from, ends.length);
        }
    }
}
