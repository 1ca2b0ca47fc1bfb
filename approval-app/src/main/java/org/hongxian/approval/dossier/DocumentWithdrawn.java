package org.hongxian.approval.dossier;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** An upload was taken back in the step it was made in; its bytes stay on record under the digest. */
public record DocumentWithdrawn(UUID caseId, String documentKind, String digest) implements Recordable {

    @Override
    public String kind() {
        return "document.withdrawn";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("document", documentKind);
        facts.put("digest", digest);
        return facts;
    }
}
