package org.hongxian.approval.workflow;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;
import org.jspecify.annotations.Nullable;

/**
 * A human step ended.
 *
 * @param returnedTo step the case was returned to; null when it went on
 * @param demanded pieces without which it could not have ended so; empty when it was returned
 * @param definition version of the process definition it happened under
 */
public record TaskCompleted(
        UUID caseId,
        String taskKey,
        @Nullable String section,
        String outcome,
        @Nullable String returnedTo,
        List<String> demanded,
        String definition)
        implements Recordable {

    public TaskCompleted {
        demanded = List.copyOf(demanded);
    }

    @Override
    public String kind() {
        return "task.completed";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("task", taskKey);
        facts.put("outcome", outcome);
        facts.put("definition", definition);
        if (section != null) {
            facts.put("section", section);
        }
        if (returnedTo != null) {
            facts.put("returnedTo", returnedTo);
        }
        return facts;
    }
}
