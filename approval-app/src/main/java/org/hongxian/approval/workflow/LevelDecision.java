package org.hongxian.approval.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hongxian.approval.identity.Level;
import org.jspecify.annotations.Nullable;

/**
 * Which level decides a case, and why.
 *
 * @param level that decides, be it on behalf of a higher one
 * @param rows every row of the table that matched; the highest level wins
 * @param tableVersion digest of the decision table used
 */
public record LevelDecision(
        Level level,
        List<MatchedRow> rows,
        LevelFacts.Measured facts,
        LocalDate on,
        String tableVersion,
        Instant decidedAt) {

    public LevelDecision {
        rows = List.copyOf(rows);
    }

    /** Whether the province decides on behalf of the State Council: such a case is numbered and filed apart. */
    public boolean isDelegated() {
        return level != Level.STATE && rows.stream().anyMatch(row -> row.level() == Level.STATE);
    }

    /**
     * @param level the law gives what the row says to
     * @param legalBasis the provision the row rests on
     * @param delegation the provision by which the province decides it on behalf of the State Council; null when it does not
     */
    public record MatchedRow(
            String id,
            Level level,
            String description,
            String legalBasis,
            @Nullable String delegation) {

        /** The level that decides what the row says. */
        public Level decidedAt() {
            return delegation == null ? level : Level.PROVINCE;
        }
    }
}
