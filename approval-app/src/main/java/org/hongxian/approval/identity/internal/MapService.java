package org.hongxian.approval.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What other geographic information systems read: the OGC interfaces, the tiles and their styles, and what GeoServer draws. */
final class MapService implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/ogc")
                || path.startsWith("/ogc/")
                || path.startsWith("/tiles/")
                || path.startsWith("/api/v1/styles/")
                || path.startsWith("/ows/");
    }

    /** Asked for by a program that sends its name and secret along, without a session. */
    boolean matchesWithCredentials(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return matches(request) && authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    /** Browsers say where a request comes from; they would show a dialog of their own if they were challenged. */
    boolean isToBeChallenged(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return matches(request)
                && request.getHeader("Sec-Fetch-Mode") == null
                && (accept == null || !accept.contains("text/html"));
    }
}
