package org.hongxian.approval.workflow.internal;

import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.TaskPolicy;
import org.springframework.stereotype.Component;

/** Live steps together with their policies. */
@Component
class ActiveTasks {

    private final StepTable steps;
    private final Definitions definitions;
    private final LevelDecider levels;

    ActiveTasks(StepTable steps, Definitions definitions, LevelDecider levels) {
        this.steps = steps;
        this.definitions = definitions;
        this.levels = levels;
    }

    List<ActiveTask> list(CaseId caseId) {
        return steps.listLive(caseId).stream().map(this::of).toList();
    }

    Optional<ActiveTask> find(CaseId caseId, Person person) {
        return steps.listLive(caseId).stream()
                .filter(step -> step.isFor(person))
                .findFirst()
                .map(this::of);
    }

    ActiveTask of(StepRow step) {
        DefinedTask defined = defined(step);
        Level decided = null;
        if (defined.dependsOnDecision()) {
            LevelDecision decision = levels.current(step.caseId()).decision();
            decided = decision == null ? null : decision.level();
        }
        TaskPolicy policy = defined.policy(step.region().level(), decided);
        return new ActiveTask(
                step.taskId(), step.caseId(), policy, step.region(), step.section(), step.createdAt(), step.dueOn());
    }

    DefinedTask defined(StepRow step) {
        return definitions.get(step.definitionId()).task(step.taskKey());
    }
}
