package org.hongxian.approval.frame.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Refuses a request that says itself that it is too long, before anything asks for its parameters: the server reads the whole
 * of an upload for them, and fails outside of what can answer in words. The page that says so asks for parameters too, so it
 * gets none.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OversizedRequests extends OncePerRequestFilter {

    private static final String REFUSED = OversizedRequests.class.getName() + ".REFUSED";

    /** Where anybody uploads without login. */
    private static final String COPIES = "/verify/";

    private final UrlPathHelper paths = new UrlPathHelper();
    private final long limitBytes;
    private final long copyLimitBytes;

    /** @param copyLimit for a copy of a document to be verified; it must say its length */
    OversizedRequests(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize limit,
            @Value("${hongxian.verify.max-request-size}") DataSize copyLimit) {
        this.limitBytes = limit.toBytes();
        this.copyLimitBytes = copyLimit.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(request.getAttribute(REFUSED) == null ? request : new Unread(request), response);
        } else if (isTooLong(request)) {
            request.setAttribute(REFUSED, true);
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isTooLong(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (request.getMethod().equals("POST")
                && paths.getPathWithinApplication(request).startsWith(COPIES)) {
            // Without a length and without pieces there is no content.
            return length > copyLimitBytes || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        }
        return length > limitBytes;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The request without its content. */
    private static final class Unread extends HttpServletRequestWrapper {

        Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
