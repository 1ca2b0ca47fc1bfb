package org.hongxian.approval.workspace.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.TaskGate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for the person, and the cases the person may see. */
@Controller
class InboxController {

    private static final int MOST_TASKS = 200;
    private static final int MOST_CASES = 500;

    private final CaseProcess process;
    private final TaskGate gate;
    private final Cases cases;
    private final People people;
    private final Clock clock;

    InboxController(CaseProcess process, TaskGate gate, Cases cases, People people, Clock clock) {
        this.process = process;
        this.gate = gate;
        this.cases = cases;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    String inbox(Model model) {
        LocalDate today = LocalDate.now(clock);
        List<TaskRow> rows =
                process.inbox(MOST_TASKS).stream().map(task -> row(task, today)).toList();
        model.addAttribute("rows", rows);
        model.addAttribute("full", rows.size() == MOST_TASKS);
        return "workspace/inbox";
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable CaseState state,
            Model model) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<CaseRow> rows = cases.list(MOST_CASES).stream()
                .filter(file -> state == null || file.state() == state)
                .filter(file -> wanted.isEmpty() || searchable(file).contains(wanted))
                .map(file -> new CaseRow(file, people.regionName(file.county()), steps(file)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("states", CaseState.values());
        return "workspace/cases";
    }

    private TaskRow row(ActiveTask task, LocalDate today) {
        CaseFile file = cases.get(task.caseId());
        return new TaskRow(
                file,
                people.regionName(file.county()),
                task.key(),
                task.section(),
                task.createdAt(),
                Deadline.of(task.dueOn(), today));
    }

    private List<String> steps(CaseFile file) {
        return gate.listActive(file.id()).stream()
                .map(ActiveTask::key)
                .distinct()
                .toList();
    }

    private static String searchable(CaseFile file) {
        return (file.number() + " " + file.title() + " " + file.applicantName()).toLowerCase(Locale.ROOT);
    }

    /** One line of the inbox. */
    record TaskRow(
            CaseFile file,
            String countyName,
            String taskKey,
            @Nullable String section,
            Instant since,
            Deadline deadline) {}

    /** One line of the list of cases. */
    record CaseRow(CaseFile file, String countyName, List<String> steps) {}
}
