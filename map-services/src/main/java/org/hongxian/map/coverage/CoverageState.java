package org.hongxian.map.coverage;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of the files of one layer version.
 *
 * @param detail what went wrong last, for an engineer; empty when nothing did
 * @param since when it came to be so
 */
public record CoverageState(
        UUID versionId, String layer, int number, Condition condition, String detail, Instant since) {

    /** Whether areas can be had from the files. */
    public enum Condition {
        /** Whole, checked and open. */
        READY,
        /** Being looked for, checked or made; the database answers meanwhile. */
        IN_WORK,
        /** Could not be made and will be tried again; the database answers meanwhile. */
        FAILED,
        /** The layer is not in one Gauss-Krüger zone or reaches too far: the database always answers. */
        NOT_POSSIBLE
    }
}
