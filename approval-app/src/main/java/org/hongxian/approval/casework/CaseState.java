package org.hongxian.approval.casework;

/** Where a case stands as a whole; the step inside IN_PROGRESS is the workflow's. */
public enum CaseState {
    IN_PROGRESS,
    /** The decision was to approve; fees, reply, permit may still be under way. */
    APPROVED,
    REJECTED,
    /** Not accepted at a window. */
    REFUSED,
    /** Found at the window to need no approval. */
    NOT_REQUIRED,
    /** Withdrawn by the applicant. */
    DROPPED,
    /** Approved, carried out and archived. */
    CLOSED
}
