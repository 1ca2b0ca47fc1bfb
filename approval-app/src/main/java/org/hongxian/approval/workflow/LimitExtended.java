package org.hongxian.approval.workflow;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** The head of the organ extended the limit of a step. */
public record LimitExtended(UUID caseId, String taskKey, LocalDate dueOn, String reason) implements Recordable {

    @Override
    public String kind() {
        return "limit.extended";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("task", taskKey);
        facts.put("dueOn", dueOn.toString());
        facts.put("reason", reason);
        return facts;
    }
}
