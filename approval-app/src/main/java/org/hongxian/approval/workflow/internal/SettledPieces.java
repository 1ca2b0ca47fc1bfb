package org.hongxian.approval.workflow.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hongxian.approval.casework.CaseId;
import org.springframework.stereotype.Component;

/** Which pieces of a case the ended steps stand for: demanded by the way they ended, and not sent back behind since. */
@Component
class SettledPieces {

    private final StepTable steps;
    private final ActiveTasks tasks;

    SettledPieces(StepTable steps, ActiveTasks tasks) {
        this.steps = steps;
        this.tasks = tasks;
    }

    Set<String> of(CaseId caseId) {
        Map<String, StepRow> standing = new LinkedHashMap<>();
        for (StepRow step : steps.list(caseId)) {
            standing.values().removeIf(ended -> isBehind(ended, step));
            if (!step.isLive() && !StepRow.WITHDRAWN.equals(step.outcome())) {
                standing.put(step.taskId(), step);
            }
        }
        var pieces = new HashSet<String>();
        for (StepRow step : standing.values()) {
            DefinedTask task = tasks.defined(step);
            task.outcomes().stream()
                    .filter(outcome -> outcome.key().equals(step.outcome()))
                    .forEach(outcome -> pieces.addAll(Requirements.demanded(task.pieces(), outcome)));
        }
        return Set.copyOf(pieces);
    }

    /** Sections of a joint review open together; else a step that opens again takes back what it ended with before. */
    private boolean isBehind(StepRow ended, StepRow opened) {
        DefinedTask task = tasks.defined(opened);
        int order = tasks.defined(ended).order();
        return order > task.order() || (order == task.order() && !task.isJoint());
    }
}
