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
    private final double[] end;
    private final double[] slope;
    private final int last;

    private final DensitySeries density;

    // Lines of each slab the parcel reaches that have to be looked at, from its first slab on.
    private int firstSlab;
    private int[] from = new int[16];
    private int[] to = new int[16];

    /** What is above this is above all of these lines. */
    private double highest;

    /** What is below this is below all of them. */
    private double lowest;

    private double planar;
    private double weighted;

    /** @param density set round the parcel before each clip, with the same axes as the slabs */
    ParcelClip(RedLineSlabs slabs, DensitySeries density) {
        this.density = density;
        this.slabs = slabs;
        this.cut = slabs.cut;
        this.first = slabs.first;
        this.begin = slabs.begin;
        this.end = slabs.end;
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
        int lastSlab = Math.min(last - 1, slabs.locate(firstSlab, a1));
        int count = lastSlab - firstSlab + 1;
        if (from.length < count) {
            from = new int[2 * count];
            to = new int[2 * count];
        }
        highest = Double.NEGATIVE_INFINITY;
        lowest = Double.POSITIVE_INFINITY;
        for (int k = firstSlab; k <= lastSlab; k++) {
            int below = slabs.firstReaching(k, b0);
            int above = slabs.firstAbove(k, below, b1);
            above += (first[k + 1] - above) & 1;
            from[k - firstSlab] = below;
            to[k - firstSlab] = above;
            if (below < above) {
                highest = Math.max(highest, Math.max(begin[above - 1], end[above - 1]));
                boolean bottom = ((below - first[k]) & 1) == 0;
                lowest = bottom ? Math.min(lowest, Math.min(begin[below], end[below])) : Double.NEGATIVE_INFINITY;
            }
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
        double runBegin = Double.NaN;
        int k = firstSlab;
        for (int i = from; i < to; i += 2) {
            double nextA = points[i + along];
            double nextB = points[i + across];
            if (b <= lowest && nextB <= lowest) {
                // Edges below all lines in a row count for the strips between where the row begins and where it ends.
                if (Double.isNaN(runBegin)) {
                    runBegin = a;
                }
            } else {
                if (!Double.isNaN(runBegin)) {
                    strips(runBegin, a);
                    runBegin = Double.NaN;
                }
                if (b < highest || nextB < highest) {
                    k = slabs.locate(k, a);
                    int next = slabs.locate(k, nextA);
                    if (a < nextA) {
                        edge(a, b, k, nextA, nextB, next, 1);
                    } else if (a > nextA) {
                        edge(nextA, nextB, next, a, b, k, -1);
                    }
                    k = next;
                }
            }
            a = nextA;
            b = nextB;
        }
        if (!Double.isNaN(runBegin)) {
            strips(runBegin, a);
        }
    }

    /** All strips between two places on the sweep axis, counted against the axis if the second comes first. */
    private void strips(double from, double to) {
        int sign = from < to ? 1 : -1;
        double stop = Math.min(Math.max(from, to), cut[last]);
        double u = Math.max(Math.min(from, to), cut[0]);
        for (int k = slabs.locate(firstSlab, u); u < stop; k++) {
            double v = Math.min(stop, cut[k + 1]);
            double width = v - u;
            double offset = u - cut[k];
            for (int top = this.to[k - firstSlab] - 1; top > this.from[k - firstSlab]; top -= 2) {
                strip(u, begin[top] + slope[top] * offset, top, begin[top - 1] + slope[top - 1] * offset, width, sign);
            }
            u = v;
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

    /**
     * An edge within one slab: its share of what lies below the tops less what lies below the bottoms. Strips are asked from the
     * highest down: an edge above one is above the rest, and below one it counts once for the whole strip.
     */
    private void piece(int k, double u, double bu, double v, double bv, int sign) {
        double width = v - u;
        double offset = u - cut[k];
        int stop = from[k - firstSlab];
        for (int top = to[k - firstSlab] - 1; top >= stop; top -= 2) {
            double top1 = begin[top] + slope[top] * offset;
            double top2 = top1 + slope[top] * width;
            if (bu >= top1 && bv >= top2) {
                return;
            }
            if (top > stop) {
                double bottom1 = begin[top - 1] + slope[top - 1] * offset;
                double bottom2 = bottom1 + slope[top - 1] * width;
                if (bu <= bottom1 && bv <= bottom2) {
                    strip(u, top1, top, bottom1, width, sign);
                    continue;
                }
                belowLine(u, bottom1, bottom2, bu - bottom1, bv - bottom2, width, -sign);
            }
            belowLine(u, top1, top2, bu - top1, bv - top2, width, sign);
        }
    }

    /** The strip under a top, from where the top is at {@code top1} and its bottom at {@code bottom1}. */
    private void strip(double u, double top1, int top, double bottom1, double width, int sign) {
        double depth = bottom1 - top1;
        below(u, top1, top1 + slope[top] * width, depth, depth + (slope[top - 1] - slope[top]) * width, width, sign);
    }

    /** What of an edge is below a line, {@code d1} and {@code d2} above it at its ends. */
    private void belowLine(double u, double line1, double line2, double d1, double d2, double width, int weight) {
        if (d1 >= 0 && d2 >= 0) {
            return;
        }
        if (d1 <= 0 && d2 <= 0) {
            below(u, line1, line2, d1, d2, width, weight);
        } else if (d1 < 0) {
            double share = d1 / (d1 - d2);
            below(u, line1, line1 + (line2 - line1) * share, d1, 0, width * share, weight);
        } else {
            double share = d2 / (d2 - d1);
            double part = width * share;
            below(u + width - part, line2 - (line2 - line1) * share, line2, 0, d2, part, weight);
        }
    }

    /** Adds the trapezoid between a line and an edge below it, {@code d1} and {@code d2} deep at its ends. */
    private void below(double u, double line1, double line2, double d1, double d2, double width, int weight) {
        planar += weight * ((d1 + d2) / 2 * width);
        weighted += weight * density.trapezoid(u, width, line1, line2, d1, d2);
    }
}
