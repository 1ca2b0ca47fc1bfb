package org.hongxian.approval.dossier.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.TaskCompleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A step that ends issues what it made and this way of ending demands, in the same transaction; what else it made stays a draft. */
@Component
class IssueOnCompletion {

    private final DocumentTable documents;
    private final Clock clock;

    IssueOnCompletion(DocumentTable documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    @EventListener
    void on(TaskCompleted event) {
        List<String> kinds = event.demanded().stream()
                .filter(piece -> piece.startsWith(DossierRequirement.DOCUMENT))
                .map(piece -> piece.substring(DossierRequirement.DOCUMENT.length()))
                .toList();
        documents.issue(
                new CaseId(event.caseId()),
                event.taskKey(),
                kinds,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
