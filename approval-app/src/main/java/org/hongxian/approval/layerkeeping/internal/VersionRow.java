package org.hongxian.approval.layerkeeping.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.map.layer.InForce;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;

/**
 * A version in the list of its layer; public for the page.
 *
 * @param periods when it counted, the last time first
 * @param steps which made it count, or withdrew it, the last first; none for a version that never counted
 * @param importedBy login; null where nobody is known
 */
public record VersionRow(
        LayerVersion version,
        State state,
        List<InForce.Period> periods,
        List<InForce> steps,
        @Nullable String importedBy) {

    /** Where a version stands. */
    public enum State {
        /** Waits for a decision. */
        HELD,
        IN_FORCE,
        /** Counted until another one did. */
        EARLIER,
        /** Counted until it was withdrawn, and not again since. */
        WITHDRAWN
    }

    /** @param history of the layer, the last step first */
    static VersionRow of(LayerVersion version, List<InForce> history, Optional<ImportJob> importJob) {
        UUID id = version.id();
        List<InForce> steps =
                history.stream().filter(one -> one.versionId().equals(id)).toList();
        return new VersionRow(
                version,
                state(steps, history),
                InForce.periods(history, id),
                steps,
                importJob.map(ImportJob::login).orElse(null));
    }

    private static State state(List<InForce> steps, List<InForce> history) {
        if (steps.isEmpty()) {
            return State.HELD;
        }
        InForce step = steps.get(0);
        if (step.withdrawn()) {
            return State.WITHDRAWN;
        }
        return step.equals(history.get(0)) ? State.IN_FORCE : State.EARLIER;
    }
}
