package org.hongxian.gis.packed;

import java.util.Arrays;

/**
 * Sums of shared areas by group. Sums are compensated (Neumaier), so that they do not depend on how many parcels there are.
 *
 * <p>Can be emptied and used for the next red line. Not safe for use by several threads.
 */
public final class AreaByGroup implements PieceSink {

    private final Grouping grouping;
    private final PackedCoverage coverage;
    private final double[] planar;
    private final double[] planarLost;
    private final double[] ellipsoidal;
    private final double[] ellipsoidalLost;

    public AreaByGroup(Grouping grouping) {
        this.grouping = grouping;
        this.coverage = grouping.coverage();
        this.planar = new double[grouping.size()];
        this.planarLost = new double[grouping.size()];
        this.ellipsoidal = new double[grouping.size()];
        this.ellipsoidalLost = new double[grouping.size()];
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
        add(planar, planarLost, group, planarSquareMetres);
        add(ellipsoidal, ellipsoidalLost, group, ellipsoidalSquareMetres);
    }

    /** Forgets all sums. */
    public void clear() {
        Arrays.fill(planar, 0);
        Arrays.fill(planarLost, 0);
        Arrays.fill(ellipsoidal, 0);
        Arrays.fill(ellipsoidalLost, 0);
    }

    public Grouping grouping() {
        return grouping;
    }

    /** Unrounded, on the plane of the coverage. */
    public double planarSquareMetres(int group) {
        return planar[group] + planarLost[group];
    }

    /** Unrounded; not a number where no ellipsoidal area is prescribed. */
    public double ellipsoidalSquareMetres(int group) {
        return ellipsoidal[group] + ellipsoidalLost[group];
    }

    private static void add(double[] sums, double[] lost, int group, double value) {
        double sum = sums[group];
        double next = sum + value;
        lost[group] += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sums[group] = next;
    }
}
