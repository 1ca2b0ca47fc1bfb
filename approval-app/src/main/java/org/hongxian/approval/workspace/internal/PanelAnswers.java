package org.hongxian.approval.workspace.internal;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Hands every method of a controller that asks for it the {@link PanelAnswer} of its request. */
@Component
class PanelAnswers implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final CaseHead head;
    private final TabContent content;

    PanelAnswers(CaseHead head, TabContent content) {
        this.head = head;
        this.content = content;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PanelAnswer.class;
    }

    @Override
    public PanelAnswer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest asked = requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new PanelAnswer(
                head,
                content,
                requireNonNull(container).getModel(),
                request.getHeader("HX-Request") != null,
                requireNonNull(request.getNativeResponse(HttpServletResponse.class)),
                RequestContextUtils.getLocale(asked));
    }
}
