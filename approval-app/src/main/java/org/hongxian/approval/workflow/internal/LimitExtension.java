package org.hongxian.approval.workflow.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.PlainText;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.LimitExtended;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.approval.workflow.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Extends the limit of the live steps of an organ, once, by what their policy allows; the head of the organ decides it. */
@Component
class LimitExtension {

    private static final int LONGEST_REASON = 1000;

    private final Cases cases;
    private final StepTable steps;
    private final ActiveTasks tasks;
    private final WorkingDays workingDays;
    private final CurrentPerson currentPerson;
    private final ApplicationEventPublisher events;

    LimitExtension(
            Cases cases,
            StepTable steps,
            ActiveTasks tasks,
            WorkingDays workingDays,
            CurrentPerson currentPerson,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.steps = steps;
        this.tasks = tasks;
        this.workingDays = workingDays;
        this.currentPerson = currentPerson;
        this.events = events;
    }

    /** How many working days the current person may add to what is live; 0 for none. */
    int offered(CaseId caseId) {
        cases.get(caseId);
        return extensible(caseId).stream()
                .mapToInt(step -> tasks.defined(step).extensionWorkingDays())
                .max()
                .orElse(0);
    }

    @Transactional
    void extend(CaseId caseId, String reason) {
        cases.lock(cases.get(caseId).id());
        List<StepRow> live = extensible(caseId);
        if (live.isEmpty()) {
            throw new NotAllowedNowException(caseId, "limit.extend");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new TaskBlockedException(
                    List.of(new Blocker("reason", "workflow.blocked.extension-reason", List.of(), "#overview")));
        }
        PlainText.require("reason", reason);
        for (StepRow step : live) {
            LocalDate dueOn = workingDays.after(
                    Objects.requireNonNull(step.dueOn()), tasks.defined(step).extensionWorkingDays());
            steps.extend(step, dueOn, reason.strip());
            events.publishEvent(new LimitExtended(caseId.value(), step.taskKey(), dueOn, reason.strip()));
        }
    }

    private List<StepRow> extensible(CaseId caseId) {
        Person person = currentPerson.get();
        return steps.listLive(caseId).stream()
                .filter(step -> step.dueOn() != null
                        && tasks.defined(step).extensionWorkingDays() > 0
                        && person.has(Role.DIRECTOR)
                        && step.region().equals(person.region())
                        && step.extensionReason() == null)
                .toList();
    }
}
