package org.hongxian.approval.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A program calling the API with HTTP basic. A browser always says where a writing request comes from, so a forged
 * request with remembered credentials does not pass as one.
 */
final class ProgramRequest implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                && authorization != null
                && authorization.regionMatches(true, 0, "Basic ", 0, 6)
                && request.getHeader("Origin") == null
                && request.getHeader("Sec-Fetch-Site") == null;
    }
}
