package org.hongxian.approval.workspace.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.hongxian.approval.casework.CaseFile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The answer to something that changed a case: the tab anew for a script, the page with that tab for a plain form. */
@Component
class PanelAnswer {

    private final CaseHead head;
    private final TabContent content;

    PanelAnswer(CaseHead head, TabContent content) {
        this.head = head;
        this.content = content;
    }

    String answer(CaseFile file, Tab tab, boolean fragment, HttpServletResponse response, Locale locale, Model model) {
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
