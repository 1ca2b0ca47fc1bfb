package org.hongxian.approval.workflow.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.workflow.Opinion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Opinions in the database; never changed but for the mark that they are superseded. */
@Repository
class OpinionTable {

    private final JdbcClient jdbc;

    OpinionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return id of the new opinion */
    long add(StepRow step, Person person, String outcome, String text, @Nullable Long revises, Instant at) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO workflow_opinion (case_id, task_key, section, actor, actor_name, outcome, text, revises,
                                                      superseded, given_at)
                        VALUES (:caseId, :taskKey, :section, :actor, :actorName, :outcome, :text, :revises, FALSE, :at)
                        """)
                .param("caseId", step.caseId().value())
                .param("taskKey", step.taskKey())
                .param("section", step.section())
                .param("actor", person.login())
                .param("actorName", person.displayName())
                .param("outcome", outcome)
                .param("text", text)
                .param("revises", revises)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("the database gave the opinion no number");
        }
        return id.longValue();
    }

    List<Opinion> list(CaseId caseId) {
        return jdbc.sql("SELECT * FROM workflow_opinion WHERE case_id = ? ORDER BY id")
                .param(caseId.value())
                .query(OpinionTable::opinion)
                .list();
    }

    /** The newest valid opinion of a step. */
    Optional<Opinion> findValid(CaseId caseId, String taskKey) {
        return last(list(caseId).stream()
                .filter(o -> o.taskKey().equals(taskKey) && !o.superseded())
                .toList());
    }

    /** The newest opinion the same step and section gave before, superseded or not. */
    Optional<Opinion> findEarlier(CaseId caseId, String taskKey, @Nullable String section) {
        return last(list(caseId).stream()
                .filter(o -> o.taskKey().equals(taskKey) && java.util.Objects.equals(o.section(), section))
                .toList());
    }

    /**
     * @param sections of that step; empty for all
     * @param except the opinion that is the reason for it
     */
    void supersede(CaseId caseId, String taskKey, List<String> sections, long except) {
        var sql = jdbc.sql("UPDATE workflow_opinion SET superseded = TRUE"
                        + " WHERE case_id = :caseId AND task_key = :taskKey AND id <> :except"
                        + (sections.isEmpty() ? "" : " AND section IN (:sections)"))
                .param("caseId", caseId.value())
                .param("taskKey", taskKey)
                .param("except", except);
        (sections.isEmpty() ? sql : sql.param("sections", sections)).update();
    }

    private static Optional<Opinion> last(List<Opinion> opinions) {
        return opinions.isEmpty() ? Optional.empty() : Optional.of(opinions.get(opinions.size() - 1));
    }

    private static Opinion opinion(ResultSet row, int index) throws SQLException {
        return new Opinion(
                row.getLong("id"),
                row.getString("task_key"),
                row.getString("section"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("outcome"),
                row.getString("text"),
                row.getObject("revises", Long.class),
                row.getBoolean("superseded"),
                row.getObject("given_at", OffsetDateTime.class).toInstant());
    }
}
