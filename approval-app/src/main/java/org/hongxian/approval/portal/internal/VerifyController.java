package org.hongxian.approval.portal.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hongxian.approval.dossier.Documents;
import org.hongxian.approval.dossier.Documents.PublicDocument;
import org.hongxian.approval.seal.PdfVerifier;
import org.jspecify.annotations.Nullable;
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
    private final PdfVerifier verifier;

    VerifyController(Documents documents, PdfVerifier verifier) {
        this.documents = documents;
        this.verifier = verifier;
    }

    @GetMapping
    String form(@RequestParam(defaultValue = "") String number) {
        return number.isBlank()
                ? "portal/verify"
                : "redirect:/verify/" + UriUtils.encodePathSegment(number.strip(), StandardCharsets.UTF_8);
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
        PublicDocument document = find(number, response, model);
        if (document != null) {
            byte[] bytes = copy.getBytes();
            model.addAttribute("checked", true);
            model.addAttribute("same", document.digest().equalsIgnoreCase(sha256(bytes)));
            model.addAttribute("signatures", verifier.verify(bytes));
        }
        return "portal/verify";
    }

    private @Nullable PublicDocument find(String number, HttpServletResponse response, Model model) {
        model.addAttribute("number", number);
        PublicDocument document = documents.findPublic(number).orElse(null);
        if (document == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("unknown", true);
        } else {
            model.addAttribute("document", document);
        }
        return document;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
