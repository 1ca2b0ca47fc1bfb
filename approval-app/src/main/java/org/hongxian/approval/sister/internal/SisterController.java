package org.hongxian.approval.sister.internal;

import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.sister.SisterCases;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sister cases for programs of officials. */
@RestController
@RequestMapping("/api/v1/cases/{id}/sisters")
class SisterController {

    private final SisterCases sisters;
    private final Cases cases;
    private final CurrentPerson currentPerson;

    SisterController(SisterCases sisters, Cases cases, CurrentPerson currentPerson) {
        this.sisters = sisters;
        this.cases = cases;
        this.currentPerson = currentPerson;
    }

    /** No content when there is no sister case the person may see. */
    @GetMapping
    ResponseEntity<SisterCases.Warning> find(@PathVariable UUID id) {
        CaseId visible = cases.get(new CaseId(id)).id();
        if (currentPerson.get().has(Role.APPLICANT)) {
            throw new AccessDeniedException("other cases are not for applicants");
        }
        return sisters.find(visible)
                .map(ResponseEntity::ok)
                .orElse(ResponseEntity.noContent().build());
    }
}
