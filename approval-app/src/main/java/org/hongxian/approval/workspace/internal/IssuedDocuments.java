package org.hongxian.approval.workspace.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.dossier.DocumentRecord;
import org.hongxian.approval.dossier.Documents;
import org.hongxian.approval.workflow.CaseProcess;
import org.springframework.stereotype.Component;

/** What the applicant came for: the documents of a case that were issued, the permit first. */
@Component
class IssuedDocuments {

    /** Documents of the steps that issue something; they bear the same names. */
    private static final List<String> KINDS = List.of("permit", "reply");

    private final CaseProcess process;
    private final Documents documents;

    IssuedDocuments(CaseProcess process, Documents documents) {
        this.process = process;
        this.documents = documents;
    }

    /** A sealed document counts once its step is done; before that it can still be made anew. */
    List<DocumentRecord> list(CaseId caseId) {
        Set<String> done = process.steps(caseId).stream()
                .filter(step -> step.to() != null)
                .map(CaseProcess.Step::taskKey)
                .collect(Collectors.toSet());
        if (KINDS.stream().noneMatch(done::contains)) {
            return List.of();
        }
        List<DocumentRecord> all = documents.list(caseId);
        return KINDS.stream()
                .filter(done::contains)
                .flatMap(kind -> all.stream()
                        .filter(document -> document.kind().equals(kind))
                        .filter(document -> document.signed() && !document.superseded()))
                .toList();
    }
}
