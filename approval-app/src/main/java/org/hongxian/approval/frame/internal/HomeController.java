package org.hongxian.approval.frame.internal;

import java.util.Optional;
import java.util.Set;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: the public entry for strangers, the own work for those logged in. */
@Controller
class HomeController {

    private final CurrentPerson currentPerson;

    HomeController(CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
    }

    @GetMapping("/")
    String home() {
        Optional<Person> person = currentPerson.find();
        if (person.isEmpty()) {
            return "frame/home";
        }
        return person.get().roles().equals(Set.of(Role.PLANNER)) ? "redirect:/map" : "redirect:/inbox";
    }
}
