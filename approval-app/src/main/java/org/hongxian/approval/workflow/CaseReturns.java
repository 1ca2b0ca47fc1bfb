package org.hongxian.approval.workflow;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;

/** Tells why a case is at an earlier step again. */
public interface CaseReturns {

    /**
     * The newest return of a case, until the step that sent it back (or one after it) is done anew. An applicant is told of one to
     * the applicant only: what officials send back among themselves is internal.
     */
    Optional<SentBack> find(CaseId caseId);

    /** By the id of the live task that is there because of a return; tasks reached by going on are not in it. */
    Map<String, SentBack> of(Collection<ActiveTask> tasks);
}
