package org.hongxian.gis.bulk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.hongxian.gis.area.StableSum;

/** Counts and sums of what has been measured so far. For one thread. */
public final class BulkTotals {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final StableSum planar = new StableSum();
    private long redLines;

    void add(RedLineAreas areas) {
        redLines++;
        outcomes.merge(areas.outcome(), 1L, Long::sum);
        planar.add(areas.planarSquareMetres());
    }

    public long redLines() {
        return redLines;
    }

    /** How many red lines ended how; without those that do not occur. */
    public Map<Outcome, Long> outcomes() {
        return Collections.unmodifiableMap(outcomes);
    }

    /** Of all red lines that could be measured. */
    public double planarSquareMetres() {
        return planar.value();
    }

    /** Whether all red lines so far are covered. */
    public boolean isFine() {
        return outcomes.keySet().stream().allMatch(outcome -> outcome == Outcome.COVERED);
    }
}
