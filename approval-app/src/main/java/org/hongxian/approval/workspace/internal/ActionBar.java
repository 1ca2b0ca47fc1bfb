package org.hongxian.approval.workspace.internal;

import java.util.List;
import java.util.Locale;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.CaseReturns;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.approval.workflow.TaskPolicy.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the person can do with a case now, and what still stands in the way. */
@Component
class ActionBar {

    private final TaskGate gate;
    private final CaseProcess process;
    private final CaseReturns returns;
    private final MessageSource messages;

    ActionBar(TaskGate gate, CaseProcess process, CaseReturns returns, MessageSource messages) {
        this.gate = gate;
        this.process = process;
        this.returns = returns;
        this.messages = messages;
    }

    View view(CaseId caseId, Locale locale) {
        ActiveTask task = gate.findMine(caseId).orElse(null);
        if (task == null) {
            return new View(null, false, List.of(), List.of());
        }
        return new View(
                task,
                !returns.of(List.of(task)).isEmpty(),
                missing(process.blockers(task), locale),
                task.policy().outcomes());
    }

    /** Two pieces may lack the same thing; it is said once. */
    List<Missing> missing(List<Blocker> blockers, Locale locale) {
        return blockers.stream()
                .map(blocker -> missing(blocker, locale))
                .distinct()
                .toList();
    }

    private Missing missing(Blocker blocker, Locale locale) {
        String text =
                messages.getMessage(blocker.messageKey(), blocker.arguments().toArray(), blocker.piece(), locale);
        String anchor = blocker.anchor().startsWith("#") ? blocker.anchor() : "#" + blocker.anchor();
        String tab = Tab.ofAnchor(anchor).key();
        return new Missing(text == null ? blocker.piece() : text, tab, anchor.substring(1));
    }

    /**
     * @param task the person's live task; null when the person has nothing to do here
     * @param returned whether the task is there because the case was returned
     */
    record View(@Nullable ActiveTask task, boolean returned, List<Missing> missing, List<Outcome> outcomes) {

        public boolean isBlocked(Outcome outcome) {
            return !missing.isEmpty() && !outcome.skipsRequirements();
        }
    }

    /** Something still missing, in words, with the tab and the place in it. */
    record Missing(String text, String tab, String place) {}
}
