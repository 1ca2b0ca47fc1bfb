package org.hongxian.approval.workflow;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** An opinion was written; the record keeps its digest, the text stays with the case. */
public record OpinionGiven(UUID caseId, long opinion, String taskKey, String digest) implements Recordable {

    @Override
    public String kind() {
        return "opinion.given";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("opinion", String.valueOf(opinion));
        facts.put("task", taskKey);
        facts.put("digest", digest);
        return facts;
    }
}
