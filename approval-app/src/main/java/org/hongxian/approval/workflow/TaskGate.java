package org.hongxian.approval.workflow;

import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;

/**
 * The one place that says whether the current person may change something of a case right now. Every path that writes goes
 * through it: page, API, import, job.
 */
public interface TaskGate {

    /** The live task of this case the current person is to act on. */
    Optional<ActiveTask> findMine(CaseId caseId);

    /** All live tasks of a case the current person may see. */
    List<ActiveTask> listActive(CaseId caseId);

    /** @throws NotAllowedNowException unless the current person's live task lets this kind be drawn */
    ActiveTask requireDrawing(CaseId caseId, DrawingKind kind);

    /** @throws NotAllowedNowException unless the current person's live task lets this section be written */
    ActiveTask requireSection(CaseId caseId, String section);

    /** @throws NotAllowedNowException unless the current person's live task lets this document be made or uploaded */
    ActiveTask requireDocument(CaseId caseId, String documentKind);
}
