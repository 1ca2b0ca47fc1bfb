package org.hongxian.approval.workflow.internal;

import java.time.LocalDate;
import java.util.List;
import org.hongxian.approval.workflow.LevelDecision.MatchedRow;
import org.hongxian.approval.workflow.LevelFacts;

/** The decision table for the approval level; the engine behind it can be exchanged. */
interface LevelTable {

    /**
     * @return every row that applies, at least one
     * @throws NoLevelException when no row applies or the table cannot be evaluated
     */
    List<MatchedRow> evaluate(LevelFacts.Measured facts, LocalDate on);

    /** Digest of the table, so that a decision names exactly what it was made by. */
    String version();
}
