package org.hongxian.approval.workspace.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.measurement.MeasuredGroups;
import org.hongxian.approval.measurement.Measurements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The measurement summed by whatever fields somebody chooses: in the tab for a script, else on a page of its own. */
@Controller
@RequestMapping("/cases/{id}/measurement/groups")
class GroupController {

    private final Cases cases;
    private final Measurements measurements;

    GroupController(Cases cases, Measurements measurements) {
        this.cases = cases;
        this.measurements = measurements;
    }

    /** @param by fields of the land-use layer, in the order of the table */
    @GetMapping
    String groups(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<String> by,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean script,
            Model model) {
        CaseFile file = cases.get(new CaseId(id));
        Optional<MeasuredGroups> groups = measurements.findGroups(file.id(), by == null ? List.of() : by);
        model.addAttribute("file", file);
        model.addAttribute(
                "groups",
                groups.orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "the case has not been measured")));
        return script ? "workspace/fragments/groups :: groups" : "workspace/groups";
    }
}
