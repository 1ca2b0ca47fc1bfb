package org.hongxian.approval.workflow.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.SentBack;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which steps are live again because a later one sent the case back. */
@Repository
class SentBackTable {

    private static final String SELECT = """
            SELECT step.task_id, step.id, step.role AS to_role, step.task_key AS to_key, origin.id AS origin_id,
                   origin.definition_id, origin.task_key, origin.section, origin.region, origin.role, origin.actor_name,
                   origin.outcome, origin.completed_at, reason.text,
                   CASE WHEN step.completed_at IS NULL THEN 1 ELSE 0 END AS live
            FROM workflow_step step
            JOIN workflow_step origin ON origin.id = step.sent_back_by
            LEFT JOIN workflow_opinion reason ON reason.id = step.sent_back_reason
            """;

    private final JdbcClient jdbc;

    SentBackTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A step that is there because of a return.
     *
     * @param stepId of the step returned to, in the order steps opened
     * @param toRole whose that step is
     */
    record Row(String taskId, long stepId, Role toRole, String definitionId, SentBack sentBack) {}

    /**
     * Marks steps as being there because another one sent the case back.
     *
     * @param reason number of the opinion that says why; null when nothing was written
     */
    void mark(List<StepRow> opened, StepRow origin, @Nullable Long reason) {
        jdbc.sql("UPDATE workflow_step SET sent_back_by = :origin, sent_back_reason = :reason WHERE id IN (:opened)")
                .param("origin", origin.id())
                .param("reason", reason, Types.BIGINT)
                .param("opened", opened.stream().map(StepRow::id).toList())
                .update();
    }

    /** The step of the newest return; where it went to several sections, one that is still live if there is any. */
    Optional<Row> findNewest(CaseId caseId) {
        return jdbc
                .sql(
                        SELECT
                                + "WHERE step.case_id = ? ORDER BY origin.completed_at DESC, origin.id DESC, live DESC, step.id")
                .param(caseId.value())
                .query(SentBackTable::row)
                .list()
                .stream()
                .findFirst();
    }

    List<Row> list(Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "WHERE step.task_id IN (:tasks)")
                .param("tasks", taskIds)
                .query(SentBackTable::row)
                .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        String reason = row.getString("text");
        String actor = row.getString("actor_name");
        var sentBack = new SentBack(
                row.getString("task_key"),
                row.getString("section"),
                new AdministrativeCode(row.getString("region")),
                Role.valueOf(row.getString("role")),
                actor == null ? "" : actor,
                row.getString("outcome"),
                row.getString("to_key"),
                reason == null ? "" : reason,
                row.getObject("completed_at", OffsetDateTime.class).toInstant(),
                row.getInt("live") == 1);
        return new Row(
                row.getString("task_id"),
                row.getLong("id"),
                Role.valueOf(row.getString("to_role")),
                row.getString("definition_id"),
                sentBack);
    }
}
