package org.hongxian.approval.workflow.internal;

import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.ledger.LedgerEntry;
import org.hongxian.approval.ledger.LedgerReader;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.Opinion;
import org.hongxian.approval.workflow.OpinionDraft;
import org.hongxian.approval.workflow.TaskGate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Cases and their steps for programs. Says only what the current person may see. */
@RestController
@RequestMapping("/api/v1")
class ProcessApi {

    private static final int MOST = 500;

    private final Cases cases;
    private final CaseProcess process;
    private final TaskGate gate;
    private final LedgerReader ledger;
    private final People people;
    private final CurrentPerson currentPerson;
    private final MessageSource messages;

    ProcessApi(
            Cases cases,
            CaseProcess process,
            TaskGate gate,
            LedgerReader ledger,
            People people,
            CurrentPerson currentPerson,
            MessageSource messages) {
        this.cases = cases;
        this.process = process;
        this.gate = gate;
        this.ledger = ledger;
        this.people = people;
        this.currentPerson = currentPerson;
        this.messages = messages;
    }

    /** @param county code of the county the land lies in; the applicant is the company of the one who asks */
    record CaseRequest(String title, String county) {}

    /** @param returnTo task key, or {@code task:section,section} to reopen some sections; only for an outcome that returns */
    record CompletionRequest(
            String outcome,
            @Nullable String opinion,
            @Nullable String returnTo) {}

    /** @param text the opinion; empty to discard what was kept */
    record DraftRequest(@Nullable String text) {}

    /**
     * @param opinionDraft what was kept as the opinion; only for the own task, empty when there is none
     * @param mine whether the current person is to act
     * @param blockers what keeps it from being completed; only for the own task
     * @param returnTargets where it may go back to; only for the own task
     */
    record TaskView(
            ActiveTask task,
            boolean mine,
            List<BlockerView> blockers,
            List<String> returnTargets,
            String opinionDraft) {}

    /** @param text in the language of the request */
    record BlockerView(String piece, String text, String anchor) {}

    @GetMapping("/cases")
    List<CaseFile> cases(@RequestParam(defaultValue = "100") int limit) {
        return cases.list(bounded(limit));
    }

    @PostMapping("/cases")
    @ResponseStatus(HttpStatus.CREATED)
    CaseFile open(@RequestBody CaseRequest request) {
        if (isNotText(request.title(), 200)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "title: 1 to 200 characters");
        }
        AdministrativeCode county = county(request.county());
        return process.open(CaseType.SEPARATELY_SITED, request.title().strip(), county);
    }

    @GetMapping("/cases/{id}")
    CaseFile get(@PathVariable String id) {
        return cases.get(CaseId.parse(id));
    }

    @GetMapping("/cases/{id}/tasks")
    List<TaskView> tasks(@PathVariable String id) {
        CaseId caseId = CaseId.parse(id);
        String mine = gate.findMine(caseId).map(ActiveTask::id).orElse("");
        return gate.listActive(caseId).stream()
                .map(task -> view(task, task.id().equals(mine)))
                .toList();
    }

    @PostMapping("/cases/{id}/tasks/{taskId}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable String id, @PathVariable String taskId, @RequestBody CompletionRequest request) {
        process.complete(new CaseProcess.Completion(
                CaseId.parse(id),
                taskId,
                orEmpty(request.outcome()),
                orEmpty(request.opinion()),
                orEmpty(request.returnTo())));
    }

    /** Keeps the opinion of the own step without giving it. */
    @PutMapping("/cases/{id}/tasks/{taskId}/opinion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void draftOpinion(@PathVariable String id, @PathVariable String taskId, @RequestBody DraftRequest request) {
        process.draftOpinion(CaseId.parse(id), taskId, orEmpty(request.text()));
    }

    @GetMapping("/cases/{id}/opinions")
    List<Opinion> opinions(@PathVariable String id) {
        return process.opinions(CaseId.parse(id));
    }

    @GetMapping("/cases/{id}/steps")
    List<CaseProcess.Step> steps(@PathVariable String id) {
        return process.steps(CaseId.parse(id));
    }

    /** No content while no level is decided. */
    @GetMapping("/cases/{id}/decision")
    ResponseEntity<LevelDecision> decision(@PathVariable String id) {
        Optional<LevelDecision> decision = process.decision(CaseId.parse(id));
        return decision.map(ResponseEntity::ok)
                .orElse(ResponseEntity.noContent().build());
    }

    @GetMapping(value = "/cases/{id}/diagram", produces = "application/xml")
    String diagram(@PathVariable String id) {
        return process.diagramXml(CaseId.parse(id));
    }

    /** For officials: it names them, and says what they did inside. */
    @GetMapping("/cases/{id}/ledger")
    List<LedgerEntry> ledger(@PathVariable String id) {
        CaseId visible = cases.get(CaseId.parse(id)).id();
        if (currentPerson.get().has(Role.APPLICANT)) {
            throw new AccessDeniedException("the record is not for applicants");
        }
        return ledger.list(visible.value());
    }

    @GetMapping("/inbox")
    List<ActiveTask> inbox(@RequestParam(defaultValue = "100") int limit) {
        return process.inbox(bounded(limit));
    }

    private TaskView view(ActiveTask task, boolean mine) {
        return mine
                ? new TaskView(
                        task,
                        true,
                        process.blockers(task).stream().map(this::view).toList(),
                        process.returnTargets(task),
                        process.opinionDraft(task).map(OpinionDraft::text).orElse(""))
                : new TaskView(task, false, List.of(), List.of(), "");
    }

    private BlockerView view(Blocker blocker) {
        String text = messages.getMessage(
                blocker.messageKey(), blocker.arguments().toArray(), LocaleContextHolder.getLocale());
        return new BlockerView(blocker.piece(), text, blocker.anchor());
    }

    private AdministrativeCode county(@Nullable String code) {
        AdministrativeCode county;
        try {
            county = new AdministrativeCode(orEmpty(code));
        } catch (IllegalArgumentException notACode) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "county: six digits");
        }
        if (!people.counties().contains(county)) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "county: none that is known here");
        }
        return county;
    }

    private static int bounded(int limit) {
        return Math.max(1, Math.min(limit, MOST));
    }

    private static boolean isNotText(@Nullable String text, int longest) {
        return text == null || text.isBlank() || text.length() > longest;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
