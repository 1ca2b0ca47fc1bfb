package org.hongxian.map.tile;

/** Makes rings of whole tile units shorter: exactly, or by what nobody can see. */
final class RingTidy {

    /** A point may lie half a unit off the line that replaces it: a sixteenth of a screen pixel. */
    private static final int FOUR_TIMES_TOLERANCE_SQUARED = 1;

    private RingTidy() {}

    /**
     * Leaves out points that lie next to the line between their neighbours. Which ones is decided by the point and its two
     * neighbours alone, so a border comes out the same for the parcels on both sides, whichever way they run and wherever they
     * begin; only where a third parcel meets them may one side keep a point the other leaves out.
     *
     * @return where the ring ends now
     */
    static int simplify(int[] points, int from, int to) {
        if (to - from < 8) {
            return to;
        }
        int firstX = points[from];
        int firstY = points[from + 1];
        int firstRank = rank(firstX, firstY);
        int beforeX = points[to - 2];
        int beforeY = points[to - 1];
        int beforeRank = rank(beforeX, beforeY);
        int x = firstX;
        int y = firstY;
        int rank = firstRank;
        int end = from;
        for (int i = from + 2; i <= to; i += 2) {
            int nextX = i == to ? firstX : points[i];
            int nextY = i == to ? firstY : points[i + 1];
            int nextRank = i == to ? firstRank : rank(nextX, nextY);
            if (rank >= beforeRank || rank >= nextRank || !isNextToLine(beforeX, beforeY, x, y, nextX, nextY)) {
                points[end++] = x;
                points[end++] = y;
            }
            beforeX = x;
            beforeY = y;
            beforeRank = rank;
            x = nextX;
            y = nextY;
            rank = nextRank;
        }
        return end - from < 6 ? to : end;
    }

    /** A number of its own for every point, in no order: two neighbours never both leave out the point they share. */
    private static int rank(int x, int y) {
        int hash = (x * 0x9E3779B1) ^ (y * 0x85EBCA6B);
        return (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
    }

    private static boolean isNextToLine(int ax, int ay, int x, int y, int bx, int by) {
        long abx = (long) bx - ax;
        long aby = (long) by - ay;
        long apx = (long) x - ax;
        long apy = (long) y - ay;
        double cross = abx * apy - aby * apx;
        double length = abx * abx + aby * aby;
        long along = abx * apx + aby * apy;
        return along > 0 && along < length && 4 * cross * cross <= FOUR_TIMES_TOLERANCE_SQUARED * length;
    }

    /**
     * Leaves out points that follow themselves, that lie on the straight line between their neighbours, or at the tip of a spike
     * without area. The area stays what it was.
     *
     * @return where the ring ends now; {@code from} if nothing with an area is left
     */
    static int straighten(int[] points, int from, int to) {
        int end = from;
        for (int i = from; i < to; i += 2) {
            int x = points[i];
            int y = points[i + 1];
            while (end - from >= 4 && isStraight(points, end - 4, end - 2, x, y)) {
                end -= 2;
            }
            if (end == from || x != points[end - 2] || y != points[end - 1]) {
                points[end++] = x;
                points[end++] = y;
            }
        }
        int begin = from;
        boolean changed = true;
        while (changed && end - begin >= 6) {
            changed = false;
            if (points[begin] == points[end - 2] && points[begin + 1] == points[end - 1]
                    || isStraight(points, end - 4, end - 2, points[begin], points[begin + 1])) {
                end -= 2;
                changed = true;
            } else if (isStraight(points, end - 2, begin, points[begin + 2], points[begin + 3])) {
                begin += 2;
                changed = true;
            }
        }
        if (end - begin < 6) {
            return from;
        }
        if (begin > from) {
            System.arraycopy(points, begin, points, from, end - begin);
        }
        return from + end - begin;
    }

    private static boolean isStraight(int[] points, int a, int p, int x, int y) {
        long apx = (long) points[p] - points[a];
        long apy = (long) points[p + 1] - points[a + 1];
        long pbx = (long) x - points[p];
        long pby = (long) y - points[p + 1];
        return apx * pby == apy * pbx;
    }
}
