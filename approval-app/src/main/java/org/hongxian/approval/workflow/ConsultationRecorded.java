package org.hongxian.approval.workflow;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** A body was asked, or its answer put on file; the texts stay with the case. */
public record ConsultationRecorded(UUID caseId, long consultation, String section, String body, boolean answered)
        implements Recordable {

    @Override
    public String kind() {
        return answered ? "consultation.answered" : "consultation.asked";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("consultation", String.valueOf(consultation));
        facts.put("section", section);
        facts.put("body", body);
        return facts;
    }
}
