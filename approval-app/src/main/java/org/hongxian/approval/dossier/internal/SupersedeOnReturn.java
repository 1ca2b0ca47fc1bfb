package org.hongxian.approval.dossier.internal;

import org.hongxian.approval.workflow.ReturnedBehind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A return supersedes what the steps behind it generated, in the same transaction. */
@Component
class SupersedeOnReturn {

    private final DocumentTable documents;

    SupersedeOnReturn(DocumentTable documents) {
        this.documents = documents;
    }

    @EventListener
    void on(ReturnedBehind event) {
        documents.supersedeGenerated(event.caseId(), event.supersededTaskKeys());
    }
}
