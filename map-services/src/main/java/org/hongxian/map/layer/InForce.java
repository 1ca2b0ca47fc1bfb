package org.hongxian.map.layer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From when on a version counted.
 *
 * @param step of the layer, ascending; the last is the one that counts now
 * @param by who made it current; null for what came in by itself
 * @param reason why; null where nobody was asked
 */
public record InForce(
        String layer,
        int step,
        UUID versionId,
        Instant since,
        @Nullable String by,
        @Nullable String reason) {}
