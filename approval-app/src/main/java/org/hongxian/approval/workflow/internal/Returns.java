package org.hongxian.approval.workflow.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.runtime.Execution;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.ReturnedBehind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes a case back to an earlier step. What was live ends, what the steps from there on wrote is superseded, and exactly the
 * target becomes live: one task, or one per section of a joint review.
 */
@Component
class Returns {

    private final StepTable steps;
    private final OpinionTable opinions;
    private final Definitions definitions;
    private final RuntimeService engine;
    private final ApplicationEventPublisher events;

    Returns(
            StepTable steps,
            OpinionTable opinions,
            Definitions definitions,
            RuntimeService engine,
            ApplicationEventPublisher events) {
        this.steps = steps;
        this.opinions = opinions;
        this.definitions = definitions;
        this.engine = engine;
        this.events = events;
    }

    /**
     * Where to.
     *
     * @param sections of a joint review that are to act again; empty for all
     */
    record Target(String taskKey, List<String> sections) {

        /** Reads {@code task} or {@code task:section,section}. */
        static Target parse(String text) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? new Target(text.strip(), List.of())
                    : new Target(
                            text.substring(0, colon).strip(),
                            List.of(text.substring(colon + 1).strip().split("\\s*,\\s*")));
        }

        String reopened() {
            return sections.isEmpty() ? "" : taskKey + ":" + String.join(",", sections);
        }
    }

    /** Steps this case has been through before the given one, nearest first. */
    List<String> targets(StepRow from) {
        Definition definition = definitions.get(from.definitionId());
        int here = definition.task(from.taskKey()).order();
        return steps.list(from.caseId()).stream()
                .filter(step -> !step.isLive() && !StepRow.WITHDRAWN.equals(step.outcome()))
                .map(step -> definition.task(step.taskKey()))
                .filter(task -> task.order() < here)
                .distinct()
                .sorted(Comparator.comparingInt(DefinedTask::order).reversed())
                .map(DefinedTask::key)
                .toList();
    }

    boolean mayReturn(StepRow from, String text) {
        Target target = Target.parse(text);
        if (!targets(from).contains(target.taskKey())) {
            return false;
        }
        List<String> joint =
                definitions.get(from.definitionId()).task(target.taskKey()).jointSections();
        return joint.containsAll(target.sections())
                && Set.copyOf(target.sections()).size() == target.sections().size();
    }

    /** The returning step itself is closed already. */
    void perform(StepRow from, Target target, long reason, Instant at) {
        CaseId caseId = from.caseId();
        String instanceId = steps.findProcess(caseId).orElseThrow().instanceId();
        List<String> executions =
                engine.createExecutionQuery().processInstanceId(instanceId).activityId(from.taskKey()).list().stream()
                        .map(Execution::getId)
                        .toList();
        supersede(from, target, reason);
        steps.withdrawLive(caseId, at);
        engine.createChangeActivityStateBuilder()
                .processInstanceId(instanceId)
                .processVariable(ProcessVariables.REOPENED, target.reopened())
                .moveExecutionsToSingleActivityId(executions, target.taskKey())
                .changeState();
    }

    /** Marks everything from the target up to the step that sent the case back, and tells the other modules. */
    void supersede(StepRow from, Target target, long except) {
        Definition definition = definitions.get(from.definitionId());
        int first = definition.task(target.taskKey()).order();
        int last = definition.task(from.taskKey()).order();
        Set<String> done = steps.list(from.caseId()).stream()
                .filter(step -> !step.isLive() && !StepRow.WITHDRAWN.equals(step.outcome()))
                .map(StepRow::taskKey)
                .collect(Collectors.toSet());
        List<String> behind = definition.tasks().stream()
                .filter(task -> task.order() >= first && task.order() <= last && done.contains(task.key()))
                .map(DefinedTask::key)
                .toList();
        for (String taskKey : behind) {
            opinions.supersede(
                    from.caseId(), taskKey, taskKey.equals(target.taskKey()) ? target.sections() : List.of(), except);
        }
        events.publishEvent(new ReturnedBehind(from.caseId(), target.taskKey(), behind));
    }
}
