package org.hongxian.approval.dossier;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** A document was uploaded or generated. */
public record DocumentStored(UUID caseId, String documentKind, String digest, boolean generated, boolean signed)
        implements Recordable {

    @Override
    public String kind() {
        return generated ? "document.generated" : "document.uploaded";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("document", documentKind);
        facts.put("digest", digest);
        facts.put("signed", String.valueOf(signed));
        return facts;
    }
}
