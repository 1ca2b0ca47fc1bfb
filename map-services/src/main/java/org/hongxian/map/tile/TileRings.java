package org.hongxian.map.tile;

import java.util.Arrays;

/**
 * Rings in whole tile units, columns and rows by turns, the first point not repeated. Shells turn so that their {@link #twiceArea}
 * is positive, holes the other way round.
 */
final class TileRings {

    int[] points;
    int[] ends;
    int count;

    TileRings() {
        this(1024, 16);
    }

    /** @param numbers twice the points there is room for at first */
    TileRings(int numbers, int rings) {
        this.points = new int[numbers];
        this.ends = new int[rings];
    }

    void clear() {
        count = 0;
    }

    int begin(int ring) {
        return ring == 0 ? 0 : ends[ring - 1];
    }

    int length() {
        return count == 0 ? 0 : ends[count - 1];
    }

    /** Makes room for so many more numbers behind the last ring. */
    void reserve(int more) {
        int needed = length() + more;
        if (points.length < needed) {
            points = Arrays.copyOf(points, Math.max(2 * points.length, needed));
        }
    }

    /** Takes what was written behind the last ring as one more. */
    void end(int end) {
        if (ends.length == count) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
    }

    /** Takes a ring over from somewhere else. */
    void add(int[] from, int begin, int end) {
        reserve(end - begin);
        System.arraycopy(from, begin, points, length(), end - begin);
        end(length() + end - begin);
    }

    void reverse(int ring) {
        for (int i = begin(ring), j = ends[ring] - 2; i < j; i += 2, j -= 2) {
            int x = points[i];
            int y = points[i + 1];
            points[i] = points[j];
            points[i + 1] = points[j + 1];
            points[j] = x;
            points[j + 1] = y;
        }
    }

    /** By the surveyor's formula: positive where the ring runs clockwise on the screen. */
    long twiceArea(int ring) {
        int from = begin(ring);
        int to = ends[ring];
        long twice = 0;
        long previousX = points[to - 2];
        long previousY = points[to - 1];
        for (int i = from; i < to; i += 2) {
            long x = points[i];
            long y = points[i + 1];
            twice += previousX * y - x * previousY;
            previousX = x;
            previousY = y;
        }
        return twice;
    }

    /** Whether a point that is not on the ring is inside it. */
    boolean holds(int ring, int x, int y) {
        int from = begin(ring);
        int to = ends[ring];
        boolean inside = false;
        long previousX = points[to - 2];
        long previousY = points[to - 1];
        for (int i = from; i < to; i += 2) {
            long nextX = points[i];
            long nextY = points[i + 1];
            if (previousY > y != nextY > y) {
                long side = (nextX - previousX) * (y - previousY) - (x - previousX) * (nextY - previousY);
                inside ^= nextY > previousY == side > 0;
            }
            previousX = nextX;
            previousY = nextY;
        }
        return inside;
    }
}
