package org.hongxian.approval.workflow.internal;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.hongxian.approval.workflow.TaskPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the modules that own the pieces a task requires. */
@Component
class Requirements {

    private final ObjectProvider<CompletionRequirement> requirements;

    Requirements(ObjectProvider<CompletionRequirement> requirements) {
        this.requirements = requirements;
    }

    /** Everything that is missing, in the order of the policy; the opinion is asked for when completing, not here. */
    List<Blocker> missing(CaseFile file, ActiveTask task) {
        return missing(file, task, task.policy().requiredPieces());
    }

    /** What is missing for this way of ending: the pieces of the step unless it skips them, and its own. */
    List<Blocker> missing(CaseFile file, ActiveTask task, TaskPolicy.Outcome outcome) {
        return missing(file, task, demanded(task.policy().requiredPieces(), outcome));
    }

    /** @param ofStep what the step demands of an ending that does not skip it */
    static List<String> demanded(List<String> ofStep, TaskPolicy.Outcome outcome) {
        var pieces = new ArrayList<String>();
        if (!outcome.skipsRequirements()) {
            pieces.addAll(ofStep);
        }
        pieces.addAll(outcome.requiredPieces());
        return List.copyOf(pieces);
    }

    private List<Blocker> missing(CaseFile file, ActiveTask task, List<String> pieces) {
        var blockers = new ArrayList<Blocker>();
        for (String piece : pieces) {
            if (!piece.equals(DefinedTask.OPINION)) {
                blockers.addAll(owner(piece).check(piece, file, task));
            }
        }
        return blockers;
    }

    private CompletionRequirement owner(String piece) {
        return requirements
                .orderedStream()
                .filter(requirement -> requirement.pieces().contains(piece))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows the required piece " + piece));
    }
}
