package org.hongxian.approval.workspace.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.dossier.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Saves one form section. A draft is always stored; what is wrong with it comes back beside the fields. */
@Controller
class FormController {

    private final Cases cases;
    private final Forms forms;

    FormController(Cases cases, Forms forms) {
        this.cases = cases;
        this.forms = forms;
    }

    @PostMapping("/cases/{id}/sections/{section}")
    String save(
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Model model) {
        CaseFile file = cases.get(new CaseId(id));
        Map<String, String> typed = new LinkedHashMap<>(fields);
        typed.remove("_csrf");
        Forms.Section saved = forms.save(file.id(), section, typed);
        if (htmx == null) {
            return "redirect:/cases/" + id + "?tab=forms#form-" + section;
        }
        response.setHeader("HX-Trigger", "case-changed");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("file", file);
        model.addAttribute("saved", saved);
        return "workspace/section-saved";
    }
}
