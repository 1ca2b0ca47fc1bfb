package org.hongxian.map.tile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the rings of one area at the sides of a box, in whole units: where a border meets the side is rounded, the same way from both
 * its ends. Each side is cut for itself; a ring may fall apart, a hole may become part of its shell.
 */
final class RingClip {

    private final int least;
    private final int most;

    private TileRings cut = new TileRings();
    private TileRings spare = new TileRings();

    /** Pieces of rings within, each from where it comes in to where it goes out. */
    private final TileRings chains = new TileRings();

    private double[] ins = new double[8];
    private double[] outs = new double[8];

    RingClip(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /**
     * @return the rings within the box, to be read before the next call, the given ones if all of them are; null when the ends do not fit
     *     together, which only rings that cross themselves can bring about
     */
    @Nullable
    TileRings clip(TileRings rings) {
        TileRings from = rings;
        int sides = sidesBeyond(rings);
        for (int side = 0; side < 4; side++) {
            if ((sides & 1 << side) != 0) {
                TileRings to = from == cut ? spare : cut;
                to.clear();
                if (!clip(from, side, to)) {
                    return null;
                }
                from = to;
            }
        }
        return from;
    }

    /** One bit for each side that has points beyond it. */
    private int sidesBeyond(TileRings rings) {
        int end = rings.length();
        int[] points = rings.points;
        int minX = most;
        int minY = most;
        int maxX = least;
        int maxY = least;
        for (int i = 0; i < end; i += 2) {
            minX = Math.min(minX, points[i]);
            maxX = Math.max(maxX, points[i]);
            minY = Math.min(minY, points[i + 1]);
            maxY = Math.max(maxY, points[i + 1]);
        }
        return (minX < least ? 1 : 0) | (minY < least ? 2 : 0) | (maxX > most ? 4 : 0) | (maxY > most ? 8 : 0);
    }

    /** @param side 0 and 1 keep what is not less, 2 and 3 what is not more; of columns where even, of rows where odd */
    private boolean clip(TileRings from, int side, TileRings to) {
        chains.clear();
        for (int ring = 0; ring < from.count; ring++) {
            chains(from, ring, side, to);
        }
        int n = chains.count;
        if (n == 1) {
            to.add(chains.points, 0, chains.ends[0]);
            return true;
        }
        return n == 0 || join(to);
    }

    private boolean isIn(int[] points, int at, int side) {
        int value = points[at + (side & 1)];
        return side < 2 ? value >= least : value <= most;
    }

    /** Copies a ring that is within, leaves out one that is not, cuts up any other. */
    private void chains(TileRings from, int ring, int side, TileRings to) {
        int[] points = from.points;
        int begin = from.begin(ring);
        int end = from.ends[ring];
        int outside = -1;
        boolean some = false;
        for (int i = begin; i < end; i += 2) {
            if (isIn(points, i, side)) {
                some = true;
            } else {
                outside = i;
            }
        }
        if (outside < 0) {
            to.add(points, begin, end);
        } else if (some) {
            cutUp(points, begin, end, outside, side);
        }
    }

    private void cutUp(int[] points, int begin, int end, int outside, int side) {
        int edge = side < 2 ? least : most;
        int at = 0;
        int before = outside;
        boolean wasIn = false;
        boolean isOff = false;
        for (int k = begin; k < end; k += 2) {
            int next = before + 2 == end ? begin : before + 2;
            boolean in = isIn(points, next, side);
            if (in && !wasIn) {
                chains.reserve(2 * (end - begin) + 8);
                at = chains.length();
                makeRoom();
                ins[chains.count] = crossing(points, before, next, side);
                at = put(side, crossingUnit(points, before, next, side), at);
                isOff = false;
            }
            if (in) {
                isOff |= points[next + (side & 1)] != edge;
                chains.points[at++] = points[next];
                chains.points[at++] = points[next + 1];
            } else if (wasIn && isOff) {
                // What only touches the side, or runs along it, bounds nothing within.
                outs[chains.count] = crossing(points, next, before, side);
                at = put(side, crossingUnit(points, next, before, side), at);
                chains.end(at);
            }
            wasIn = in;
            before = next;
        }
    }

    private void makeRoom() {
        if (ins.length <= chains.count) {
            ins = Arrays.copyOf(ins, 2 * ins.length);
            outs = Arrays.copyOf(outs, 2 * outs.length);
        }
    }

    private int put(int side, int along, int at) {
        int edge = side < 2 ? least : most;
        chains.points[at] = side % 2 == 0 ? edge : along;
        chains.points[at + 1] = side % 2 == 0 ? along : edge;
        return at + 2;
    }

    private double crossing(int[] points, int outside, int inside, int side) {
        int across = side & 1;
        double edge = side < 2 ? least : most;
        double a = points[inside + across];
        double b = points[outside + across];
        double from = points[inside + 1 - across];
        return from + (edge - a) * (points[outside + 1 - across] - from) / (b - a);
    }

    private int crossingUnit(int[] points, int outside, int inside, int side) {
        int across = side & 1;
        long edge = side < 2 ? least : most;
        long a = points[inside + across];
        long b = points[outside + across];
        long from = points[inside + 1 - across];
        long numerator = (edge - a) * (points[outside + 1 - across] - from);
        long denominator = b - a;
        if (denominator < 0) {
            numerator = -numerator;
            denominator = -denominator;
        }
        return (int) (from + Math.floorDiv(2 * numerator + denominator, 2 * denominator));
    }

    /** Along the side the area lies between the first and the second crossing, the third and the fourth, and so on. */
    private boolean join(TileRings to) {
        int n = chains.count;
        var order = new Integer[2 * n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (p, q) -> Double.compare(position(p), position(q)));
        var next = new int[n];
        for (int i = 0; i < 2 * n; i += 2) {
            int p = order[i];
            int q = order[i + 1];
            if (p % 2 == q % 2) {
                return false;
            }
            int out = p % 2 == 1 ? p / 2 : q / 2;
            next[out] = p % 2 == 1 ? q / 2 : p / 2;
        }
        var used = new boolean[n];
        for (int first = 0; first < n; first++) {
            if (!used[first]) {
                ring(first, next, used, to);
            }
        }
        return true;
    }

    /** Even numbers are where chains come in, odd ones where they go out. */
    private double position(int end) {
        return end % 2 == 0 ? ins[end / 2] : outs[end / 2];
    }

    private void ring(int first, int[] next, boolean[] used, TileRings to) {
        int at = to.length();
        for (int chain = first; !used[chain]; chain = next[chain]) {
            used[chain] = true;
            int begin = chains.begin(chain);
            int length = chains.ends[chain] - begin;
            to.reserve(at - to.length() + length);
            System.arraycopy(chains.points, begin, to.points, at, length);
            at += length;
        }
        to.end(at);
    }
}
