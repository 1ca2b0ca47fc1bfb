package org.hongxian.approval.drawing;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.ledger.Recordable;

/** A drawing version was stored. What was measured or generated from an earlier version is stale from now on. */
public record DrawingSaved(UUID caseId, DrawingKind drawing, int number, String digest, String how)
        implements Recordable {

    @Override
    public String kind() {
        return "drawing.saved";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("drawing", drawing.name());
        facts.put("number", String.valueOf(number));
        facts.put("digest", digest);
        facts.put("how", how);
        return facts;
    }
}
