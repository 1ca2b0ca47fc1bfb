package org.hongxian.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** What belongs to no module: the clock and the language of a request. */
@Configuration(proxyBeanMethods = false)
class ApplicationConfiguration implements WebMvcConfigurer {

    /** Runs in the zone of the offices: its zone says which calendar day it is, for pages, limits and decisions alike. */
    @Bean
    Clock clock(@Value("${hongxian.office-zone}") ZoneId officeZone) {
        return Clock.system(officeZone);
    }

    /** {@code ?lang=} is remembered in a cookie; before that the browser's first wish decides; otherwise Chinese. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("hongxian-lang") {
            @Override
            protected @Nullable Locale parseLocaleValue(String language) {
                return spoken(language);
            }
        };
        // A damaged one is none; who it belongs to could not get rid of it.
        resolver.setRejectInvalidCookies(false);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setDefaultLocaleFunction(request -> request.getHeader("Accept-Language") != null
                        && Locale.ENGLISH
                                .getLanguage()
                                .equals(request.getLocale().getLanguage())
                ? Locale.ENGLISH
                : Locale.SIMPLIFIED_CHINESE);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(languageChange());
    }

    LocaleChangeInterceptor languageChange() {
        var change = new LocaleChangeInterceptor() {
            @Override
            protected @Nullable Locale parseLocaleValue(String language) {
                return spoken(language);
            }
        };
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        return change;
    }

    /**
     * One of the two languages there are texts in; null for any other. Formats of texts are kept for every language that was asked for,
     * and anybody can make up as many as fill the memory.
     */
    private static @Nullable Locale spoken(String language) {
        String first = language.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return switch (first) {
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> null;
        };
    }
}
