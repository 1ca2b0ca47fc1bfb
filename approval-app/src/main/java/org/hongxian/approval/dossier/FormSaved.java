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

    public static final String KIND = "form.saved";
    public static final String SECTION = "section";
    public static final String DIGEST = "digest";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put(SECTION, section);
        facts.put(DIGEST, digest);
        return facts;
    }
}
