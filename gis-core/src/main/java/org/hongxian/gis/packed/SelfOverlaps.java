package org.hongxian.gis.packed;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Pairs of parcels that share ground. In a coverage there is none, and areas then close by themselves; where there is one, what it
 * shares would be counted twice.
 */
final class SelfOverlaps {

    /** Less than a square centimetre is what neighbours share that were digitised apart and rounded. */
    private static final double LEAST_SQUARE_METRES = 1e-4;

    /** With more pairs than this the layer is no coverage at all. */
    private static final int MOST_PAIRS = 1 << 20;

    private static final int UNCOUNTED = -1;
    private static final int PARCELS_AT_ONCE = 256;

    /** Two parcels to a pair, the lower one first, ascending. */
    private final int[] pairs;

    private final boolean counted;

    private SelfOverlaps(int[] pairs, boolean counted) {
        this.pairs = pairs;
        this.counted = counted;
    }

    static SelfOverlaps none() {
        return new SelfOverlaps(new int[0], true);
    }

    /** Asks every parcel what it shares with those behind it. The answer does not depend on the number of threads. */
    static SelfOverlaps of(PackedCoverage coverage) {
        int runs = (coverage.parcels() + PARCELS_AT_ONCE - 1) / PARCELS_AT_ONCE;
        var found = new AtomicInteger();
        List<int[]> pairs = IntStream.range(0, runs)
                .parallel()
                .mapToObj(run -> found.get() > MOST_PAIRS ? new int[0] : pairs(coverage, run * PARCELS_AT_ONCE, found))
                .toList();
        return found.get() > MOST_PAIRS
                ? new SelfOverlaps(new int[0], false)
                : new SelfOverlaps(pairs.stream().flatMapToInt(Arrays::stream).toArray(), true);
    }

    private static int[] pairs(PackedCoverage coverage, int from, AtomicInteger found) {
        var overlay = new DirectOverlay(coverage);
        var pairs = new ArrayList<Integer>();
        int to = Math.min(from + PARCELS_AT_ONCE, coverage.parcels());
        for (int parcel = from; parcel < to && found.get() <= MOST_PAIRS; parcel++) {
            int[] others = overlay.sharingWith(parcel, LEAST_SQUARE_METRES);
            found.addAndGet(others.length);
            for (int other : others) {
                pairs.add(parcel);
                pairs.add(other);
            }
        }
        return pairs.stream().mapToInt(Integer::intValue).toArray();
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
        return Arrays.stream(pairs).distinct().sorted().toArray();
    }
}
