package org.hongxian.map.tile;

import java.util.Arrays;

/**
 * Tells exactly, in whole numbers, whether rings meet themselves or each other anywhere but at the end of one edge and the beginning
 * of the next. Rings are cut into runs that only go one way, which cannot meet themselves; edges are compared only where the boxes
 * of two runs share ground.
 *
 * <p>Rings must have no point twice in a row and no spikes, as {@link RingTidy#straighten} leaves them, and lie within a tile and its
 * rim: products of coordinates have to fit into an int.
 */
final class RingCheck {

    private static final int FEW_RUNS = 24;

    private int[] points = new int[0];
    private int runs;
    /** Per run: ring, first and last point, as places in the points of the rings. */
    private int[] ring = new int[64];

    private int[] first = new int[64];
    private int[] last = new int[64];
    private int[] minX = new int[64];
    private int[] minY = new int[64];
    private int[] maxX = new int[64];
    private int[] maxY = new int[64];
    private long[] order = new long[64];

    private int[] some = new int[128];
    private int[] others = new int[128];

    /** Whether no ring meets itself or another one. */
    boolean isClean(TileRings rings) {
        points = rings.points;
        runs = 0;
        if (some.length < rings.length()) {
            some = new int[2 * rings.length()];
            others = new int[2 * rings.length()];
        }
        for (int i = 0; i < rings.count; i++) {
            cutUp(rings, i);
        }
        if (runs <= FEW_RUNS) {
            for (int i = 1; i < runs; i++) {
                for (int j = 0; j < i; j++) {
                    if (shareGround(i, j) && meet(rings, i, j)) {
                        return false;
                    }
                }
            }
            return true;
        }
        return isCleanSwept(rings);
    }

