package org.hongxian.approval.portal.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.Cases;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a case stands, for whoever has its number and tracking code. The code travels in a form, never in an address. */
@Controller
@RequestMapping("/public/track")
class TrackController {

    private final Cases cases;
    private final TrackStatus status;

    TrackController(Cases cases, TrackStatus status) {
        this.cases = cases;
        this.status = status;
    }

    @GetMapping
    String form(@RequestParam(defaultValue = "") String number, Model model) {
        model.addAttribute("number", number);
        return "portal/track";
    }

    @PostMapping
    String track(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<CaseFile> found = cases.findByTracking(number, code);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("number", number);
            model.addAttribute("wrong", true);
            return "portal/track";
        }
        model.addAttribute("file", found.get());
        model.addAttribute("status", status.of(found.get()));
        return "portal/status";
    }
}
