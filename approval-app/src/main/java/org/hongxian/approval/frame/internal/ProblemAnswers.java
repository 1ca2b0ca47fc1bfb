package org.hongxian.approval.frame.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives a problem the form its caller understands: problem document, htmx fragment or full page. */
@Component
class ProblemAnswers {

    private static final Pattern OF_A_CASE = Pattern.compile("(/cases/[0-9a-f-]{36})(?:/([a-z]+).*)?");
    private static final String ORIGINAL_URI = "jakarta.servlet.error.request_uri";

    private final MessageSource messages;

    ProblemAnswers(MessageSource messages) {
        this.messages = messages;
    }

    /** A problem in the words of the bundle under {@code frame.problem.<key>}. */
    Problem problem(
            HttpServletRequest request,
            int status,
            String key,
            List<String> findings,
            @Nullable String reference,
            Object... arguments) {
        Locale locale = RequestContextUtils.getLocale(request);
        String prefix = "frame.problem." + key;
        return new Problem(
                status,
                messages.getMessage(prefix, null, locale),
                messages.getMessage(prefix + ".detail", arguments, locale),
                findings,
                advice(prefix + ".advice", locale),
                reference);
    }

    /** @param properties what a program may want to know beyond the words */
    Object answer(
            HttpServletRequest request, HttpServletResponse response, Problem problem, Map<String, Object> properties) {
        if (isProgram(request)) {
            return document(request, problem, properties);
        }
        boolean fragment = request.getHeader("HX-Request") != null;
        if (fragment) {
            // the part that was to be replaced stays as it is: nothing typed is lost
            response.setHeader("HX-Retarget", "#toasts");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        var view = new ModelAndView(fragment ? "frame/fragments/problem :: problem" : "frame/problem");
        view.addObject("problem", problem);
        Way way = back(asked(request), problem.status());
        view.addObject("back", way.address());
        view.addObject("backTo", way.text());
        view.setStatus(problem.httpStatus());
        return view;
    }

    /**
     * @param address empty for none
     * @param text key of what the link says
     */
    private record Way(String address, String text) {}

    /** The list of layers, or the tab of the case from which something was sent that did not work. */
    private static Way back(String asked, int status) {
        if (asked.startsWith("/layers/")) {
            return new Way("/layers", "frame.problem.layers.back");
        }
        Matcher sent = OF_A_CASE.matcher(asked);
        if (status == HttpStatus.NOT_FOUND.value() || !sent.matches()) {
            return new Way("", "frame.problem.home");
        }
        String tab =
                switch (sent.group(2) == null ? "" : sent.group(2)) {
                    case "documents" -> "?tab=documents";
                    case "drawings", "measurement" -> "?tab=plots";
                    case "sections" -> "?tab=forms";
                    default -> "";
                };
        return new Way(sent.group(1) + tab, "frame.problem.case.back");
    }

    private static ResponseEntity<ProblemDetail> document(
            HttpServletRequest request, Problem problem, Map<String, Object> properties) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(problem.httpStatus(), problem.detail());
        document.setInstance(URI.create(asked(request)));
        document.setTitle(problem.title());
        properties.forEach(document::setProperty);
        if (!problem.findings().isEmpty()) {
            document.setProperty("findings", problem.findings());
        }
        if (problem.reference() != null) {
            document.setProperty("reference", problem.reference());
        }
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document);
    }

    static boolean isProgram(HttpServletRequest request) {
        String uri = asked(request);
        return uri.startsWith("/api/")
                || uri.startsWith("/tiles/")
                || uri.startsWith("/ogc/")
                || uri.startsWith("/v3/");
    }

    /** The path that was asked for, encoded as it came; what failed early is answered under another one. */
    private static String asked(HttpServletRequest request) {
        Object original = request.getAttribute(ORIGINAL_URI);
        return original == null ? request.getRequestURI() : original.toString();
    }

    private @Nullable String advice(String key, Locale locale) {
        return messages.getMessage(key, null, null, locale);
    }
}
