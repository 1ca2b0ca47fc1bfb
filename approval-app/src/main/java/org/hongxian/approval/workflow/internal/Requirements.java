package org.hongxian.approval.workflow.internal;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.jspecify.annotations.Nullable;
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
        var blockers = new ArrayList<Blocker>();
        for (String piece : task.policy().requiredPieces()) {
            if (!piece.equals(DefinedTask.OPINION)) {
                CompletionRequirement owner = owner(piece);
                blockers.addAll(owner == null ? List.of(unknown(piece)) : owner.check(piece, file, task));
            }
        }
        return blockers;
    }

    private static Blocker unknown(String piece) {
        return new Blocker(piece, "workflow.blocked.unknown-piece", List.of(piece), "#complete");
    }

    private @Nullable CompletionRequirement owner(String piece) {
        return requirements
                .orderedStream()
                .filter(requirement -> requirement.pieces().contains(piece))
                .findFirst()
                .orElse(null);
    }
}
