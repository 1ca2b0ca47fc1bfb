package org.hongxian.approval.workspace.internal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.workflow.CaseProcess;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The workspace of one case: the page, and each tab of its text side on its own. */
@Controller
@RequestMapping("/cases/{id}")
class CaseController {

    private final Cases cases;
    private final CaseProcess process;
    private final CurrentPerson currentPerson;
    private final CaseHead head;
    private final ReturnNotes returns;
    private final ActionBar bar;
    private final TabContent content;
    private final DiagramLabels labels;

    CaseController(
            Cases cases,
            CaseProcess process,
            CurrentPerson currentPerson,
            CaseHead head,
            ReturnNotes returns,
            ActionBar bar,
            TabContent content,
            DiagramLabels labels) {
        this.cases = cases;
        this.process = process;
        this.currentPerson = currentPerson;
        this.head = head;
        this.returns = returns;
        this.bar = bar;
        this.content = content;
        this.labels = labels;
    }

    @GetMapping
    String page(@PathVariable UUID id, @RequestParam(defaultValue = "") String tab, Locale locale, Model model) {
        CaseFile file = cases.get(new CaseId(id));
        List<Tab> tabs = Tab.shownTo(currentPerson.get());
        fill(model, file, Tab.of(tab, tabs), locale);
        model.addAttribute("tabs", tabs);
        returns.find(file.id()).ifPresent(returned -> model.addAttribute("returned", returned));
        model.addAttribute("bar", bar.view(file.id(), locale));
        return "workspace/case";
    }

    @GetMapping("/panel/{tab}")
    String panel(@PathVariable UUID id, @PathVariable String tab, Locale locale, Model model) {
        CaseFile file = cases.get(new CaseId(id));
        Tab wanted = Tab.of(tab, Tab.shownTo(currentPerson.get()));
        fill(model, file, wanted, locale);
        return "workspace/fragments/" + wanted.key() + " :: panel";
    }

    @GetMapping(path = "/diagram.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String diagram(@PathVariable UUID id, Locale locale) {
        return labels.apply(process.diagramXml(cases.get(new CaseId(id)).id()), locale);
    }

    private void fill(Model model, CaseFile file, Tab tab, Locale locale) {
        model.addAttribute("file", file);
        model.addAttribute("tab", tab);
        model.addAttribute("head", head.view(file));
        model.addAllAttributes(content.of(tab, file, locale));
    }
}
