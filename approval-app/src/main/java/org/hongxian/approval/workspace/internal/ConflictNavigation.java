package org.hongxian.approval.workspace.internal;

import org.hongxian.approval.conflict.Conflicts;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every page knows whether its reader has the conflict radar, for the navigation. */
@ControllerAdvice
class ConflictNavigation {

    private final Conflicts conflicts;

    ConflictNavigation(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @ModelAttribute("seesConflicts")
    boolean seesConflicts() {
        return conflicts.isOpenToCurrentPerson();
    }
}
