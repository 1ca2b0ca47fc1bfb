package org.hongxian.approval.workflow;

import java.util.List;
import org.hongxian.approval.casework.CaseId;

/** Asking other bodies during a joint review. The section that asked cannot agree before it has the answer on file. */
public interface Consultations {

    /** Of the whole case, oldest first; none for an applicant, they are between officials. */
    List<Consultation> list(CaseId caseId);

    /**
     * Records that the current person's step asks a body.
     *
     * @throws NotAllowedNowException when the step is not the person's or may not ask that body
     * @throws TaskBlockedException when the question is missing or too long, or that body is being asked already
     */
    Consultation ask(CaseId caseId, String taskId, String body, String question);

    /**
     * Records the answer a body gave, by the section that asked.
     *
     * @throws NotAllowedNowException when it is not the person's to record, or recorded already
     * @throws TaskBlockedException when the answer is missing or too long
     */
    Consultation answer(CaseId caseId, long consultation, String answer);
}
