package org.hongxian.approval.frame.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What the header of every page shows: the person, where one is, and the way to the other language. Request attributes
 * rather than a model, because error pages and plain view controllers have no model of ours.
 */
@Component
class PageFrame implements HandlerInterceptor, WebMvcConfigurer {

    private final CurrentPerson currentPerson;

    PageFrame(CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns("/api/**", "/tiles/**", "/css/**", "/js/**", "/webjars/**", "/actuator/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Person> person = currentPerson.find();
        person.ifPresent(p -> request.setAttribute("person", p));
        request.setAttribute("official", person.map(p -> !p.has(Role.APPLICANT)).orElse(false));
        request.setAttribute("here", place(request.getRequestURI()));
        request.setAttribute("languageLink", languageLink(request));
        return true;
    }

    /** First part of the path; it names the entry of the navigation that is current. */
    static String place(@Nullable String uri) {
        if (uri == null) {
            return "";
        }
        String[] parts = uri.split("/", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    /** The same page in the other language; a page that answers a form leads to the start instead. */
    private static String languageLink(HttpServletRequest request) {
        String other = RequestContextUtils.getLocale(request).getLanguage().equals("en") ? "zh" : "en";
        if (!"GET".equals(request.getMethod()) || request.getRequestURI().startsWith("/error")) {
            return "/?lang=" + other;
        }
        var here = ServletUriComponentsBuilder.fromRequestUri(request)
                .query(request.getQueryString())
                .replaceQueryParam("lang", other)
                .build();
        return here.getPath() + "?" + here.getQuery();
    }
}
