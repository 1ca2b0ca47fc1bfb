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
     * @param head hash of the last one; as long as it is in the chain, nothing up to it was cut off or written anew
     * @param brokenAt sequences whose hash, predecessor or number does not fit; empty when the chain is whole
     */
    record ChainCheck(long entries, String head, List<Long> brokenAt) {
        public boolean isWhole() {
            return brokenAt.isEmpty();
        }
    }
}
