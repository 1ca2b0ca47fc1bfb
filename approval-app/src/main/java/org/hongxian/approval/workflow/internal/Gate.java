package org.hongxian.approval.workflow.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.approval.workflow.TaskPolicy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks the live step of the current person.
 *
 * <p>Inside a transaction that writes, the case is locked first: what is being written and the completion of the step wait for
 * each other, so nothing slips in after the step has ended.
 */
@Component
class Gate implements TaskGate {

    private final Cases cases;
    private final ActiveTasks tasks;
    private final CurrentPerson currentPerson;

    Gate(Cases cases, ActiveTasks tasks, CurrentPerson currentPerson) {
        this.cases = cases;
        this.tasks = tasks;
        this.currentPerson = currentPerson;
    }

    @Override
    public Optional<ActiveTask> findMine(CaseId caseId) {
        cases.get(caseId);
        return tasks.find(caseId, currentPerson.get());
    }

    @Override
    public List<ActiveTask> listActive(CaseId caseId) {
        cases.get(caseId);
        return tasks.list(caseId);
    }

    @Override
    @Transactional
    public ActiveTask requireDrawing(CaseId caseId, DrawingKind kind) {
        return require(caseId, policy -> policy.drawings().contains(kind), "drawing." + kind);
    }

    @Override
    @Transactional
    public ActiveTask requireSection(CaseId caseId, String section) {
        return require(caseId, policy -> policy.sections().contains(section), "section." + section);
    }

    @Override
    @Transactional
    public ActiveTask requireDocument(CaseId caseId, String documentKind) {
        return require(caseId, policy -> policy.documents().contains(documentKind), "document." + documentKind);
    }

    private ActiveTask require(CaseId caseId, Predicate<TaskPolicy> allows, String what) {
        cases.get(caseId);
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            cases.lock(caseId);
        }
        return tasks.find(caseId, currentPerson.get())
                .filter(task -> allows.test(task.policy()))
                .orElseThrow(() -> new NotAllowedNowException(caseId, what));
    }
}
