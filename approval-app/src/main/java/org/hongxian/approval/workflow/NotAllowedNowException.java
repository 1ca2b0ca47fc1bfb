package org.hongxian.approval.workflow;

import org.hongxian.approval.casework.CaseId;

/** The active task does not allow it, or the person is not the one to act. HTTP 403. */
public class NotAllowedNowException extends RuntimeException {

    private final CaseId caseId;
    private final String what;

    /** @param what key of what was refused: {@code drawing.LAND_USE}, {@code section.opinion}, {@code task.complete} */
    public NotAllowedNowException(CaseId caseId, String what) {
        super(what + " is not allowed now in case " + caseId);
        this.caseId = caseId;
        this.what = what;
    }

    public CaseId caseId() {
        return caseId;
    }

    public String what() {
        return what;
    }
}
