package org.hongxian.approval.workspace.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.dossier.DocumentRecord;
import org.hongxian.approval.dossier.Documents;
import org.hongxian.approval.dossier.FormSaved;
import org.hongxian.approval.drawing.DrawingComparison;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.ledger.LedgerEntry;
import org.hongxian.approval.ledger.LedgerReader;
import org.springframework.stereotype.Component;

/** What was done to a case since it was returned: drawings, forms, documents. */
@Component
class SinceReturn {

    private final Drawings drawings;
    private final Documents documents;
    private final LedgerReader ledger;

    SinceReturn(Drawings drawings, Documents documents, LedgerReader ledger) {
        this.drawings = drawings;
        this.documents = documents;
        this.ledger = ledger;
    }

    Changes list(CaseId caseId, Instant returnedAt) {
        return new Changes(drawings(caseId, returnedAt), sections(caseId, returnedAt), documents(caseId, returnedAt));
    }

    private List<DrawingChange> drawings(CaseId caseId, Instant returnedAt) {
        var changes = new ArrayList<DrawingChange>();
        for (DrawingKind kind : DrawingKind.values()) {
            List<DrawingVersion> newestFirst = drawings.history(caseId, kind);
            if (newestFirst.isEmpty() || !newestFirst.get(0).createdAt().isAfter(returnedAt)) {
                continue;
            }
            int now = newestFirst.get(0).number();
            Optional<DrawingVersion> before = newestFirst.stream()
                    .filter(version -> !version.createdAt().isAfter(returnedAt))
                    .findFirst();
            changes.add(before.map(version -> change(drawings.compare(caseId, kind, version.number(), now)))
                    .orElse(new DrawingChange(kind, 0, now, 0, 0)));
        }
        return changes;
    }

    private static DrawingChange change(DrawingComparison comparison) {
        int points = comparison.plots().stream()
                .mapToInt(plot -> plot.points().size())
                .sum();
        return new DrawingChange(
                comparison.kind(),
                comparison.from(),
                comparison.to(),
                points,
                comparison.areaAfterSquareMetres() - comparison.areaBeforeSquareMetres());
    }

    /** Sections whose content is another one than at the return; saving the same again is no change. */
    private List<String> sections(CaseId caseId, Instant returnedAt) {
        Map<String, String> then = new HashMap<>();
        Map<String, String> now = new HashMap<>();
        for (LedgerEntry entry : ledger.list(caseId.value())) {
            if (entry.kind().equals(FormSaved.KIND)) {
                String section = entry.facts().getOrDefault(FormSaved.SECTION, "");
                String digest = entry.facts().getOrDefault(FormSaved.DIGEST, "");
                now.put(section, digest);
                if (!entry.at().isAfter(returnedAt)) {
                    then.put(section, digest);
                }
            }
        }
        var changed = new TreeSet<String>();
        now.forEach((section, digest) -> {
            if (!digest.equals(then.get(section))) {
                changed.add(section);
            }
        });
        return List.copyOf(changed);
    }

    private List<DocumentRecord> documents(CaseId caseId, Instant returnedAt) {
        return documents.list(caseId).stream()
                .filter(document ->
                        !document.superseded() && document.createdAt().isAfter(returnedAt))
                .toList();
    }

    /** @param sections keys of the forms that say something else now */
    record Changes(List<DrawingChange> drawings, List<String> sections, List<DocumentRecord> documents) {

        public boolean isEmpty() {
            return drawings.isEmpty() && sections.isEmpty() && documents.isEmpty();
        }
    }

    /**
     * @param from version at the return; 0 when there was none
     * @param points that were moved, added, removed or renamed
     */
    record DrawingChange(DrawingKind kind, int from, int to, int points, double areaDifferenceSquareMetres) {}
}
