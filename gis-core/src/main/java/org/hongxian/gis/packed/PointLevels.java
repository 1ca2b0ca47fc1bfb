package org.hongxian.gis.packed;

import java.util.Arrays;

/**
 * From which tolerance on a point of a border may be left out. Every level allows twice the tolerance of the one before, and all points
 * left out lie no farther than that from the line that replaces them.
 *
 * <p>Whether a point goes is decided by the points next to it on its border, and by nothing that depends on the direction or on where
 * the ring begins, so the parcels on both sides decide alike. Only where a third parcel meets the border, or where one of the two is
 * too narrow to lose points, may one side keep a point the other leaves out: they come apart by the tolerance at most.
 */
final class PointLevels {

    /** Besides level 0, where every point is kept. */
    static final int COUNT = 8;

    /** Level of points that are never left out. */
    private static final byte ALWAYS = COUNT + 1;
    /** Of level 1: a sixteenth of a metre. Level {@value #COUNT} is eight metres. */
    private static final double FIRST_TOLERANCE_UNITS = PackedGrid.UNITS_PER_METRE / 16;
    /** Fewer would change what a parcel looks like. */
    private static final int LEAST_POINTS = 4;
    /** A ring that is on average narrower than this many tolerances keeps its points, or it might vanish. */
    private static final double NARROW = 6;
    /** Each leaves out a part of what may go; what is left after so many is not worth another. */
    private static final int MOST_PASSES = 12;

    private static final double GONE = -1;
    private static final double UNKNOWN = -2;

    private byte[] levels = new byte[512];
    private int[] before = new int[512];
    private int[] after = new int[512];
    private int[] going = new int[512];
    private double[] squares = new double[512];
    private int[] points = new int[0];

    /** @return how many bytes the levels of so many points take, two to a byte */
    static int bytes(int points) {
        return (points + 1) / 2;
    }

    /** The level of the n-th point of those in the array, two to a byte, the lower half first. */
    static int unpacked(byte[] packed, int number) {
        return packed[number >> 1] >> ((number & 1) << 2) & 0xF;
    }

    /** @return the greatest distance in units of the file that points left out at a level may lie from the line */
    static double toleranceUnits(int level) {
        return FIRST_TOLERANCE_UNITS * (1 << level - 1);
    }

    /** The coarsest level that leaves out nothing farther away than so many units of the file. */
    static int within(double units) {
        int level = 0;
        while (level < COUNT && toleranceUnits(level + 1) <= units) {
            level++;
        }
        return level;
    }

    /**
     * The first level at which each point is left out.
     *
     * @return one number per point, to be read before the next call; a point is kept at the levels below its own
     */
    byte[] of(RingBuffer parcel) {
        int size = parcel.length() / 2;
        if (levels.length < size) {
            levels = new byte[2 * size];
            before = new int[2 * size];
            after = new int[2 * size];
            going = new int[2 * size];
            squares = new double[2 * size];
        }
        Arrays.fill(levels, 0, size, ALWAYS);
        points = parcel.points;
        int from = 0;
        for (int ring = 0; ring < parcel.rings; ring++) {
            int to = parcel.ringEnds[ring] / 2;
            ring(from, to);
            from = to;
        }
        return levels;
    }

    private void ring(int from, int to) {
        int kept = to - from;
        if (kept <= LEAST_POINTS) {
            return;
        }
        for (int i = from; i < to; i++) {
            before[i] = i == from ? to - 1 : i - 1;
            after[i] = i == to - 1 ? from : i + 1;
        }
        for (int i = from; i < to; i++) {
            squares[i] = farthestSquare(i, from, to);
        }
        double width = meanWidth(from, to);
        for (int level = 1; level <= COUNT && width >= NARROW * toleranceUnits(level); level++) {
            double allowed = toleranceUnits(level) * toleranceUnits(level);
            int found = 1;
            for (int pass = 0; pass < MOST_PASSES && found > 0; pass++) {
                found = found(from, allowed);
                if (kept - found < LEAST_POINTS) {
                    return;
                }
                leaveOut(found, level, from, to);
                kept -= found;
            }
        }
    }

    /** Twice the area by the length of the border. */
    private double meanWidth(int from, int to) {
        double twice = 0;
        double length = 0;
        double x = points[2 * to - 2];
        double y = points[2 * to - 1];
        double x0 = x;
        double y0 = y;
        for (int i = from; i < to; i++) {
            double nextX = points[2 * i];
            double nextY = points[2 * i + 1];
            twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
            length += Math.sqrt((nextX - x) * (nextX - x) + (nextY - y) * (nextY - y));
            x = nextX;
            y = nextY;
        }
        return Math.abs(twice) / length;
    }

    /** Notes the points that go now: never two next to each other. */
    private int found(int first, double allowed) {
        int start = first;
        while (squares[start] == GONE) {
            start = after[start];
        }
        int count = 0;
        int i = start;
        do {
            if (squares[i] <= allowed && goesBefore(i, before[i], allowed) && goesBefore(i, after[i], allowed)) {
                going[count++] = i;
            }
            i = after[i];
        } while (i != start);
        return count;
    }

    private boolean goesBefore(int point, int other, double allowed) {
        return squares[other] > allowed || rank(point) < rank(other);
    }

    /** A number of its own for every point, in no order. */
    private int rank(int point) {
        int hash = (points[2 * point] * 0x9E3779B1) ^ (points[2 * point + 1] * 0x85EBCA6B);
        return (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
    }

    private void leaveOut(int count, int level, int from, int to) {
        for (int k = 0; k < count; k++) {
            int i = going[k];
            levels[i] = (byte) level;
            squares[i] = GONE;
            squares[before[i]] = UNKNOWN;
            squares[after[i]] = UNKNOWN;
            after[before[i]] = after[i];
            before[after[i]] = before[i];
        }
        for (int k = 0; k < count; k++) {
            renew(before[going[k]], from, to);
            renew(after[going[k]], from, to);
        }
    }

    private void renew(int point, int from, int to) {
        if (squares[point] == UNKNOWN) {
            squares[point] = farthestSquare(point, from, to);
        }
    }

    /** Square of the greatest distance of what would be left out without this point from the line that would replace it. */
    private double farthestSquare(int point, int from, int to) {
        int a = before[point];
        int b = after[point];
        if (a == b) {
            return Double.POSITIVE_INFINITY;
        }
        // One order for both directions, so that both come to the same number.
        boolean swap = points[2 * a] > points[2 * b]
                || points[2 * a] == points[2 * b] && points[2 * a + 1] > points[2 * b + 1];
        int p = swap ? b : a;
        int q = swap ? a : b;
        double px = points[2 * p];
        double py = points[2 * p + 1];
        double dx = points[2 * q] - px;
        double dy = points[2 * q + 1] - py;
        double length = dx * dx + dy * dy;
        double farthest = 0;
        double farthestAcross = 0;
        for (int i = a + 1 == to ? from : a + 1; i != b; i = i + 1 == to ? from : i + 1) {
            double x = points[2 * i] - px;
            double y = points[2 * i + 1] - py;
            double along = x * dx + y * dy;
            if (along <= 0) {
                farthest = Math.max(farthest, x * x + y * y);
            } else if (along >= length) {
                farthest = Math.max(farthest, (x - dx) * (x - dx) + (y - dy) * (y - dy));
            } else {
                farthestAcross = Math.max(farthestAcross, Math.abs(x * dy - y * dx));
            }
        }
        return length == 0 ? farthest : Math.max(farthest, farthestAcross * farthestAcross / length);
    }
}
