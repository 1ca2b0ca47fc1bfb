package org.hongxian.approval.ledger;

import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One immutable line of the record.
 *
 * @param sequence without holes, from 1
 * @param actor login, or {@code system}
 * @param previousHash hash of the entry before, lower-case hexadecimal SHA-256
 * @param hash over sequence, time, actor, case, kind, facts and previousHash
 */
public record LedgerEntry(
        long sequence,
        Instant at,
        String actor,
        @Nullable UUID caseId,
        String kind,
        SortedMap<String, String> facts,
        String previousHash,
        String hash) {}
