package org.hongxian.approval.workflow;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.testkit.LoginAs;

/** Drives cases: knows who acts at which step, and nothing else. */
class WorkflowScenario {

    private final CaseProcess process;
    private final TaskGate gate;
    private final LoginAs loginAs;

    WorkflowScenario(CaseProcess process, TaskGate gate, LoginAs loginAs) {
        this.process = process;
        this.gate = gate;
        this.loginAs = loginAs;
    }

    CaseId open() throws Exception {
        CaseFile file = loginAs.call(
                "applicant-a", () -> process.open(CaseType.SEPARATELY_SITED, "光伏园区", new AdministrativeCode("990101")));
        return file.id();
    }

    /** Takes the case forward by its usual outcomes until the step is live. */
    CaseId openAt(String taskKey) throws Exception {
        CaseId caseId = open();
        forwardTo(caseId, taskKey);
        return caseId;
    }

    void forwardTo(CaseId caseId, String taskKey) throws Exception {
        for (int i = 0; i < 60 && !live(caseId).stream().anyMatch(key -> isAt(key, taskKey)); i++) {
            forward(caseId);
        }
    }

    /** Completes the first live step with its usual outcome. */
    void forward(CaseId caseId) throws Exception {
        ActiveTask task = tasks(caseId).get(0);
        complete(task, usualOutcome(task), "同意。");
    }

    void complete(ActiveTask task, String outcome, String opinion) throws Exception {
        complete(task, outcome, opinion, "");
    }

    void complete(ActiveTask task, String outcome, String opinion, String returnTo) throws Exception {
        String login = login(task);
        loginAs.call(login, () -> {
            process.complete(new CaseProcess.Completion(task.caseId(), task.id(), outcome, opinion, returnTo));
            return null;
        });
    }

    ActiveTask task(CaseId caseId) throws Exception {
        return tasks(caseId).get(0);
    }

    ActiveTask task(CaseId caseId, String section) throws Exception {
        return tasks(caseId).stream()
                .filter(task -> section.equals(task.section()))
                .findFirst()
                .orElseThrow();
    }

    List<ActiveTask> tasks(CaseId caseId) throws Exception {
        return loginAs.call("applicant-a", () -> gate.listActive(caseId));
    }

    /** Live steps as {@code key} or {@code key:section}, sorted. */
    List<String> live(CaseId caseId) throws Exception {
        var live = new ArrayList<String>();
        for (ActiveTask task : tasks(caseId)) {
            live.add(task.section() == null ? task.key() : task.key() + ":" + task.section());
        }
        live.sort(null);
        return live;
    }

    static boolean isAt(String live, String taskKey) {
        return live.equals(taskKey) || live.startsWith(taskKey + ":");
    }

    static String usualOutcome(ActiveTask task) {
        return task.policy().outcomes().get(0).key();
    }

    String login(ActiveTask task) {
        String place =
                switch (task.region().value()) {
                    case "990101" -> "qinghe";
                    case "990100" -> "yunchuan";
                    case "990000" -> "shifan";
                    default -> "state";
                };
        String duty =
                switch (task.policy().role()) {
                    case APPLICANT -> "applicant-a";
                    case WINDOW -> "window";
                    case OFFICER -> "officer";
                    case SECTION_CHIEF -> "chief";
                    case DIRECTOR -> "director";
                    case SECTION_REVIEWER -> "review-" + task.section();
                    case GOVERNMENT_CLERK, DECISION_CLERK -> "government";
                    case FINANCE -> "finance";
                    case DOCUMENT_CLERK -> "clerk";
                    case ARCHIVIST -> "archivist";
                    default ->
                        throw new IllegalStateException(
                                "nobody plays " + task.policy().role());
                };
        return duty.equals("applicant-a") ? duty : place + "-" + duty;
    }

    Person person(ActiveTask task) {
        return loginAs.person(login(task));
    }
}
