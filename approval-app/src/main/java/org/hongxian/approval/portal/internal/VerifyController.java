package org.hongxian.approval.portal.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hongxian.approval.dossier.Documents;
import org.hongxian.approval.dossier.Documents.PublicDocument;
import org.hongxian.approval.dossier.Verification;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriUtils;

/** Whether a document was issued here and a copy of it is unchanged; without login and without script. */
@Controller
@RequestMapping("/verify")
class VerifyController {

    private final Documents documents;
    private final Verification verification;

    VerifyController(Documents documents, Verification verification) {
        this.documents = documents;
        this.verification = verification;
    }

    /** A number typed by hand may hold what no address can, so it is looked up here; what is found has an address of its own. */
    @GetMapping
    String form(@RequestParam(defaultValue = "") String number, HttpServletResponse response, Model model) {
        if (number.isBlank()) {
            return "portal/verify";
        }
        List<PublicDocument> found = find(number, response, model);
        return found.size() == 1
                ? "redirect:/verify/" + UriUtils.encodePathSegment(found.get(0).number(), StandardCharsets.UTF_8)
                : "portal/verify";
    }

    @GetMapping("/{number}")
    String show(@PathVariable String number, HttpServletResponse response, Model model) {
        find(number, response, model);
        return "portal/verify";
    }

    /** The copy is read, compared and forgotten. */
    @PostMapping("/{number}")
    String check(
            @PathVariable String number, @RequestParam MultipartFile copy, HttpServletResponse response, Model model)
            throws IOException {
        Verification.Result result = verification.check(number, copy).orElse(null);
        find(number, response, model);
        if (result != null) {
            model.addAttribute("result", result);
            switch (result.finding()) {
                case TOO_LONG -> response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
                case BUSY -> response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                case SAME, DIFFERENT -> response.setStatus(HttpStatus.OK.value());
            }
        }
        return "portal/verify";
    }

    private List<PublicDocument> find(String number, HttpServletResponse response, Model model) {
        List<PublicDocument> found = documents.findPublic(number);
        model.addAttribute("number", number);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("unknown", true);
        } else if (found.size() == 1) {
            model.addAttribute("document", found.get(0));
        } else {
            model.addAttribute("several", found);
        }
        return found;
    }
}
