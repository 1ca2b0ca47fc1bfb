package org.hongxian.approval.workflow.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.Consultation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Consultations in the database. */
@Repository
class ConsultationTable {

    private final JdbcClient jdbc;

    ConsultationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(StepRow step, String body, String question, String askedBy, Instant at) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO workflow_consultation (case_id, task_id, section, body, question, asked_by, asked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        step.caseId().value(),
                        step.taskId(),
                        Objects.requireNonNullElse(step.section(), ""),
                        body,
                        question,
                        askedBy,
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void answer(long id, String answer, String answeredBy, Instant at) {
        jdbc.sql("UPDATE workflow_consultation SET answer = ?, answered_by = ?, answered_at = ? WHERE id = ?")
                .params(answer, answeredBy, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), id)
                .update();
    }

    List<Consultation> list(CaseId caseId) {
        return jdbc.sql("SELECT * FROM workflow_consultation WHERE case_id = ? ORDER BY id")
                .param(caseId.value())
                .query(ConsultationTable::row)
                .list();
    }

    Optional<Consultation> find(CaseId caseId, long id) {
        return jdbc.sql("SELECT * FROM workflow_consultation WHERE case_id = ? AND id = ?")
                .params(caseId.value(), id)
                .query(ConsultationTable::row)
                .optional();
    }

    private static Consultation row(ResultSet row, int index) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Consultation(
                row.getLong("id"),
                row.getString("task_id"),
                row.getString("section"),
                row.getString("body"),
                row.getString("question"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("answer"),
                row.getString("answered_by"),
                answeredAt == null ? null : answeredAt.toInstant());
    }
}
