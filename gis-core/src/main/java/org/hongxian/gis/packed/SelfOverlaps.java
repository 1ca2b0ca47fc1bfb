package org.hongxian.gis.packed;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Pairs of parcels that share ground. In a coverage there is none, and areas then close by themselves; where there is one, what it
 * shares would be counted twice.
 */
final class SelfOverlaps {

    /** A square centimetre is nothing on the ground. */
    private static final double LEAST_SQUARE_METRES = 1e-4;

    /** A vertex one neighbour has on the side of another lies beside it by up to half a unit of the grid. */
    private static final double ROUNDING_METRES = 5e-5;

    /** With more pairs than this the layer is no coverage at all. */
    private static final int MOST_PAIRS = 1 << 20;

    private static final int UNCOUNTED = -1;

    /** Two parcels to a pair, the lower one first, ascending. */
    private final int[] pairs;

    private final int[] parcels;
    private final boolean counted;

    private SelfOverlaps(int[] pairs, boolean counted) {
        this.pairs = pairs;
        this.parcels = Arrays.stream(pairs).distinct().sorted().toArray();
        this.counted = counted;
    }

    static SelfOverlaps none() {
        return new SelfOverlaps(new int[0], true);
    }

    /**
     * Asks every parcel what it shares with those behind it.
     *
     * @param goesOn asked at every parcel
     * @throws CancellationException if it does not
     */
    static SelfOverlaps of(PackedCoverage coverage, BooleanSupplier goesOn) {
        var overlay = new DirectOverlay(coverage);
        var pairs = new int[64];
        int size = 0;
        for (int parcel = 0; parcel < coverage.parcels(); parcel++) {
            if (!goesOn.getAsBoolean()) {
                throw new CancellationException();
            }
            int[] others = overlay.sharingWith(parcel, LEAST_SQUARE_METRES, ROUNDING_METRES);
            if (size / 2 + others.length > MOST_PAIRS) {
                return new SelfOverlaps(new int[0], false);
            }
            if (pairs.length < size + 2 * others.length) {
                pairs = Arrays.copyOf(pairs, 2 * pairs.length + 2 * others.length);
            }
            for (int other : others) {
                pairs[size++] = parcel;
                pairs[size++] = other;
            }
        }
        return new SelfOverlaps(Arrays.copyOf(pairs, size), true);
    }

    static SelfOverlaps read(IntBuffer section) {
        int count = section.get(0);
        var pairs = new int[2 * Math.max(count, 0)];
        section.get(1, pairs);
        return new SelfOverlaps(pairs, count != UNCOUNTED);
    }

    void write(SectionWriter out) {
        out.number(counted ? pairs.length / 2 : UNCOUNTED);
        out.ints(pairs);
    }

    /** False when there are too many to be told: such a layer cannot be measured by areas alone. */
    boolean isCounted() {
        return counted;
    }

    boolean isEmpty() {
        return pairs.length == 0;
    }

    /** Parcels that share ground with another one, ascending. */
    int[] parcels() {
        return parcels.clone();
    }
}
