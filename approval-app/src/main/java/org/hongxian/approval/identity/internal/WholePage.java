package org.hongxian.approval.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** A page somebody opens in the browser: the only thing that is worth coming back to after logging in. */
final class WholePage implements RequestMatcher {

    private final ProgramOrScript programOrScript = new ProgramOrScript();

    @Override
    public boolean matches(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        String purpose = request.getHeader("Sec-Fetch-Dest");
        return request.getMethod().equals("GET")
                && accept != null
                && accept.contains("text/html")
                && (purpose == null || purpose.equals("document"))
                && !programOrScript.matches(request);
    }
}
