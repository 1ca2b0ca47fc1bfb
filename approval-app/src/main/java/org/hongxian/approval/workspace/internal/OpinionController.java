package org.hongxian.approval.workspace.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.workflow.CaseProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps an opinion that is written before it is given, for the sheet that is signed with it. */
@Controller
@RequestMapping("/cases/{id}/tasks/{taskId}")
class OpinionController {

    private final Cases cases;
    private final CaseProcess process;
    private final PanelAnswer panel;

    OpinionController(Cases cases, CaseProcess process, PanelAnswer panel) {
        this.cases = cases;
        this.process = process;
        this.panel = panel;
    }

    @PostMapping("/opinion")
    String keep(
            @PathVariable UUID id,
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String opinion,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        CaseFile file = cases.get(new CaseId(id));
        process.draftOpinion(file.id(), taskId, opinion);
        model.addAttribute("kept", true);
        return panel.answer(file, Tab.OPINIONS, htmx != null, response, locale, model);
    }
}
