package org.hongxian.approval.workflow.internal;

import java.util.Optional;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.workflow.OpinionDraft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Opinions that are written but not given, one for each live step. */
@Repository
class OpinionDrafts {

    private final JdbcClient jdbc;

    OpinionDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An empty text leaves no draft. */
    void put(String taskId, Person author, String text) {
        remove(taskId);
        if (!text.isBlank()) {
            jdbc.sql("INSERT INTO workflow_opinion_draft (task_id, text, author, author_name) VALUES (?, ?, ?, ?)")
                    .params(taskId, text.strip(), author.login(), author.displayName())
                    .update();
        }
    }

    Optional<OpinionDraft> find(String taskId) {
        return jdbc.sql("SELECT text, author, author_name FROM workflow_opinion_draft WHERE task_id = ?")
                .param(taskId)
                .query((row, index) -> new OpinionDraft(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    void remove(String taskId) {
        jdbc.sql("DELETE FROM workflow_opinion_draft WHERE task_id = ?")
                .param(taskId)
                .update();
    }
}
