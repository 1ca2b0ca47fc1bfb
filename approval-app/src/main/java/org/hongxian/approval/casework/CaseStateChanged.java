package org.hongxian.approval.casework;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** A case as a whole went to another state. */
public record CaseStateChanged(UUID caseId, CaseState from, CaseState to) implements Recordable {

    @Override
    public String kind() {
        return "case.state-changed";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("from", from.name());
        facts.put("to", to.name());
        return facts;
    }
}
