package org.hongxian.approval.workspace.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.casework.CaseFile;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ModelMap;

/**
 * How something that changed a case is answered: with the tab anew for a script, with the page at that tab for a plain form. A
 * method of a controller takes it as an argument.
 */
final class PanelAnswer {

    private final CaseHead head;
    private final TabContent content;
    private final ModelMap model;
    private final boolean fragment;
    private final HttpServletResponse response;
    private final Locale locale;

    /** @param fragment whether a script asked, which puts the tab in place by itself */
    PanelAnswer(
            CaseHead head,
            TabContent content,
            ModelMap model,
            boolean fragment,
            HttpServletResponse response,
            Locale locale) {
        this.head = head;
        this.content = content;
        this.model = model;
        this.fragment = fragment;
        this.response = response;
        this.locale = locale;
    }

    /** Adds something the tab shows this once. */
    PanelAnswer and(String name, Object value) {
        model.addAttribute(name, value);
        return this;
    }

    Locale locale() {
        return locale;
    }

    /** Asks in the form that sent a file, or, without a script, on a page of its own; the case stays as it is. */
    String ask(CaseFile file, List<ImportQuestion> questions) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("file", file);
        model.addAttribute("questions", questions);
        model.addAttribute("inForm", fragment);
        if (!fragment) {
            return "workspace/import-questions";
        }
        response.setHeader("HX-Retarget", "#import-questions");
        response.setHeader("HX-Reswap", "innerHTML");
        return "workspace/fragments/import-questions :: questions";
    }

    /** Name of the view. */
    String with(CaseFile file, Tab tab) {
        if (!fragment) {
            return "redirect:/cases/" + file.id() + "?tab=" + tab.key();
        }
        response.setHeader("HX-Trigger", "case-changed");
        model.addAttribute("file", file);
        model.addAttribute("tab", tab);
        model.addAttribute("head", head.view(file));
        model.addAllAttributes(content.of(tab, file, locale));
        return "workspace/fragments/" + tab.key() + " :: panel";
    }
}
