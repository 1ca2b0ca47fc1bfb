package org.hongxian.approval.dossier.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Answers for {@code section.*} (every required field there and right) and {@code document.*} (exists and is fresh). */
@Component
class DossierRequirement implements CompletionRequirement {

    static final String SECTION = "section.";
    static final String DOCUMENT = "document.";

    private final SectionBlockers sections;
    private final DocumentTable documents;
    private final Freshness freshness;
    private final MessageSource texts;

    DossierRequirement(SectionBlockers sections, DocumentTable documents, Freshness freshness, MessageSource texts) {
        this.sections = sections;
        this.documents = documents;
        this.freshness = freshness;
        this.texts = texts;
    }

    @Override
    public List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (CaseType type : CaseType.values()) {
            FormDefinition.load(type).sections().forEach(section -> pieces.add(SECTION + section.key()));
        }
        Arrays.stream(DocumentKind.values()).forEach(kind -> pieces.add(DOCUMENT + kind.key()));
        return List.copyOf(pieces);
    }

    @Override
    public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
        if (piece.startsWith(SECTION)) {
            String section = piece.substring(SECTION.length());
            return sections.find(caseFile, section, task).stream().toList();
        }
        String kind = piece.substring(DOCUMENT.length());
        Optional<StoredDocument> current = documents.findCurrent(caseFile.id(), kind);
        if (current.isEmpty()) {
            return List.of(
                    blocker(piece, "dossier.blocker.document-missing", "dossier.kind." + kind, "#document-" + kind));
        }
        return freshness.isFresh(current.get())
                ? List.of()
                : List.of(
                        blocker(piece, "dossier.blocker.document-stale", "dossier.kind." + kind, "#document-" + kind));
    }

    private Blocker blocker(String piece, String key, String nameKey, String anchor) {
        Locale locale = LocaleContextHolder.getLocale();
        return new Blocker(piece, key, List.of(texts.getMessage(nameKey, null, locale)), anchor);
    }
}
