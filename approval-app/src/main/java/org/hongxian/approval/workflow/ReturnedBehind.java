package org.hongxian.approval.workflow;

import java.util.List;
import org.hongxian.approval.casework.CaseId;

/** The case was returned to an earlier step: what the listed steps produced is superseded, not deleted. */
public record ReturnedBehind(CaseId caseId, String returnedTo, List<String> supersededTaskKeys) {

    public ReturnedBehind {
        supersededTaskKeys = List.copyOf(supersededTaskKeys);
    }
}
