package org.hongxian.approval.workflow.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.TaskPolicy;
import org.hongxian.approval.workflow.WorkingDays;
import org.springframework.stereotype.Component;

/** Live steps together with their policies. */
@Component
class ActiveTasks {

    private final StepTable steps;
    private final Definitions definitions;
    private final LevelDecider levels;
    private final WorkingDays workingDays;
    private final Clock clock;

    ActiveTasks(StepTable steps, Definitions definitions, LevelDecider levels, WorkingDays workingDays, Clock clock) {
        this.steps = steps;
        this.definitions = definitions;
        this.levels = levels;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    List<ActiveTask> list(CaseId caseId) {
        return of(steps.listLive(caseId));
    }

    /** Asks once for each case which level decides it, however many of its steps depend on that. */
    List<ActiveTask> of(List<StepRow> rows) {
        var decided = new HashMap<CaseId, Optional<Level>>();
        return rows.stream()
                .map(step -> of(step, () -> decided.computeIfAbsent(step.caseId(), this::decidedLevel)))
                .toList();
    }

    Optional<ActiveTask> find(CaseId caseId, Person person) {
        return steps.listLive(caseId).stream()
                .filter(step -> step.isFor(person))
                .findFirst()
                .map(this::of);
    }

    ActiveTask of(StepRow step) {
        return of(step, () -> decidedLevel(step.caseId()));
    }

    private ActiveTask of(StepRow step, Supplier<Optional<Level>> decided) {
        DefinedTask defined = defined(step);
        Level level = defined.dependsOnDecision() ? decided.get().orElse(null) : null;
        TaskPolicy policy = defined.policy(step.region().level(), level);
        LocalDate dueOn = step.dueOn();
        Integer left = dueOn == null ? null : workingDays.between(LocalDate.now(clock), dueOn);
        return new ActiveTask(
                step.taskId(),
                step.caseId(),
                policy,
                step.region(),
                step.section(),
                step.createdAt(),
                dueOn,
                dueOn != null && workingDays.isForecast(dueOn),
                step.extensionReason(),
                left);
    }

    private Optional<Level> decidedLevel(CaseId caseId) {
        return Optional.ofNullable(levels.current(caseId).decision()).map(LevelDecision::level);
    }

    DefinedTask defined(StepRow step) {
        return definitions.get(step.definitionId()).task(step.taskKey());
    }
}
