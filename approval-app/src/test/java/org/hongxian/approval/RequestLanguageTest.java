package org.hongxian.approval;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

class RequestLanguageTest {

    private final ApplicationConfiguration configuration = new ApplicationConfiguration();
    private final LocaleResolver resolver = configuration.localeResolver();

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource({"zh, zh-CN", "zh-CN, zh-CN", "zh_TW, zh-CN", "en, en", "en-GB, en", "fr, zh-CN", "not a language, zh-CN"
    })
    void aLanguageIsOneOfThoseThereAreTextsIn(String asked, String read) throws Exception {
        assertThat(byCookie(asked)).isEqualTo(Locale.forLanguageTag(read));
        assertThat(byAddress(asked)).isEqualTo(Locale.forLanguageTag(read));
    }

    @Test
    void madeUpLanguagesDoNotFillTheMemory() throws Exception {
        Set<Locale> keptFor = new HashSet<>();
        for (int n = 0; n < 500; n++) {
            keptFor.add(byCookie("en-x" + n));
            keptFor.add(byAddress("en_US_" + n));
            keptFor.add(byCookie("q" + n));
            keptFor.add(byAddress("xx-" + n));
        }
        assertThat(keptFor).containsExactlyInAnyOrder(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
    }

    private Locale byCookie(String language) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("hongxian-lang", language));
        return resolver.resolveLocale(request);
    }

    private Locale byAddress(String language) throws Exception {
        var request = new MockHttpServletRequest();
        request.setParameter("lang", language);
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, resolver);
        configuration.languageChange().preHandle(request, new MockHttpServletResponse(), this);
        return resolver.resolveLocale(request);
    }
}
