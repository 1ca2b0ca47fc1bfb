package org.hongxian.approval.ledger;

import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact that must be in the record. Publish it with Spring's {@code ApplicationEventPublisher} inside the transaction it
 * belongs to: it is recorded with it or not at all.
 */
public interface Recordable {

    /** The case it belongs to; null for facts about the installation. */
    @Nullable
    UUID caseId();

    /** Past tense, dotted: {@code case.opened}, {@code task.completed}, {@code drawing.imported}. */
    String kind();

    /** What happened, as text by name; ids, digests and outcomes, never personal data beyond the acting login. */
    SortedMap<String, String> facts();
}