    /**
     * The same for rings that were clipped at a frame and whose edges within it are known not to meet each other: only those that end on
     * the frame are compared with the others.
     *
     * @param clipped the rings before they were straightened. Where that has taken away the tip of a spike on the frame, the points
     *     beside it have an edge between them that nothing is known about, so everything is compared
     */
    boolean isCleanAlong(int least, int most, TileRings clipped, TileRings rings) {
        if (clipped.length() != rings.length() && visits(least, most, clipped) != visits(least, most, rings)) {
            return isClean(rings);
        }
        points = rings.points;
        int atFrame = 0;
        for (int i = 0; i < rings.length(); i++) {
            atFrame += points[i] == least || points[i] == most ? 1 : 0;
        }
        if (atFrame > FEW_RUNS) {
            return isClean(rings);
        }
        for (int i = 0; i < rings.count; i++) {
            int begin = rings.begin(i);
            int end = rings.ends[i];
            for (int a = begin; a < end; a += 2) {
                int b = a + 2 == end ? begin : a + 2;
                if ((isOn(least, most, points, a) || isOn(least, most, points, b)) && meetsAny(rings, i, a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How often rings come to the frame from within. */
    private static int visits(int least, int most, TileRings rings) {
        int visits = 0;
        for (int i = 0; i < rings.count; i++) {
            boolean wasOn = isOn(least, most, rings.points, rings.ends[i] - 2);
            for (int a = rings.begin(i); a < rings.ends[i]; a += 2) {
                boolean on = isOn(least, most, rings.points, a);
                visits += on && !wasOn ? 1 : 0;
                wasOn = on;
            }
        }
        return visits;
    }

    private static boolean isOn(int least, int most, int[] points, int point) {
        int x = points[point];
        int y = points[point + 1];
        return x == least || x == most || y == least || y == most;
    }

    private boolean meetsAny(TileRings rings, int number, int a, int b) {
        int x1 = Math.min(points[a], points[b]);
        int y1 = Math.min(points[a + 1], points[b + 1]);
        int x2 = Math.max(points[a], points[b]);
        int y2 = Math.max(points[a + 1], points[b + 1]);
        for (int i = 0; i < rings.count; i++) {
            int begin = rings.begin(i);
            int end = rings.ends[i];
            for (int c = begin; c < end; c += 2) {
                int d = c + 2 == end ? begin : c + 2;
                if (c != a && !isBeside(c, d, x1, y1, x2, y2) && meet(a, b, c, d, i == number)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCleanSwept(TileRings rings) {
        if (order.length < runs) {
            order = new long[Math.max(runs, 2 * order.length)];
        }
        for (int i = 0; i < runs; i++) {
            order[i] = (long) minX[i] << 32 | i;
        }
        Arrays.sort(order, 0, runs);
        for (int p = 0; p < runs; p++) {
            int i = (int) order[p];
            for (int q = p + 1; q < runs && (int) (order[q] >> 32) <= maxX[i]; q++) {
                int j = (int) order[q];
                if (shareGround(i, j) && meet(rings, i, j)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean shareGround(int i, int j) {
        return minX[i] <= maxX[j] && maxX[i] >= minX[j] && minY[i] <= maxY[j] && maxY[i] >= minY[j];
    }

    /** A run goes on as long as columns, or rows, never turn back. */
    private void cutUp(TileRings rings, int number) {
        int from = rings.begin(number);
        int to = rings.ends[number];
        int i = from;
        while (i < to) {
            int x0 = points[i];
            int y0 = points[i + 1];
            int x = x0;
            int y = y0;
            int signX = 0;
            int signY = 0;
            boolean alongX = true;
            boolean alongY = true;
            int x1 = x0;
            int y1 = y0;
            int x2 = x0;
            int y2 = y0;
            int k = i;
            while (k < to) {
                int next = k + 2 == to ? from : k + 2;
                int stepX = Integer.signum(points[next] - x);
                int stepY = Integer.signum(points[next + 1] - y);
                boolean goesOnX = alongX && stepX * signX >= 0;
                boolean goesOnY = alongY && stepY * signY >= 0;
                if (!goesOnX && !goesOnY) {
                    break;
                }
                alongX = goesOnX;
                alongY = goesOnY;
                signX = signX == 0 ? stepX : signX;
                signY = signY == 0 ? stepY : signY;
                x = points[next];
                y = points[next + 1];
                x1 = Math.min(x1, x);
                y1 = Math.min(y1, y);
                x2 = Math.max(x2, x);
                y2 = Math.max(y2, y);
                k += 2;
            }
            add(number, i, k, x1, y1, x2, y2);
            i = k;
        }
    }

    private void add(int number, int from, int to, int x1, int y1, int x2, int y2) {
        if (runs == ring.length) {
            int more = 2 * runs;
            ring = Arrays.copyOf(ring, more);
            first = Arrays.copyOf(first, more);
            last = Arrays.copyOf(last, more);
            minX = Arrays.copyOf(minX, more);
            minY = Arrays.copyOf(minY, more);
            maxX = Arrays.copyOf(maxX, more);
            maxY = Arrays.copyOf(maxY, more);
        }
        ring[runs] = number;
        first[runs] = from;
        last[runs] = to;
        minX[runs] = x1;
        minY[runs] = y1;
        maxX[runs] = x2;
        maxY[runs] = y2;
        runs++;
    }

    private boolean meet(TileRings rings, int i, int j) {
        int x1 = Math.max(minX[i], minX[j]);
        int y1 = Math.max(minY[i], minY[j]);
        int x2 = Math.min(maxX[i], maxX[j]);
        int y2 = Math.min(maxY[i], maxY[j]);
        int nearI = near(rings, i, x1, y1, x2, y2, some);
        if (nearI == 0) {
            return false;
        }
        int nearJ = near(rings, j, x1, y1, x2, y2, others);
        boolean sameRing = ring[i] == ring[j];
        for (int a = 0; a < nearI; a += 2) {
            for (int c = 0; c < nearJ; c += 2) {
                if (meet(some[a], some[a + 1], others[c], others[c + 1], sameRing)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Collects the edges of a run that are not wholly to one side of a box. */
    private int near(TileRings rings, int run, int x1, int y1, int x2, int y2, int[] into) {
        int begin = rings.begin(ring[run]);
        int end = rings.ends[ring[run]];
        int count = 0;
        for (int a = first[run]; a < last[run]; a += 2) {
            int b = a + 2 == end ? begin : a + 2;
            if (!isBeside(a, b, x1, y1, x2, y2)) {
                into[count++] = a;
                into[count++] = b;
            }
        }
        return count;
    }

    private boolean isBeside(int a, int b, int x1, int y1, int x2, int y2) {
        int ax = points[a];
        int ay = points[a + 1];
        int bx = points[b];
        int by = points[b + 1];
        return ax < x1 && bx < x1 || ax > x2 && bx > x2 || ay < y1 && by < y1 || ay > y2 && by > y2;
    }

    /** Whether two edges have a point in common that they may not have. */
    private boolean meet(int a, int b, int c, int d, boolean sameRing) {
        int ax = points[a];
        int ay = points[a + 1];
        int bx = points[b];
        int by = points[b + 1];
        int cx = points[c];
        int cy = points[c + 1];
        int dx = points[d];
        int dy = points[d + 1];
        if (Math.max(ax, bx) < Math.min(cx, dx)
                || Math.max(cx, dx) < Math.min(ax, bx)
                || Math.max(ay, by) < Math.min(cy, dy)
                || Math.max(cy, dy) < Math.min(ay, by)) {
            return false;
        }
        if (sameRing && (b == c || d == a)) {
            // Neighbours: no spikes are left, so they share their common point only. A ring of two edges is no ring.
            return false;
        }
        int sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        int sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
        if (sideC > 0 && sideD > 0 || sideC < 0 && sideD < 0) {
            return false;
        }
        int sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
        int sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
        // All on one line: their boxes meet, so they do.
        return !(sideA > 0 && sideB > 0 || sideA < 0 && sideB < 0);
    }
}
