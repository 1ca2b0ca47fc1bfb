package org.hongxian.approval.ledger;

import java.util.List;
import java.util.UUID;

/** Reads the record; writing happens by publishing a {@link Recordable}. */
public interface LedgerReader {

    /** Entries of one case, oldest first. */
    List<LedgerEntry> list(UUID caseId);

    /** Recomputes the whole chain. */
    ChainCheck check();

    /**
     * @param entries how many were checked
     * @param brokenAt sequences whose hash, predecessor or number does not fit; empty when the chain is whole
     */
    record ChainCheck(long entries, List<Long> brokenAt) {
        public boolean isWhole() {
            return brokenAt.isEmpty();
        }
    }
}
