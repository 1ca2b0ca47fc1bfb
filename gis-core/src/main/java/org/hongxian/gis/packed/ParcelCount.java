package org.hongxian.gis.packed;

import java.util.BitSet;

/** Counts by group the parcels that share more than a sliver with a red line. Not safe for use by several threads. */
final class ParcelCount implements PieceSink {

    private final Grouping grouping;
    private final double sliverSquareMetres;
    private final long[] counts;
    /** A parcel comes once for every polygon of the red line that it meets. */
    private final BitSet counted;

    ParcelCount(Grouping grouping, double sliverSquareMetres) {
        this.grouping = grouping;
        this.sliverSquareMetres = sliverSquareMetres;
        this.counts = new long[grouping.size()];
        this.counted = new BitSet(grouping.coverage().parcels());
    }

    @Override
    public void whole(int from, int to) {
        for (int parcel = from; parcel < to; parcel++) {
            count(parcel);
        }
    }

    @Override
    public void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres) {
        if (planarSquareMetres > sliverSquareMetres) {
            count(parcel);
        }
    }

    private void count(int parcel) {
        if (!counted.get(parcel)) {
            counted.set(parcel);
            counts[grouping.groupOf(parcel)]++;
        }
    }

    long of(int group) {
        return counts[group];
    }
}
