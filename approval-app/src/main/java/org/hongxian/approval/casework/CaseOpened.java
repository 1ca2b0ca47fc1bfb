package org.hongxian.approval.casework;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** A case was opened and has its number. */
public record CaseOpened(UUID caseId, String number, String type) implements Recordable {

    @Override
    public String kind() {
        return "case.opened";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("number", number);
        facts.put("type", type);
        return facts;
    }
}
