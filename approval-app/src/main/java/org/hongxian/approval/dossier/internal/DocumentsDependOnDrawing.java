package org.hongxian.approval.dossier.internal;

import java.util.List;
import java.util.Locale;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Consequence;
import org.hongxian.approval.drawing.DrawingDependant;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tells which documents and signatures another version of the land-use drawing would make stale. */
@Component
class DocumentsDependOnDrawing implements DrawingDependant {

    private final DocumentTable table;
    private final Freshness freshness;
    private final MessageSource texts;

    DocumentsDependOnDrawing(DocumentTable table, Freshness freshness, MessageSource texts) {
        this.table = table;
        this.freshness = freshness;
        this.texts = texts;
    }

    @Override
    public List<Consequence> consequences(CaseId caseId, DrawingKind kind) {
        if (kind != DrawingKind.LAND_USE) {
            return List.of();
        }
        Locale locale = LocaleContextHolder.getLocale();
        return table.list(caseId).stream()
                .filter(document ->
                        !document.superseded() && !document.drawingDigest().isEmpty() && freshness.isFresh(document))
                .map(document -> new Consequence(
                        document.signed() ? "dossier.consequence.signed" : "dossier.consequence.document",
                        List.of(texts.getMessage("dossier.kind." + document.kind(), null, locale))))
                .toList();
    }
}
