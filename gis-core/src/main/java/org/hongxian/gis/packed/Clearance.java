package org.hongxian.gis.packed;

/**
 * How far a parcel's points can be moved before its rings touch themselves or each other: the least distance of a point to an edge
 * that does not end there. As long as no point is moved by half of that, no point can come to lie on an edge on the way, and the rings
 * stay as valid as they are.
 */
final class Clearance {

    /** Of one parcel, for all its levels. */
    static final int BYTES = PointLevels.COUNT + 1;

    /** A parcel with more is not looked at: it has no clearance anybody knows of. */
    private static final int MOST_EDGES = 1_000;
    /** Edges in a row that are compared with others only if their boxes are close. */
    private static final int BLOCK = 4;
    /** To a doubling, of a clearance kept in a byte. */
    private static final double STEPS = 8;
    /** Of a level's tolerance: no unit of a tile that is drawn by the level is so large that more would help. */
    private static final double ENOUGH = 8;
    /** Of a level's tolerance: a clearance that needs not be known better. */
    private static final double GOOD = 5;
    /** With all points kept more than this is not looked for. */
    private static final double MOST_UNITS = 6 * PackedGrid.UNITS_PER_METRE;

    private static final double[] UNPACKED = unpacked();

    private final int[] xs = new int[MOST_EDGES];
    private final int[] ys = new int[MOST_EDGES];
    /** Where the edge that begins at a point ends. */
    private final int[] ends = new int[MOST_EDGES];

    /** Of edges, then of blocks: least x, least y, greatest x, greatest y. */
    private final int[] edgeBoxes = new int[4 * MOST_EDGES];

    private final int[] blockBoxes = new int[4 * MOST_EDGES / BLOCK + 4];

    /** A clearance as it is kept in a byte, never more than it is. */
    static byte packed(double units) {
        if (units < 1) {
            return 0;
        }
        return (byte) Math.min(255, (int) (STEPS * Math.log(units) / Math.log(2)));
    }

    /** @return units of the file */
    static double unpacked(byte clearance) {
        return UNPACKED[clearance & 0xFF];
    }

    private static double[] unpacked() {
        var all = new double[256];
        for (int i = 1; i < all.length; i++) {
            all[i] = Math.pow(2, i / STEPS);
        }
        return all;
    }

    /**
     * Clearances of the parcel as it is at every level, one byte each. That of all points tells most: where no line lies farther than the
     * tolerance from the points left out, no clearance shrinks by more.
     *
     * @param levels of the points
     * @param at where level 0 goes; the others follow
     */
    void ofAll(RingBuffer parcel, byte[] levels, byte[] into, int at) {
        double ofAllPoints = of(keep(parcel, levels, 0), MOST_UNITS);
        into[at] = packed(ofAllPoints);
        for (int level = 1; level <= PointLevels.COUNT; level++) {
            double tolerance = PointLevels.toleranceUnits(level);
            double clearance = ofAllPoints - tolerance;
            if (clearance < GOOD * tolerance) {
                clearance = of(keep(parcel, levels, level), ENOUGH * tolerance);
            }
            into[at + level] = packed(clearance);
        }
    }

    /**
     * @param enough how much is worth knowing, in units of the file
     * @return units of the file, {@code enough} at most; 0 if rings meet or cross
     */
    private double of(int count, double enough) {
        if (count == 0) {
            return 0;
        }
        boxes(count);
        double best = enough * enough;
        for (int i = 0; i < count; i += BLOCK) {
            for (int j = i; j < count; j += BLOCK) {
                if (isClose(blockBoxes, i / BLOCK, j / BLOCK, (long) Math.sqrt(best) + 1)) {
                    best = between(i, Math.min(i + BLOCK, count), j, Math.min(j + BLOCK, count), best);
                }
            }
        }
        return Math.sqrt(best);
    }

    /** @return number of points at the level; 0 if they are too many */
    private int keep(RingBuffer parcel, byte[] levels, int level) {
        int count = 0;
        int from = 0;
        for (int ring = 0; ring < parcel.rings; ring++) {
            int to = parcel.ringEnds[ring] / 2;
            int begin = count;
            for (int i = from; i < to; i++) {
                if (levels[i] > level) {
                    if (count == MOST_EDGES) {
                        return 0;
                    }
                    xs[count] = parcel.points[2 * i];
                    ys[count] = parcel.points[2 * i + 1];
                    ends[count] = count + 1;
                    count++;
                }
            }
            ends[count - 1] = begin;
            from = to;
        }
        return count;
    }

