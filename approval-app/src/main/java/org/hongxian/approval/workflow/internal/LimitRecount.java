package org.hongxian.approval.workflow.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.workflow.LimitRecounted;
import org.hongxian.approval.workflow.WorkingDays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the limits of live steps again at every start: a calendar announced since makes them exact. */
@Component
class LimitRecount {

    private static final Logger LOG = LoggerFactory.getLogger(LimitRecount.class);

    private final Cases cases;
    private final StepTable steps;
    private final ActiveTasks tasks;
    private final WorkingDays workingDays;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LimitRecount(
            Cases cases,
            StepTable steps,
            ActiveTasks tasks,
            WorkingDays workingDays,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.tasks = tasks;
        this.workingDays = workingDays;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void recount() {
        List<CaseId> moved = steps.listLimited().stream()
                .filter(this::isReadableAndMoved)
                .map(StepRow::caseId)
                .distinct()
                .toList();
        moved.forEach(caseId -> transactions.executeWithoutResult(status -> recount(caseId)));
    }

    /** A step nobody can count, because its definition is gone, must not keep all others from being worked on. */
    private boolean isReadableAndMoved(StepRow step) {
        try {
            return hasMoved(step);
        } catch (RuntimeException e) {
            LOG.error("the limit of step {} of case {} cannot be counted", step.taskKey(), step.caseId(), e);
            return false;
        }
    }

    private void recount(CaseId caseId) {
        cases.lock(caseId);
        steps.listLive(caseId).stream()
                .filter(step -> step.dueOn() != null && hasMoved(step))
                .forEach(step -> {
                    LocalDate dueOn = dueOn(step);
                    steps.moveLimit(step, dueOn);
                    events.publishEvent(new LimitRecounted(
                            caseId.value(), step.taskKey(), Objects.requireNonNull(step.dueOn()), dueOn));
                });
    }

    private boolean hasMoved(StepRow step) {
        return !dueOn(step).equals(step.dueOn());
    }

    /** As it is counted when the step opens, and again when it is extended. */
    private LocalDate dueOn(StepRow step) {
        DefinedTask defined = tasks.defined(step);
        int extension = step.extensionReason() == null ? 0 : defined.extensionWorkingDays();
        LocalDate opened = LocalDate.ofInstant(step.createdAt(), clock.getZone());
        return workingDays.after(opened, defined.limitWorkingDays() + extension);
    }
}
