package org.hongxian.gis.packed;

/**
 * The area one parcel shares with one polygon of a red line, on the plane and on the ellipsoid, without building any geometry.
 *
 * <p>With {@code s(e)} = 1 for an edge that runs with the sweep axis and −1 for one against it, the area of a parcel below a line is
 * {@code Σ s(e) ∫ min(e(a) − line(a), 0) da} over its edges: the parts above the line contribute nothing and what lies between
 * the line and the base cancels round the ring. The shared area is what lies below the tops less what lies below the bottoms of
 * the red line's strips. There are no predicates and no intersection points to place, so there is nothing to fail; and because an
 * edge two parcels share is cut at the same places with the same arithmetic, the pieces close to the red line.
 *
 * <p>Not safe for use by several threads.
 */
final class ParcelClip {

    private final RedLineSlabs slabs;
    private final double[] cut;
    private final int[] first;
    private final double[] begin;
    private final double[] slope;
    private final int last;

    private final DensitySeries density;

    // Lines of each slab the parcel reaches that have to be looked at, from its first slab on.
    private int firstSlab;
    private int[] from = new int[16];
    private int[] to = new int[16];

    private double planar;
    private double weighted;

    /** @param density set round the parcel before each clip, with the same axes as the slabs */
    ParcelClip(RedLineSlabs slabs, DensitySeries density) {
        this.density = density;
        this.slabs = slabs;
        this.cut = slabs.cut;
        this.first = slabs.first;
        this.begin = slabs.begin;
        this.slope = slabs.slope;
        this.last = slabs.slabs();
    }

    /** Square units on the plane, of the last parcel clipped. */
    double planar() {
        return planar;
    }

    /** Square units on the ellipsoid, of the last parcel clipped. */
    double ellipsoidal() {
        return weighted;
    }

    /**
     * Chooses the lines that matter for the next parcel: a line below its box adds nothing, and those above it cancel in pairs.
     *
     * @param a0 where the box begins on the sweep axis, {@code a1} where it ends; {@code b0} and {@code b1} across
     */
    void within(double a0, double a1, double b0, double b1) {
        firstSlab = Math.max(0, slabs.slabAt(a0));
        int lastSlab = Math.min(last - 1, slabs.slabAt(a1));
        int count = lastSlab - firstSlab + 1;
        if (from.length < count) {
            from = new int[2 * count];
            to = new int[2 * count];
        }
        for (int k = firstSlab; k <= lastSlab; k++) {
            int below = slabs.firstReaching(k, b0);
            int above = slabs.firstAbove(k, below, b1);
            from[k - firstSlab] = below;
            to[k - firstSlab] = above + ((first[k + 1] - above) & 1);
        }
    }

    /**
     * @param points x and y of all rings in turn, first points not repeated; shells clockwise, holes counter-clockwise
     * @param ringEnds index in {@code points} behind the last value of each ring
     */
    void clip(int[] points, int[] ringEnds, int rings) {
        planar = 0;
        weighted = 0;
        int from = 0;
        for (int ring = 0; ring < rings; ring++) {
            clipRing(points, from, ringEnds[ring]);
            from = ringEnds[ring];
        }
        if (slabs.transposed) {
            planar = -planar;
            weighted = -weighted;
        }
    }

    private void clipRing(int[] points, int from, int to) {
        int along = slabs.transposed ? 1 : 0;
        int across = 1 - along;
        double a = points[to - 2 + along];
        double b = points[to - 2 + across];
        int k = slabs.slabAt(a);
        for (int i = from; i < to; i += 2) {
            double nextA = points[i + along];
            double nextB = points[i + across];
            int next = k;
            while (next < last && nextA >= cut[next + 1]) {
                next++;
            }
            while (next >= 0 && nextA < cut[next]) {
                next--;
            }
            if (a < nextA) {
                edge(a, b, k, nextA, nextB, next, 1);
            } else if (a > nextA) {
                edge(nextA, nextB, next, a, b, k, -1);
            }
            a = nextA;
            b = nextB;
            k = next;
        }
    }

    private void edge(double a1, double b1, int k1, double a2, double b2, int k2, int sign) {
        if (k1 == k2) {
            if (k1 >= 0 && k1 < last) {
                piece(k1, a1, b1, a2, b2, sign);
            }
            return;
        }
        double rise = (b2 - b1) / (a2 - a1);
        int k = Math.max(k1, 0);
        int stop = Math.min(k2, last - 1);
        double u = Math.max(a1, cut[0]);
        double bu = u == a1 ? b1 : b1 + rise * (u - a1);
        for (; k <= stop; k++) {
            double v = cut[k + 1];
            double bv;
            if (v >= a2) {
                v = a2;
                bv = b2;
            } else {
                bv = b1 + rise * (v - a1);
            }
            piece(k, u, bu, v, bv, sign);
            u = v;
            bu = bv;
        }
    }

    /** An edge within one slab: its share of what lies below the tops less what lies below the bottoms. */
    private void piece(int k, double u, double bu, double v, double bv, int sign) {
        double width = v - u;
        double offset = u - cut[k];
        int stop = to[k - firstSlab];
        for (int i = from[k - firstSlab]; i < stop; i++) {
            double line = begin[i] + slope[i] * offset;
            double lineEnd = line + slope[i] * width;
            double d1 = bu - line;
            double d2 = bv - lineEnd;
            if (d1 >= 0 && d2 >= 0) {
                continue;
            }
            int weight = ((i - first[k]) & 1) == 0 ? -sign : sign;
            if (d1 <= 0 && d2 <= 0) {
                below(u, line, lineEnd, d1, d2, width, weight);
            } else if (d1 < 0) {
                double part = width * (d1 / (d1 - d2));
                below(u, line, line + slope[i] * part, d1, 0, part, weight);
            } else {
                double part = width * (d2 / (d2 - d1));
                below(v - part, lineEnd - slope[i] * part, lineEnd, 0, d2, part, weight);
            }
        }
    }

    /** Adds the trapezoid between a line and an edge below it, {@code d1} and {@code d2} deep at its ends. */
    private void below(double u, double line1, double line2, double d1, double d2, double width, int weight) {
        planar += weight * ((d1 + d2) / 2 * width);
        weighted += weight * density.trapezoid(u, width, line1, line2, d1, d2);
    }
}
