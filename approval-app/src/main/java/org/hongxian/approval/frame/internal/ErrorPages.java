package org.hongxian.approval.frame.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Everything the advice did not expect. The person gets a reference, the log gets the cause; never the other way round. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final ProblemAnswers answers;

    ErrorPages(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute("jakarta.servlet.error.status_code") instanceof Integer code ? code : 404;
        String reference = null;
        if (status >= 500) {
            reference = UUID.randomUUID().toString().substring(0, 8);
            log.error(
                    "reference {}: {} failed",
                    reference,
                    request.getAttribute("jakarta.servlet.error.request_uri"),
                    (Throwable) request.getAttribute("jakarta.servlet.error.exception"));
        }
        var problem = answers.problem(request, status, key(status), List.of(), reference);
        return answers.answer(request, response, problem, Map.of());
    }

    private static String key(int status) {
        return switch (status) {
            case 401, 403 -> "403";
            case 404, 405 -> "404";
            case 413 -> "too-large";
            default -> status < 500 ? "400" : "unexpected";
        };
    }
}
