package org.hongxian.approval.mapservice.internal.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What was asked for: parameters, each at most once, and where the service is reached. */
final class OgcRequest {

    static final String FORMAT = "f";

    private final HttpServletRequest request;

    private OgcRequest(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * @param known parameters the resource has besides {@code f}
     * @throws OgcRefusal if there is another one, or one is given twice
     */
    static OgcRequest of(HttpServletRequest request, Set<String> known) {
        Map<String, String[]> given = request.getParameterMap();
        for (Map.Entry<String, String[]> parameter : given.entrySet()) {
            if (!known.contains(parameter.getKey()) && !parameter.getKey().equals(FORMAT)) {
                var allowed = new TreeSet<>(known);
                allowed.add(FORMAT);
                throw OgcRefusal.wrong("unknown-parameter", parameter.getKey(), String.join(", ", allowed));
            }
            if (parameter.getValue().length != 1) {
                throw OgcRefusal.wrong("parameter-twice", parameter.getKey());
            }
        }
        return new OgcRequest(request);
    }

    /** The same, for a resource that is JSON only. */
    static OgcRequest ofJson(HttpServletRequest request, Set<String> known) {
        OgcRequest asked = of(request, known);
        asked.find(FORMAT).filter(format -> !format.equals("json")).ifPresent(format -> {
            throw OgcRefusal.wrong("format", format);
        });
        return asked;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(request.getParameter(name)).map(String::strip);
    }

    /** Whether a person with a browser asks, rather than a program. */
    boolean wantsPage() {
        return find(FORMAT).map("html"::equals).orElseGet(() -> {
            String accept = request.getHeader("Accept");
            return accept != null && accept.contains("text/html");
        });
    }

    /** The address of a resource of this server, from its path. */
    String address(String path) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + path;
    }

    /** This very request. */
    String here() {
        String query = request.getQueryString();
        return address(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                + (query == null ? "" : "?" + query);
    }

    /** This request with one parameter changed. */
    String with(String name, String value) {
        return ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8))
                .build(true)
                .toUriString();
    }
}
