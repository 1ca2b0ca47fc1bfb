package org.hongxian.approval.layerkeeping.internal;

import java.time.Instant;
import org.hongxian.map.compare.VersionChanges;
import org.hongxian.map.layer.LayerVersion;

/** One comparison of two versions; public for the page. */
public final class ComparisonJob extends ShareJob<VersionChanges> {

    private final LayerVersion from;
    private final LayerVersion to;

    ComparisonJob(LayerVersion from, LayerVersion to, String login, Instant orderedAt) {
        super(login, orderedAt);
        this.from = from;
        this.to = to;
    }

    public LayerVersion from() {
        return from;
    }

    public LayerVersion to() {
        return to;
    }
}
