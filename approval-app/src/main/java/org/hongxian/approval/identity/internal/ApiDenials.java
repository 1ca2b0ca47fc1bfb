package org.hongxian.approval.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hongxian.approval.identity.ServiceCredentials;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * 401, 403 and, where only reading is possible, 405 as problem details. No WWW-Authenticate header for browsers: it would make them ask
 * for, and then remember, credentials in a dialog of their own. Programs that read maps send theirs only when they are asked for.
 */
final class ApiDenials implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String BASIC = "Basic ";

    private final ServiceCredentials keys;
    private final MessageSource messages;
    private final LocaleResolver locales;

    ApiDenials(ServiceCredentials keys, MessageSource messages, LocaleResolver locales) {
        this.keys = keys;
        this.messages = messages;
        this.locales = locales;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", request.getContextPath() + "/login");
        }
        if (new MapService().isToBeChallenged(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"hongxian\", charset=\"UTF-8\"");
        }
        write(request, response, HttpStatus.UNAUTHORIZED, reason(request, why));
    }

    private String reason(HttpServletRequest request, AuthenticationException why) {
        String secret = secret(request);
        if (secret == null) {
            return "login";
        }
        if (why instanceof LockedException) {
            return "locked";
        }
        if (!keys.isOne(secret)) {
            return "credentials";
        }
        return new MapService().matches(request) ? "key" : "key-elsewhere";
    }

    /** What came with the request as a password; null where nothing did. */
    private static @Nullable String secret(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (new MapService().matches(request) && !READING.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(READING)));
            write(request, response, HttpStatus.METHOD_NOT_ALLOWED, "reading-only");
            return;
        }
        String secret = secret(request);
        boolean byKey = secret != null && keys.isOne(secret);
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                why instanceof CsrfException ? "token" : byKey ? "key-cases" : "forbidden");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String why)
            throws IOException {
        Locale locale = locales.resolveLocale(request);
        String detail = messages.getMessage("identity.denied." + why, null, locale);
        String title = messages.getMessage("identity.denied.title." + status.value(), null, locale);
        var problem = new TreeMap<>(
                Map.of("type", "about:blank", "title", title, "status", status.value(), "detail", detail));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(JsonMapper.shared().writeValueAsString(problem));
    }
}
