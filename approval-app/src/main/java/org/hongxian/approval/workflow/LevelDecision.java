package org.hongxian.approval.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hongxian.approval.identity.Level;

/**
 * Which level decides a case, and why.
 *
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

    /** @param legalBasis the provision the row rests on */
    public record MatchedRow(String id, Level level, String description, String legalBasis) {}
}
