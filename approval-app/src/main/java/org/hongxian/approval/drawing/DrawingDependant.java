package org.hongxian.approval.drawing;

import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;

/**
 * Knows what was made from the current version of a drawing. The modules that derive something from drawings implement it as
 * beans, so that a person is told what a change will cost before it is saved.
 */
public interface DrawingDependant {

    /** What saving another version of this drawing would make stale; empty when there is nothing, or it is stale already. */
    List<Consequence> consequences(CaseId caseId, DrawingKind kind);
}
