package org.hongxian.map.tile;

/** Makes rings of whole tile units shorter without changing the area they enclose. */
final class RingTidy {

    private RingTidy() {}

    /** Straightens rings one by one; those without area are left away. */
    static void straighten(TileRings rings, TileRings into) {
        into.clear();
        for (int ring = 0; ring < rings.count; ring++) {
            int from = rings.begin(ring);
            int length = rings.ends[ring] - from;
            into.reserve(length);
            int at = into.length();
            System.arraycopy(rings.points, from, into.points, at, length);
            int end = straighten(into.points, at, at + length);
            if (end > at) {
                into.end(end);
                if (into.twiceArea(into.count - 1) == 0) {
                    into.count--;
                }
            }
        }
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
