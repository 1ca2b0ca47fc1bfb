package org.hongxian.approval.dossier.internal;

import static java.util.Objects.requireNonNullElse;

import java.util.Set;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.dossier.Documents.Standing;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.CaseProcess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What of a case its applicant may read: the own pieces, and what an office has issued. What an office is drafting, and what officials
 * tell each other, is shown to officials only.
 */
@Component
class ForApplicants {

    private final ObjectProvider<CaseProcess> process;
    private final CurrentPerson currentPerson;

    /** @param process looked up late: the workflow asks for what is required here */
    ForApplicants(ObjectProvider<CaseProcess> process, CurrentPerson currentPerson) {
        this.process = process;
        this.currentPerson = currentPerson;
    }

    /** For the current person, as the case stands now. */
    Reading of(CaseId caseId) {
        return currentPerson.get().has(Role.APPLICANT)
                ? new Reading(false, process.getObject().settledPieces(caseId))
                : new Reading(true, Set.of());
    }

    /** @param settled pieces of the steps that have ended; asked for applicants only */
    record Reading(boolean official, Set<String> settled) {

        boolean shows(FormDefinition.Section section) {
            if (official || section.own()) {
                return true;
            }
            String piece = DossierRequirement.SECTION + requireNonNullElse(section.issuedWith(), section.key());
            return !section.internal() && settled.contains(piece);
        }

        boolean shows(StoredDocument document) {
            if (official) {
                return true;
            }
            // Of a kind there is no more nobody can say whether it is for applicants.
            return DocumentKind.find(document.kind())
                    .filter(kind -> switch (kind.audience()) {
                        case OFFICIALS -> false;
                        case APPLICANT -> true;
                        case ONCE_ISSUED -> !isToAnOffice(kind, document) && isIssued(kind, document);
                    })
                    .isPresent();
        }

        private boolean isIssued(DocumentKind kind, StoredDocument document) {
            if (!document.generated()) {
                return !document.superseded() && settled.contains(DossierRequirement.DOCUMENT + kind.key());
            }
            Standing standing = PublicRegister.standing(document);
            return standing == Standing.UNSEALED ? document.issuedAt() != null : standing != Standing.NOT_ISSUED;
        }

        /** What is to be corrected is the county's business unless the county's window asks the applicant. */
        private static boolean isToAnOffice(DocumentKind kind, StoredDocument document) {
            return kind == DocumentKind.CORRECTION_NOTICE && !document.taskKey().equals("county-accept");
        }
    }
}
