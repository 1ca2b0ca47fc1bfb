package org.hongxian.approval.layerkeeping.internal;

import java.time.Instant;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.quality.VersionQuality;

/** Looking at a version that was not looked at when it came in; public for the page. */
public final class QualityJob extends ShareJob<VersionQuality> {

    private final LayerVersion version;

    QualityJob(LayerVersion version, String login, Instant orderedAt) {
        super(login, orderedAt);
        this.version = version;
    }

    public LayerVersion version() {
        return version;
    }
}
