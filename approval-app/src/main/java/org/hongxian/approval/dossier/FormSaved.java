package org.hongxian.approval.dossier;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/**
 * A form section was saved.
 *
 * @param digest SHA-256 over its values; the values themselves may be personal and stay out of the record
 */
public record FormSaved(UUID caseId, String section, String digest) implements Recordable {

    @Override
    public String kind() {
        return "form.saved";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("section", section);
        facts.put("digest", digest);
        return facts;
    }
}
