package org.hongxian.approval.workspace.internal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.approval.workflow.TaskPolicy.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The action bar of a case and the completion of a step: asked once, with its consequence, then done once. */
@Controller
@RequestMapping("/cases/{id}")
class ActionController {

    private final Cases cases;
    private final CaseProcess process;
    private final TaskGate gate;
    private final ActionBar bar;

    ActionController(Cases cases, CaseProcess process, TaskGate gate, ActionBar bar) {
        this.cases = cases;
        this.process = process;
        this.gate = gate;
        this.bar = bar;
    }

    @GetMapping("/actions")
    String actions(@PathVariable UUID id, Locale locale, Model model) {
        CaseFile file = cases.get(new CaseId(id));
        model.addAttribute("file", file);
        model.addAttribute("bar", bar.view(file.id(), locale));
        return "workspace/fragments/actions :: bar";
    }

    /** Asks for what the outcome needs and says what it will do. A page of its own without script, a dialog with it. */
    @GetMapping("/tasks/{taskId}/{outcome}")
    String ask(
            @PathVariable UUID id,
            @PathVariable String taskId,
            @PathVariable String outcome,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale,
            Model model) {
        CaseFile file = cases.get(new CaseId(id));
        ActiveTask task = mine(file.id(), taskId);
        fill(model, file, task, outcome(task, outcome), locale);
        model.addAttribute("text", startingText(file.id(), task, outcome(task, outcome)));
        return htmx == null ? "workspace/outcome" : "workspace/fragments/outcome :: form";
    }

    @PostMapping("/tasks/{taskId}/{outcome}")
    ModelAndView complete(
            @PathVariable UUID id,
            @PathVariable String taskId,
            @PathVariable String outcome,
            @RequestParam(defaultValue = "") String opinion,
            @RequestParam(defaultValue = "") String returnTo,
            Locale locale,
            RedirectAttributes flash) {
        CaseFile file = cases.get(new CaseId(id));
        ActiveTask task =
                gate.findMine(file.id()).filter(t -> t.id().equals(taskId)).orElse(null);
        if (task == null) {
            return alreadyDone(file, flash);
        }
        Outcome chosen = outcome(task, outcome);
        if ((chosen.needsReason() && opinion.isBlank()) || (chosen.needsTarget() && returnTo.isBlank())) {
            return askAgain(file, task, chosen, opinion, List.of(), locale);
        }
        try {
            process.complete(new Completion(file.id(), taskId, outcome, opinion.strip(), returnTo));
        } catch (TaskBlockedException e) {
            return askAgain(file, task, chosen, opinion, bar.missing(e.blockers(), locale), locale);
        }
        flash.addFlashAttribute("done", outcome);
        flash.addFlashAttribute("doneTask", task.key());
        return new ModelAndView("redirect:/cases/" + id);
    }

    /** The second click of a double click, or a page left open: nothing is done twice, and the person is told. */
    private static ModelAndView alreadyDone(CaseFile file, RedirectAttributes flash) {
        flash.addFlashAttribute("notMine", true);
        return new ModelAndView("redirect:/cases/" + file.id());
    }

    private ModelAndView askAgain(
            CaseFile file,
            ActiveTask task,
            Outcome outcome,
            String text,
            List<ActionBar.Missing> missing,
            Locale locale) {
        var view = new ModelAndView("workspace/outcome");
        var model = new ExtendedModelMap();
        fill(model, file, task, outcome, locale);
        view.addAllObjects(model);
        view.addObject("text", text);
        view.addObject("incomplete", missing.isEmpty());
        view.addObject("refused", missing);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private void fill(Model model, CaseFile file, ActiveTask task, Outcome outcome, Locale locale) {
        model.addAttribute("file", file);
        model.addAttribute("task", task);
        model.addAttribute("outcome", outcome);
        model.addAttribute("missing", bar.missing(process.blockers(task, outcome), locale));
        model.addAttribute("targets", outcome.needsTarget() ? process.returnTargets(task) : List.of());
        model.addAttribute("bar", bar.view(file.id(), locale));
    }

    /** A return starts empty, its reason is new. */
    private String startingText(CaseId caseId, ActiveTask task, Outcome outcome) {
        return outcome.needsReason() || !StartingOpinion.isAsked(task)
                ? ""
                : StartingOpinion.text(task, process.opinionDraft(task), process.opinions(caseId));
    }

    private ActiveTask mine(CaseId caseId, String taskId) {
        return gate.findMine(caseId)
                .filter(task -> task.id().equals(taskId))
                .orElseThrow(() -> new NotAllowedNowException(caseId, "task.complete"));
    }

    private static Outcome outcome(ActiveTask task, String key) {
        return task.policy().outcomes().stream()
                .filter(outcome -> outcome.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotAllowedNowException(task.caseId(), "outcome." + key));
    }
}
