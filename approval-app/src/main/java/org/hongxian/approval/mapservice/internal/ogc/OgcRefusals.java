package org.hongxian.approval.mapservice.internal.ogc;

import jakarta.servlet.http.HttpServletRequest;
import org.hongxian.map.feature.UnusableFilterException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Says in the reader's language why an OGC request was not answered. */
@ControllerAdvice(basePackageClasses = OgcRefusals.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class OgcRefusals {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final MessageSource messages;

    OgcRefusals(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(OgcRefusal refusal, HttpServletRequest request) {
        return answer(request, refusal.status(), "mapservice.ogc.refused." + refusal.key(), refusal.arguments());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unusable(UnusableFilterException refusal, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                "mapservice.filter.refused." + refusal.reason(),
                refusal.arguments().toArray());
    }

    private ResponseEntity<ProblemDetail> answer(
            HttpServletRequest request, HttpStatus status, String key, Object[] arguments) {
        var locale = RequestContextUtils.getLocale(request);
        var problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage(key, arguments, locale));
        problem.setTitle(messages.getMessage("mapservice.ogc.refused", null, locale));
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.body(problem);
    }
}
