package org.hongxian.approval.workflow;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hongxian.approval.ledger.Recordable;

/** The table said which level decides the case. */
public record LevelDecided(UUID caseId, LevelDecision decision) implements Recordable {

    @Override
    public String kind() {
        return "level.decided";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("level", decision.level().name());
        facts.put(
                "rows",
                decision.rows().stream().map(LevelDecision.MatchedRow::id).collect(Collectors.joining(",")));
        facts.put("measurement", decision.facts().measurementId());
        facts.put("table", decision.tableVersion());
        facts.put("on", decision.on().toString());
        if (decision.isDelegated()) {
            facts.put("delegated", "true");
        }
        return facts;
    }
}
