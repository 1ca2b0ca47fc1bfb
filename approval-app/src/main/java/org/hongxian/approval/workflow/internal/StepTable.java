package org.hongxian.approval.workflow.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Steps in the database, and which process a case runs on. */
@Repository
class StepTable {

    private static final String SELECT = """
            SELECT id, case_id, definition_id, task_id, task_key, section, region, role, assignee, created_at, due_on,
                   extension_reason, completed_at, actor_name, outcome
            FROM workflow_step
            """;

    private final JdbcClient jdbc;

    StepTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The running or ended process of a case. */
    record RunningProcess(String instanceId, String definitionId) {}

    void addProcess(CaseId caseId, String instanceId, String definitionId) {
        jdbc.sql("INSERT INTO workflow_process (case_id, instance_id, definition_id) VALUES (?, ?, ?)")
                .params(caseId.value(), instanceId, definitionId)
                .update();
    }

    Optional<RunningProcess> findProcess(CaseId caseId) {
        return jdbc.sql("SELECT instance_id, definition_id FROM workflow_process WHERE case_id = ?")
                .param(caseId.value())
                .query((row, index) -> new RunningProcess(row.getString(1), row.getString(2)))
                .optional();
    }

    void open(
            CaseId caseId,
            String definitionId,
            String taskId,
            String taskKey,
            @Nullable String section,
            AdministrativeCode region,
            Role role,
            @Nullable String assignee,
            Instant createdAt,
            @Nullable LocalDate dueOn) {
        jdbc.sql("""
                        INSERT INTO workflow_step (case_id, definition_id, task_id, task_key, section, region, role,
                                                   assignee, created_at, due_on)
                        VALUES (:caseId, :definitionId, :taskId, :taskKey, :section, :region, :role, :assignee, :createdAt,
                                :dueOn)
                        """)
                .param("caseId", caseId.value())
                .param("definitionId", definitionId)
                .param("taskId", taskId)
                .param("taskKey", taskKey)
                .param("section", section)
                .param("region", region.value())
                .param("role", role.name())
                .param("assignee", assignee)
                .param("createdAt", time(createdAt))
                .param("dueOn", dueOn)
                .update();
    }

    void close(StepRow step, Person person, String outcome, Instant at) {
        jdbc.sql("UPDATE workflow_step SET completed_at = ?, actor = ?, actor_name = ?, outcome = ? WHERE id = ?")
                .params(time(at), person.login(), person.displayName(), outcome, step.id())
                .update();
    }

    void extend(StepRow step, LocalDate dueOn, String reason) {
        jdbc.sql("UPDATE workflow_step SET due_on = ?, extension_reason = ? WHERE id = ?")
                .params(dueOn, reason, step.id())
                .update();
    }

    void moveLimit(StepRow step, LocalDate dueOn) {
        jdbc.sql("UPDATE workflow_step SET due_on = ? WHERE id = ?")
                .params(dueOn, step.id())
                .update();
    }

    /** Ends what is still live of a case: the sections beside the one that returned it. */
    void withdrawLive(CaseId caseId, Instant at) {
        jdbc.sql("UPDATE workflow_step SET completed_at = ?, outcome = ? WHERE case_id = ? AND completed_at IS NULL")
                .params(time(at), StepRow.WITHDRAWN, caseId.value())
                .update();
    }

    List<StepRow> list(CaseId caseId) {
        return jdbc.sql(SELECT + "WHERE case_id = ? ORDER BY id")
                .param(caseId.value())
                .query(StepTable::step)
                .list();
    }

    List<StepRow> listLive(CaseId caseId) {
        return jdbc.sql(SELECT + "WHERE case_id = ? AND completed_at IS NULL ORDER BY id")
                .param(caseId.value())
                .query(StepTable::step)
                .list();
    }

    /** Live steps of all cases whose clock runs. */
    List<StepRow> listLimited() {
        return jdbc.sql(SELECT + "WHERE completed_at IS NULL AND due_on IS NOT NULL ORDER BY id")
                .query(StepTable::step)
                .list();
    }

    List<StepRow> listLive(Collection<CaseId> caseIds) {
        if (caseIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "WHERE case_id IN (:cases) AND completed_at IS NULL ORDER BY id")
                .param("cases", caseIds.stream().map(CaseId::value).toList())
                .query(StepTable::step)
                .list();
    }

    /** Live steps the person is to act on; those whose limit ends first come first, those without a limit last. */
    List<StepRow> listFor(Person person, int limit) {
        List<String> roles = person.roles().stream().map(Role::name).toList();
        if (roles.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT * FROM (" + SELECT + """
                        WHERE completed_at IS NULL AND assignee = :login
                        UNION ALL
                        """ + SELECT + """
                        WHERE completed_at IS NULL AND assignee IS NULL AND region = :region AND role IN (:roles)
                          AND (section IS NULL OR section = :section)
                        ) live
                        ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id
                        LIMIT :limit
                        """)
                .param("login", person.login())
                .param("region", person.region().value())
                .param("roles", roles)
                .param("section", person.section() == null ? "" : person.section())
                .param("limit", limit)
                .query(StepTable::step)
                .list();
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static StepRow step(ResultSet row, int index) throws SQLException {
        OffsetDateTime completedAt = row.getObject("completed_at", OffsetDateTime.class);
        return new StepRow(
                row.getLong("id"),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("definition_id"),
                row.getString("task_id"),
                row.getString("task_key"),
                row.getString("section"),
                new AdministrativeCode(row.getString("region")),
                Role.valueOf(row.getString("role")),
                row.getString("assignee"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getString("extension_reason"),
                completedAt == null ? null : completedAt.toInstant(),
                row.getString("actor_name"),
                row.getString("outcome"));
    }
}
