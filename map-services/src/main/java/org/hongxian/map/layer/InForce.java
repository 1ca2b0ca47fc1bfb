package org.hongxian.map.layer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From when on a version counted, or no version did any more.
 *
 * @param step of the layer, ascending; the last is the one that holds now
 * @param versionId the version that counted from then on; the one that was withdrawn where {@code withdrawn}
 * @param by who decided it; null for what came in by itself
 * @param reason why; null where nobody was asked
 */
public record InForce(
        String layer,
        int step,
        UUID versionId,
        Instant since,
        @Nullable String by,
        @Nullable String reason,
        boolean withdrawn) {

    /** When a version counted; {@code to} is null while it does. */
    public record Period(Instant from, @Nullable Instant to) {}

    /**
     * When the version counted, the last time first.
     *
     * @param history of its layer, the last step first
     */
    public static List<Period> periods(List<InForce> history, UUID versionId) {
        var periods = new ArrayList<Period>();
        Instant end = null;
        for (InForce step : history) {
            if (step.versionId().equals(versionId) && !step.withdrawn()) {
                periods.add(new Period(step.since(), end));
            }
            end = step.since();
        }
        return List.copyOf(periods);
    }
}
