package org.hongxian.approval.workflow.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.flowable.common.engine.api.delegate.event.AbstractFlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.WorkingDays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hears of every new task in the engine and writes down whose it is and until when. No definition can forget it. */
@Component
class StepRecorder extends AbstractFlowableEventListener {

    private final ObjectProvider<Definitions> definitions;
    private final ObjectProvider<Cases> cases;
    private final StepTable steps;
    private final DecisionTable decisions;
    private final WorkingDays workingDays;
    private final Clock clock;

    StepRecorder(
            ObjectProvider<Definitions> definitions,
            ObjectProvider<Cases> cases,
            StepTable steps,
            DecisionTable decisions,
            WorkingDays workingDays,
            Clock clock) {
        this.definitions = definitions;
        this.cases = cases;
        this.steps = steps;
        this.decisions = decisions;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public void onEvent(FlowableEvent event) {
        if (event instanceof FlowableEngineEntityEvent entityEvent
                && entityEvent.getEntity() instanceof TaskEntity task) {
            record(task);
        }
    }

    private void record(TaskEntity task) {
        CaseId caseId = CaseId.parse(String.valueOf(task.getVariable(ProcessVariables.CASE_ID)));
        CaseFile file = cases.getObject().getUnchecked(caseId);
        DefinedTask defined =
                definitions.getObject().get(task.getProcessDefinitionId()).task(task.getTaskDefinitionKey());
        Level level = defined.level() == null ? decidingLevel(caseId) : defined.level();
        AdministrativeCode region = file.county().at(level);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate dueOn = defined.limitWorkingDays() == 0
                ? null
                : workingDays.after(LocalDate.ofInstant(now, clock.getZone()), defined.limitWorkingDays());
        steps.open(
                caseId,
                task.getProcessDefinitionId(),
                task.getId(),
                defined.key(),
                defined.isJoint() ? String.valueOf(task.getVariable(ProcessVariables.SECTION)) : null,
                region,
                defined.role(),
                defined.role() == Role.APPLICANT ? file.applicantLogin() : null,
                now,
                dueOn);
        cases.getObject().reach(caseId, level);
    }

    private Level decidingLevel(CaseId caseId) {
        return decisions
                .findLast(caseId)
                .map(LevelDecision::level)
                .orElseThrow(() -> new IllegalStateException("case " + caseId + " has no deciding level"));
    }

    @Override
    public boolean isFailOnException() {
        return true;
    }
}
