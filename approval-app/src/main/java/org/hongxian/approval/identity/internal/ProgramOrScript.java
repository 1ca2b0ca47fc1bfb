package org.hongxian.approval.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests that cannot follow a redirect to the login page: API, tiles, and parts of a page fetched by script. */
final class ProgramOrScript implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String accept = request.getHeader("Accept");
        boolean page = accept != null && accept.contains("text/html");
        return path.startsWith("/api/")
                || new MapService().matches(request) && !page
                || path.startsWith("/tiles/")
                || path.startsWith("/v3/")
                || request.getHeader("HX-Request") != null;
    }
}
