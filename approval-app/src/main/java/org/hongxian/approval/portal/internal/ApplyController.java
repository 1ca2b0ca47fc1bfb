package org.hongxian.approval.portal.internal;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.workflow.CaseProcess;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Opens a case for the applicant who is logged in; the rest of the application is filled in its workspace. */
@Controller
@RequestMapping("/apply")
class ApplyController {

    private static final int LONGEST_TITLE = 120;

    private final CaseProcess process;
    private final People people;
    private final CurrentPerson currentPerson;

    ApplyController(CaseProcess process, People people, CurrentPerson currentPerson) {
        this.process = process;
        this.people = people;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String form(Model model) {
        model.addAttribute("application", new Application("", ""));
        model.addAttribute("findings", List.of());
        fill(model);
        return "portal/apply";
    }

    @PostMapping
    ModelAndView open(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String county,
            Model model) {
        List<String> findings = check(title.strip(), county);
        if (!findings.isEmpty()) {
            model.addAttribute("application", new Application(title, county));
            model.addAttribute("findings", findings);
            fill(model);
            return new ModelAndView("portal/apply", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        CaseFile opened = process.open(CaseType.SEPARATELY_SITED, title.strip(), new AdministrativeCode(county));
        return new ModelAndView("redirect:/cases/" + opened.id() + "?tab=forms");
    }

    private List<String> check(String title, String county) {
        var findings = new ArrayList<String>();
        if (title.isEmpty()) {
            findings.add("title.missing");
        } else if (title.length() > LONGEST_TITLE) {
            findings.add("title.long");
        }
        if (people.counties().stream().noneMatch(code -> code.value().equals(county))) {
            findings.add("county.missing");
        }
        return findings;
    }

    private void fill(Model model) {
        model.addAttribute("applicant", currentPerson.get());
        model.addAttribute(
                "counties",
                people.counties().stream()
                        .map(code -> new County(code.value(), people.regionName(code)))
                        .toList());
    }

    /** What was typed, to show it again. */
    record Application(String title, String county) {}

    record County(String code, String name) {}
}
