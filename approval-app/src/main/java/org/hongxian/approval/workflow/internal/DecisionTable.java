package org.hongxian.approval.workflow.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.LevelDecision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Level decisions in the database; failed tries are kept as well. */
@Repository
class DecisionTable {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    DecisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CaseId caseId, LevelDecider.Attempt attempt, Instant at) {
        LevelDecision decision = attempt.decision();
        NoLevelException.Reason failure = attempt.failure();
        jdbc.sql("""
                        INSERT INTO workflow_decision (case_id, level, content, failure, decided_at)
                        VALUES (:caseId, :level, :content, :failure, :at)
                        """)
                .param("caseId", caseId.value())
                .param("level", decision == null ? null : decision.level().name())
                .param("content", decision == null ? null : json.writeValueAsString(decision))
                .param("failure", failure == null ? null : failure.key())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    /** The newest try, when it succeeded. */
    Optional<LevelDecision> findLast(CaseId caseId) {
        return jdbc
                .sql("SELECT content FROM workflow_decision WHERE case_id = ? ORDER BY id DESC LIMIT 1")
                .param(caseId.value())
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(content -> json.readValue(content, LevelDecision.class));
    }
}
