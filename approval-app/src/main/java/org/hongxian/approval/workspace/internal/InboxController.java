package org.hongxian.approval.workspace.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseFilter;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
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
    private final Cases cases;
    private final People people;
    private final ReturnNotes returns;
    private final Clock clock;

    InboxController(CaseProcess process, Cases cases, People people, ReturnNotes returns, Clock clock) {
        this.process = process;
        this.cases = cases;
        this.people = people;
        this.returns = returns;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    String inbox(Model model) {
        LocalDate today = LocalDate.now(clock);
        List<ActiveTask> tasks = process.inbox(MOST_TASKS);
        Map<CaseId, CaseFile> files = cases
                .list(tasks.stream().map(ActiveTask::caseId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(CaseFile::id, Function.identity()));
        var names = new RegionNames();
        Map<String, ReturnNotes.Note> returned = returns.of(tasks);
        List<TaskRow> rows = tasks.stream()
                .flatMap(task -> Stream.ofNullable(files.get(task.caseId()))
                        .map(file -> row(task, file, names, returned.get(task.id()), today)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("full", rows.size() == MOST_TASKS);
        model.addAttribute("own", rows.isEmpty() ? ownApplications() : "");
        return "workspace/inbox";
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable CaseState state,
            Model model) {
        List<CaseFile> found = cases.list(new CaseFilter(q, state), MOST_CASES + 1);
        List<CaseFile> shown = found.subList(0, Math.min(found.size(), MOST_CASES));
        Map<CaseId, List<String>> steps =
                process.liveSteps(shown.stream().map(CaseFile::id).toList());
        var names = new RegionNames();
        List<CaseRow> rows = shown.stream()
                .map(file -> new CaseRow(file, names.of(file.county()), steps.getOrDefault(file.id(), List.of())))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("full", found.size() > MOST_CASES);
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("states", CaseState.values());
        return "workspace/cases";
    }

    /** How it stands with the applications of somebody for whom nothing waits: {@code none}, {@code running} or {@code ended}. */
    private String ownApplications() {
        List<CaseFile> own = cases.list(CaseFilter.ALL, MOST_CASES);
        if (own.isEmpty()) {
            return "none";
        }
        Map<CaseId, List<String>> live =
                process.liveSteps(own.stream().map(CaseFile::id).toList());
        return live.isEmpty() ? "ended" : "running";
    }

    private static TaskRow row(
            ActiveTask task, CaseFile file, RegionNames names, ReturnNotes.@Nullable Note returned, LocalDate today) {
        return new TaskRow(
                file,
                names.of(file.county()),
                task.key(),
                task.section(),
                returned,
                task.createdAt(),
                Deadline.of(task, today));
    }

    /** The names a page needs, each asked for once. */
    private final class RegionNames {

        private final Map<AdministrativeCode, String> known = new HashMap<>();

        String of(AdministrativeCode code) {
            return known.computeIfAbsent(code, people::regionName);
        }
    }

    /**
     * One line of the inbox.
     *
     * @param returned why the step is live again; null when it was reached by going on
     */
    record TaskRow(
            CaseFile file,
            String countyName,
            String taskKey,
            @Nullable String section,
            ReturnNotes.@Nullable Note returned,
            Instant since,
            Deadline deadline) {}

    /** One line of the list of cases. */
    record CaseRow(CaseFile file, String countyName, List<String> steps) {}
}
