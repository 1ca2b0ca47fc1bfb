package org.hongxian.approval.workspace.internal;

import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.Consultations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is written during a review besides the opinion given with the step: it is kept first, others are asked, time is asked for. */
@Controller
@RequestMapping("/cases/{id}")
class OpinionController {

    private final Cases cases;
    private final CaseProcess process;
    private final Consultations consultations;

    OpinionController(Cases cases, CaseProcess process, Consultations consultations) {
        this.cases = cases;
        this.process = process;
        this.consultations = consultations;
    }

    @PostMapping("/tasks/{taskId}/opinion")
    String keep(
            @PathVariable UUID id,
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String opinion,
            PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        process.draftOpinion(file.id(), taskId, opinion);
        return panel.and("kept", true).with(file, Tab.OPINIONS);
    }

    @PostMapping("/tasks/{taskId}/consultations")
    String ask(
            @PathVariable UUID id,
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String question,
            PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        consultations.ask(file.id(), taskId, body, question);
        return panel.with(file, Tab.OPINIONS);
    }

    @PostMapping("/consultations/{consultation}/answer")
    String answer(
            @PathVariable UUID id,
            @PathVariable long consultation,
            @RequestParam(defaultValue = "") String answer,
            PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        consultations.answer(file.id(), consultation, answer);
        return panel.with(file, Tab.OPINIONS);
    }

    @PostMapping("/extension")
    String extend(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        process.extendLimit(file.id(), reason);
        return panel.with(file, Tab.OPINIONS);
    }
}
