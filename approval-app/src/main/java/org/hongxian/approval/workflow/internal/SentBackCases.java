package org.hongxian.approval.workflow.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseReturns;
import org.hongxian.approval.workflow.SentBack;
import org.springframework.stereotype.Component;

/** Follows a returned case until it is back where it came from. */
@Component
class SentBackCases implements CaseReturns {

    private final Cases cases;
    private final SentBackTable table;
    private final StepTable steps;
    private final Definitions definitions;
    private final CurrentPerson currentPerson;

    SentBackCases(
            Cases cases, SentBackTable table, StepTable steps, Definitions definitions, CurrentPerson currentPerson) {
        this.cases = cases;
        this.table = table;
        this.steps = steps;
        this.definitions = definitions;
        this.currentPerson = currentPerson;
    }

    @Override
    public Optional<SentBack> find(CaseId caseId) {
        cases.get(caseId);
        return table.findNewest(caseId)
                .filter(this::isTold)
                .filter(row -> !isBackUp(caseId, row))
                .map(SentBackTable.Row::sentBack);
    }

    @Override
    public Map<String, SentBack> of(Collection<ActiveTask> tasks) {
        return table.list(tasks.stream().map(ActiveTask::id).toList()).stream()
                .filter(this::isTold)
                .collect(Collectors.toMap(SentBackTable.Row::taskId, SentBackTable.Row::sentBack));
    }

    private boolean isTold(SentBackTable.Row row) {
        return !ForApplicants.isOne(currentPerson.get()) || row.toRole() == Role.APPLICANT;
    }

    /** Where it came from, or beyond, a step was done since; or the case has ended on the way. */
    private boolean isBackUp(CaseId caseId, SentBackTable.Row row) {
        if (steps.listLive(caseId).isEmpty()) {
            return true;
        }
        Definition definition = definitions.get(row.definitionId());
        int origin = definition.task(row.sentBack().fromTaskKey()).order();
        return steps.list(caseId).stream()
                .filter(step -> step.id() > row.stepId() && !step.isLive() && !StepRow.WITHDRAWN.equals(step.outcome()))
                .anyMatch(step -> definition.task(step.taskKey()).order() >= origin);
    }
}
