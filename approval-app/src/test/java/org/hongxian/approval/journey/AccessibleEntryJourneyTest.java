package org.hongxian.approval.journey;

import static org.hongxian.approval.journey.Sayings.assertSays;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages before and right after the door: reachable, photographed, without serious accessibility issue. */
class AccessibleEntryJourneyTest extends JourneyInBrowser {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"home,/", "login,/login"})
    void anybodyCanOpenAndUseThePublicPage(String name, String path) {
        try (BrowserSession session = browser.open()) {
            session.perform("entry-" + name, () -> {
                session.page().navigate(path);
                session.photograph(name);
                session.assertAccessible();
            });
        }
    }

    @Test
    void aWrongPasswordIsAnsweredInWordsAndNobodyIsLoggedIn() {
        try (BrowserSession session = browser.open()) {
            session.perform("entry-wrong-password", () -> {
                var page = session.page();
                page.navigate("/login");
                page.locator("input[name=username]").fill("qinghe-officer");
                page.locator("input[name=password]").fill("guess");
                page.locator("form:has(input[name=password]) button[type=submit]")
                        .click();
                page.waitForURL("**/login**");
                assertSays(page.getByRole(AriaRole.ALERT).first(), Pattern.compile("\\S"));
            });
        }
    }

    @Test
    void anOfficerLogsIn() {
        try (BrowserSession session = browser.login("qinghe-officer")) {
            session.perform("entry-officer", () -> {
                session.photograph("after-login");
                session.assertAccessible();
            });
        }
    }
}
