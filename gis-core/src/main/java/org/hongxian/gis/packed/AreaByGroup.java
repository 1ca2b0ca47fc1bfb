package org.hongxian.gis.packed;

import java.util.Arrays;
import java.util.BitSet;
import org.hongxian.gis.area.StableSum;

/**
 * Sums of shared areas by group. Sums are compensated, so that they do not depend on how many parcels there are.
 *
 * <p>Can be emptied and used for the next red line. Not safe for use by several threads.
 */
public final class AreaByGroup implements PieceSink {

    private final Grouping grouping;
    private final PackedCoverage coverage;
    private final BitSet met = new BitSet();
    private final StableSum[] planar;
    private final StableSum[] ellipsoidal;

    public AreaByGroup(Grouping grouping) {
        this.grouping = grouping;
        this.coverage = grouping.coverage();
        this.planar = new StableSum[grouping.size()];
        this.ellipsoidal = new StableSum[grouping.size()];
        Arrays.setAll(planar, group -> new StableSum());
        Arrays.setAll(ellipsoidal, group -> new StableSum());
    }

    @Override
    public void whole(int from, int to) {
        for (int parcel = from; parcel < to; parcel++) {
            part(parcel, coverage.planarSquareMetres(parcel), coverage.ellipsoidalSquareMetres(parcel));
        }
    }

    @Override
    public void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres) {
        int group = grouping.groupOf(parcel);
        met.set(group);
        planar[group].add(planarSquareMetres);
        ellipsoidal[group].add(ellipsoidalSquareMetres);
    }

    /** Forgets all sums. Takes time by the groups met since, not by all there are: of thousands a site meets a few. */
    public void clear() {
        for (int group = met.nextSetBit(0); group >= 0; group = met.nextSetBit(group + 1)) {
            planar[group].clear();
            ellipsoidal[group].clear();
        }
        met.clear();
    }

    /** The groups of which a parcel was met, ascending. */
    public int[] met() {
        return met.stream().toArray();
    }

    public Grouping grouping() {
        return grouping;
    }

    /** Unrounded, on the plane of the coverage. */
    public double planarSquareMetres(int group) {
        return planar[group].value();
    }

    /** Unrounded; not a number where no ellipsoidal area is prescribed. */
    public double ellipsoidalSquareMetres(int group) {
        return ellipsoidal[group].value();
    }
}
