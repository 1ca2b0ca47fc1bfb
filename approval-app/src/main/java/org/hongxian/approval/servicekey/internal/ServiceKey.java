package org.hongxian.approval.servicekey.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it.
 *
 * @param label what the owner calls it, for instance the program it is in
 * @param lastDay on which it can be used
 * @param revokedAt null while it was not revoked
 * @param lastUsed null if it never was
 */
record ServiceKey(
        String id,
        String login,
        String label,
        Instant madeAt,
        LocalDate lastDay,
        @Nullable Instant revokedAt,
        @Nullable LocalDate lastUsed) {

    public boolean isInForce(LocalDate today) {
        return revokedAt == null && !today.isAfter(lastDay);
    }
}
