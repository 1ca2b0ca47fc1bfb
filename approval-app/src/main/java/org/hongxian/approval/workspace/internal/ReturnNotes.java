package org.hongxian.approval.workspace.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseReturns;
import org.hongxian.approval.workflow.SentBack;
import org.springframework.stereotype.Component;

/** Returns as inbox, header and overview tell them. */
@Component
class ReturnNotes {

    private final CaseReturns returns;
    private final People people;

    ReturnNotes(CaseReturns returns, People people) {
        this.returns = returns;
        this.people = people;
    }

    Optional<Note> find(CaseId caseId) {
        return returns.find(caseId).map(this::note);
    }

    /** By the id of the task that is there because of a return. */
    Map<String, Note> of(Collection<ActiveTask> tasks) {
        return returns.of(tasks).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> note(entry.getValue())));
    }

    private Note note(SentBack sentBack) {
        return new Note(sentBack, people.regionName(sentBack.region()));
    }

    /** @param unitName the office that sent the case back */
    record Note(SentBack sentBack, String unitName) {}
}
