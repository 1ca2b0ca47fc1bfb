package org.hongxian.approval.redlines.internal;

import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who may have many red lines measured: whoever plans. Every page knows it, for the navigation. */
@ControllerAdvice
class RedLineMeasurers {

    private final CurrentPerson person;

    RedLineMeasurers(CurrentPerson person) {
        this.person = person;
    }

    @ModelAttribute("measuresRedLines")
    boolean measuresRedLines() {
        return person.find().filter(who -> who.has(Role.PLANNER)).isPresent();
    }
}
