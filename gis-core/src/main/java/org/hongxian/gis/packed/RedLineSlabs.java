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

    /** So many are tried one by one before one is searched for. */
    private static final int NEAR = 8;

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

    /** The slab at the beginning of each of as many equal stretches of the sweep axis as there are slabs, and the last slab. */
    private final int[] slabOfStretch;

    private final double stretches;

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
        this.stretches = slabs / (cut[slabs] - cut[0]);
        this.slabOfStretch = new int[slabs + 2];
        for (int k = 0, stretch = 0; k < slabs; k++) {
            for (int stop = stretch(cut[k + 1]); stretch < stop; ) {
                slabOfStretch[++stretch] = k;
            }
        }
        Arrays.fill(slabOfStretch, stretch(cut[slabs]) + 1, slabs + 2, slabs - 1);
    }

    private int stretch(double a) {
        return (int) ((a - cut[0]) * stretches);
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
        int slabs = slabs();
        if (a < cut[0] || a >= cut[slabs]) {
            return a < cut[0] ? -1 : slabs;
        }
        int stretch = stretch(a);
        int low = slabOfStretch[stretch];
        int high = slabOfStretch[stretch + 1];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (cut[middle] <= a) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** As {@link #slabAt}, looked for from a slab that is not far away. */
    int locate(int from, double a) {
        int last = slabs();
        int k = from;
        while (k < last && a >= cut[k + 1]) {
            k++;
        }
        while (k >= 0 && a < cut[k]) {
            k--;
        }
        return k;
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
        if (high - low <= NEAR) {
            while (low < high && begin[low] <= b && end[low] <= b) {
                low++;
            }
            return low;
        }
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
        if (high - low <= NEAR) {
            while (high > low && begin[high - 1] >= b && end[high - 1] >= b) {
                high--;
            }
            return high;
        }
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

    /** Whether all lines in the slabs from one to another, both included, pass below a box or all pass above it. */
    boolean passes(int from, int to, double b0, double b1) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int l = from + leaves, r = to + leaves + 1; l < r; l >>= 1, r >>= 1) {
            if ((l & 1) == 1) {
                low = Math.min(low, lowest[l]);
                high = Math.max(high, highest[l++]);
            }
            if ((r & 1) == 1) {
                low = Math.min(low, lowest[--r]);
                high = Math.max(high, highest[r]);
            }
        }
        return high <= b0 || low >= b1;
    }

    /** Collects the points of a polygon, ring after ring, and cuts the edges between them. */
    private static final class Edges {

        private final boolean transposed;
        private final PackedGrid grid;
        private final double[] a;
        private final double[] b;
        /** Whether an edge leads from a point to the next. */
        private final boolean[] leads;
        /** The cut at a point. */
        private final int[] cutOf;

        private int count;

        Edges(int capacity, boolean transposed, PackedGrid grid) {
            this.transposed = transposed;
            this.grid = grid;
            this.a = new double[capacity];
            this.b = new double[capacity];
            this.leads = new boolean[capacity];
            this.cutOf = new int[capacity];
        }

        void addRing(LinearRing ring) {
            CoordinateSequence points = ring.getCoordinateSequence();
            for (int i = 0; i < points.size(); i++) {
                double x = (points.getX(i) - grid.originEasting()) * PackedGrid.UNITS_PER_METRE;
                double y = (points.getY(i) - grid.originNorthing()) * PackedGrid.UNITS_PER_METRE;
                a[count] = transposed ? y : x;
                b[count] = transposed ? x : y;
                leads[count] = i + 1 < points.size();
                count++;
            }
        }

        @Nullable
        RedLineSlabs slabs() {
            double[] cut = cuts();
            placePoints(cut);
            long lines = 0;
            for (int i = 0; i < count; i++) {
                lines += leads[i] ? Math.abs(cutOf[i + 1] - cutOf[i]) : 0;
            }
            if (lines > MOST_LINES) {
                return null;
            }
            int[] first = firstLines(cut.length);
            var begin = new double[first[first.length - 1]];
            var end = new double[begin.length];
            for (int i = 0; i < count; i++) {
                if (leads[i]) {
                    boolean along = cutOf[i] < cutOf[i + 1];
                    cutEdge(along ? i : i + 1, along ? i + 1 : i, cut, first, begin, end);
                }
            }
            for (int k = 0; k + 1 < cut.length; k++) {
                sort(begin, end, first[k], first[k + 1]);
            }
            return new RedLineSlabs(transposed, cut, Arrays.copyOf(first, cut.length), begin, end);
        }

        private double[] cuts() {
            double[] all = Arrays.copyOf(a, count);
            Arrays.sort(all);
            int kept = 0;
            for (double value : all) {
                if (kept == 0 || value != all[kept - 1]) {
                    all[kept++] = value;
                }
            }
            return Arrays.copyOf(all, kept);
        }

        /** Most points are a few cuts from the one before. */
        private void placePoints(double[] cut) {
            int k = 0;
            for (int i = 0; i < count; i++) {
                int near = k;
                while (k - near < NEAR && cut[k] < a[i]) {
                    k++;
                }
                while (near - k < NEAR && cut[k] > a[i]) {
                    k--;
                }
                if (cut[k] != a[i]) {
                    k = Arrays.binarySearch(cut, a[i]);
                }
                cutOf[i] = k;
            }
        }

        /** How many lines there are before slab k, at k + 1: cutting the edges moves each on to where it belongs. */
        private int[] firstLines(int cuts) {
            var first = new int[cuts + 1];
            for (int i = 0; i < count; i++) {
                if (leads[i]) {
                    int stop = Math.max(cutOf[i], cutOf[i + 1]);
                    for (int k = Math.min(cutOf[i], cutOf[i + 1]); k < stop; k++) {
                        first[k + 2]++;
                    }
                }
            }
            for (int k = 2; k < first.length; k++) {
                first[k] += first[k - 1];
            }
            return first;
        }

        private void cutEdge(int from, int to, double[] cut, int[] first, double[] begin, double[] end) {
            double rise = b[to] - b[from];
            double run = a[to] - a[from];
            double at = b[from];
            for (int k = cutOf[from]; k < cutOf[to]; k++) {
                int line = first[k + 1]++;
                begin[line] = at;
                at = k + 1 == cutOf[to] ? b[to] : b[from] + rise * ((cut[k + 1] - a[from]) / run);
                end[line] = at;
            }
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