    private void boxes(int count) {
        for (int i = 0; i < count; i++) {
            int k = ends[i];
            edgeBoxes[4 * i] = Math.min(xs[i], xs[k]);
            edgeBoxes[4 * i + 1] = Math.min(ys[i], ys[k]);
            edgeBoxes[4 * i + 2] = Math.max(xs[i], xs[k]);
            edgeBoxes[4 * i + 3] = Math.max(ys[i], ys[k]);
            int block = 4 * (i / BLOCK);
            if (i % BLOCK == 0) {
                System.arraycopy(edgeBoxes, 4 * i, blockBoxes, block, 4);
            } else {
                blockBoxes[block] = Math.min(blockBoxes[block], edgeBoxes[4 * i]);
                blockBoxes[block + 1] = Math.min(blockBoxes[block + 1], edgeBoxes[4 * i + 1]);
                blockBoxes[block + 2] = Math.max(blockBoxes[block + 2], edgeBoxes[4 * i + 2]);
                blockBoxes[block + 3] = Math.max(blockBoxes[block + 3], edgeBoxes[4 * i + 3]);
            }
        }
    }

    private static boolean isClose(int[] boxes, int i, int j, long reach) {
        return (long) boxes[4 * i] - boxes[4 * j + 2] <= reach
                && (long) boxes[4 * j] - boxes[4 * i + 2] <= reach
                && (long) boxes[4 * i + 1] - boxes[4 * j + 3] <= reach
                && (long) boxes[4 * j + 1] - boxes[4 * i + 3] <= reach;
    }

    /** Least square of the distances between the edges of two blocks. */
    private double between(int from, int to, int otherFrom, int otherTo, double atMost) {
        double best = atMost;
        long reach = (long) Math.sqrt(best) + 1;
        for (int a = from; a < to; a++) {
            for (int c = from == otherFrom ? a + 1 : otherFrom; c < otherTo; c++) {
                if (isClose(edgeBoxes, a, c, reach)) {
                    double square = between(a, c, best);
                    if (square < best) {
                        best = square;
                        reach = (long) Math.sqrt(best) + 1;
                    }
                }
            }
        }
        return best;
    }

    /** Square of the distance of two edges, of neighbours that of their other ends, where it is less than something. */
    private double between(int a, int c, double atMost) {
        int b = ends[a];
        int d = ends[c];
        if (b == c) {
            return ofNeighbours(a, b, d, atMost);
        }
        if (d == a) {
            return ofNeighbours(c, a, b, atMost);
        }
        if (cross(xs[a], ys[a], xs[b], ys[b], xs[c], ys[c], xs[d], ys[d])) {
            return 0;
        }
        return Math.min(Math.min(toEdge(a, c), toEdge(b, c)), Math.min(toEdge(c, a), toEdge(d, a)));
    }

    private double ofNeighbours(int before, int shared, int after, double atMost) {
        double inX = (double) xs[before] - xs[shared];
        double inY = (double) ys[before] - ys[shared];
        double outX = (double) xs[after] - xs[shared];
        double outY = (double) ys[after] - ys[shared];
        boolean isBlunt = inX * outX + inY * outY <= 0;
        if (isBlunt && inX * inX + inY * inY >= atMost && outX * outX + outY * outY >= atMost) {
            return atMost;
        }
        return Math.min(toEdge(before, shared), toEdge(after, before));
    }

    private double toEdge(int point, int edge) {
        int end = ends[edge];
        return square(xs[point], ys[point], xs[edge], ys[edge], xs[end], ys[end]);
    }

    /** Square of the distance from a point to an edge, its ends included. */
    private static double square(double x, double y, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double px = x - ax;
        double py = y - ay;
        double along = px * dx + py * dy;
        double length = dx * dx + dy * dy;
        if (along <= 0) {
            return px * px + py * py;
        }
        if (along >= length) {
            double qx = x - bx;
            double qy = y - by;
            return qx * qx + qy * qy;
        }
        double across = px * dy - py * dx;
        return across * across / length;
    }

    /** Whether two edges cross each other at a point within both. */
    private static boolean cross(
            double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy) {
        return isApart(ax, ay, bx, by, cx, cy, dx, dy) && isApart(cx, cy, dx, dy, ax, ay, bx, by);
    }

    /** Whether the line through the first two has the other two on different sides. */
    private static boolean isApart(
            double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy) {
        double c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        double d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
        return c > 0 && d < 0 || c < 0 && d > 0;
    }
}
