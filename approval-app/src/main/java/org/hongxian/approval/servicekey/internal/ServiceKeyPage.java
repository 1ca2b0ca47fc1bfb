package org.hongxian.approval.servicekey.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.hongxian.approval.identity.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The service keys of the current person. Officials only; see the route rules. */
@Controller
class ServiceKeyPage {

    private static final int USUAL_DAYS = 180;

    private final ServiceKeys keys;
    private final CurrentPerson person;
    private final Clock clock;

    ServiceKeyPage(ServiceKeys keys, CurrentPerson person, Clock clock) {
        this.keys = keys;
        this.person = person;
        this.clock = clock;
    }

    @GetMapping("/service-keys")
    String page(Model model) {
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("keys", keys.ofCurrentPerson());
        model.addAttribute("login", person.get().login());
        model.addAttribute("today", today);
        model.addAttribute("latest", today.plusDays(ServiceKeys.MOST_DAYS));
        model.addAttribute("usual", today.plusDays(USUAL_DAYS));
        return "servicekey/keys";
    }

    @PostMapping("/service-keys")
    String make(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String lastDay,
            RedirectAttributes after) {
        Optional<LocalDate> day = day(lastDay);
        if (day.isEmpty()) {
            after.addFlashAttribute("problem", ServiceKeys.Refusal.LAST_DAY);
        } else {
            ServiceKeys.Made made = keys.make(label, day.get());
            made.secret().ifPresent(secret -> after.addFlashAttribute("secret", secret));
            made.refusal().ifPresent(refusal -> after.addFlashAttribute("problem", refusal));
        }
        if (after.getFlashAttributes().containsKey("problem")) {
            after.addFlashAttribute("label", label);
        }
        return "redirect:/service-keys";
    }

    @PostMapping("/service-keys/{key}/revoke")
    String revoke(@PathVariable String key, RedirectAttributes after) {
        after.addFlashAttribute("revoked", keys.revoke(key));
        return "redirect:/service-keys";
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
