package org.hongxian.approval.dossier.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hongxian.approval.dossier.Documents.PublicDocument;
import org.hongxian.approval.dossier.Documents.Standing;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The documents as the public may know them. */
@Component
class PublicRegister {

    private final DocumentTable documents;
    private final PublicFactTable facts;
    private final MessageSource texts;
    private final Clock clock;

    PublicRegister(DocumentTable documents, PublicFactTable facts, MessageSource texts, Clock clock) {
        this.documents = documents;
        this.facts = facts;
        this.texts = texts;
        this.clock = clock;
    }

    List<PublicDocument> find(String typed) {
        String key = PrintedNumber.key(typed);
        Optional<StoredDocument> file = documents.findByNumber(key);
        if (file.isPresent()) {
            return List.of(publicly(file.get()));
        }
        Map<String, StoredDocument> counting = new LinkedHashMap<>();
        for (StoredDocument document : documents.listByPrintedNumber(key)) {
            counting.merge(document.caseId() + document.kind(), document, PublicRegister::whichCounts);
        }
        return counting.values().stream().map(this::publicly).toList();
    }

    /** The one in force, else the last that was issued, else the newest. */
    private static StoredDocument whichCounts(StoredDocument one, StoredDocument other) {
        Comparator<StoredDocument> order = Comparator.<StoredDocument, Boolean>comparing(
                        document -> standing(document) == Standing.IN_FORCE)
                .thenComparing(document -> standing(document) == Standing.SUPERSEDED)
                .thenComparing(StoredDocument::version);
        return order.compare(one, other) >= 0 ? one : other;
    }

    PublicDocument publicly(StoredDocument document) {
        Standing standing = standing(document);
        boolean issued = standing == Standing.IN_FORCE || standing == Standing.SUPERSEDED;
        Instant at = Objects.requireNonNullElse(document.issuedAt(), document.createdAt());
        return new PublicDocument(
                String.valueOf(document.number()),
                document.kind(),
                texts.getMessage("dossier.kind." + document.kind(), null, LocaleContextHolder.getLocale()),
                document.unitName(),
                LocalDate.ofInstant(at, clock.getZone()),
                document.digest(),
                standing,
                issued ? facts.list(document.id()) : List.of());
    }

    static Standing standing(StoredDocument document) {
        DocumentKind kind = DocumentKind.find(document.kind()).orElseThrow();
        if (!document.signed()) {
            return Standing.UNSEALED;
        }
        if (document.issuedAt() == null && !kind.isIssuedBySealing()) {
            return Standing.NOT_ISSUED;
        }
        // What a notice asked for or refused stays said, however the case goes on.
        return document.superseded() && !kind.isNotice() ? Standing.SUPERSEDED : Standing.IN_FORCE;
    }

    /** Whether it goes into the archive: what was uploaded, and what its step issued, as long as nothing took its place. */
    static boolean isKept(StoredDocument document) {
        return switch (standing(document)) {
            case IN_FORCE -> true;
            case UNSEALED -> !document.superseded() && (!document.generated() || document.issuedAt() != null);
            case NOT_ISSUED, SUPERSEDED -> false;
        };
    }
}
