package org.hongxian.approval.workflow;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/**
 * The calendar says something else about the limit of a live step than it said when the limit was set.
 *
 * @param before last day of the limit as it was counted
 * @param dueOn last day as it is counted now
 */
public record LimitRecounted(UUID caseId, String taskKey, LocalDate before, LocalDate dueOn) implements Recordable {

    @Override
    public String kind() {
        return "limit.recounted";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("task", taskKey);
        facts.put("before", before.toString());
        facts.put("dueOn", dueOn.toString());
        return facts;
    }
}
