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
 * @param step which made it count, or withdrew it; null for a version that never counted
 * @param importedBy login; null where nobody is known
 */
public record VersionRow(
        LayerVersion version,
        State state,
        List<InForce.Period> periods,
        @Nullable InForce step,
        @Nullable String importedBy) {

    /** Where a version stands. */
    public enum State {
        /** Waits for a decision. */
        HELD,
        IN_FORCE,
        /** Counted until another one did. */
        EARLIER,
        /** Counted until the layer was withdrawn. */
        WITHDRAWN
    }

    /** @param history of the layer, the last step first */
    static VersionRow of(LayerVersion version, List<InForce> history, Optional<ImportJob> importJob) {
        UUID id = version.id();
        InForce last = history.isEmpty() ? null : history.get(0);
        InForce step = history.stream()
                .filter(one -> one.versionId().equals(id))
                .findFirst()
                .orElse(null);
        return new VersionRow(
                version,
                state(id, last, step),
                InForce.periods(history, id),
                step,
                importJob.map(ImportJob::login).orElse(null));
    }

    private static State state(UUID id, @Nullable InForce last, @Nullable InForce step) {
        if (last == null || step == null) {
            return State.HELD;
        }
        if (!last.versionId().equals(id)) {
            return State.EARLIER;
        }
        return last.withdrawn() ? State.WITHDRAWN : State.IN_FORCE;
    }
}
