package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.regex.Pattern;

/** What a part of a page, or its address, says to who looks at it, as soon as it says it. */
final class Sayings {

    private static final ContainsTextOptions SEEN = new ContainsTextOptions().setUseInnerText(true);

    private static final Page.WaitForURLOptions THERE =
            new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT);

    private Sayings() {}

    static void assertSays(Locator part, String... words) {
        for (String each : words) {
            assertThat(part).containsText(each, SEEN);
        }
    }

    static void assertSays(Locator part, Pattern words) {
        assertThat(part).containsText(words, SEEN);
    }

    static void assertSaysNothingOf(Locator part, String... words) {
        for (String each : words) {
            assertThat(part).not().containsText(each, SEEN);
        }
    }

    static void assertAddressHas(Page page, String... words) {
        for (String each : words) {
            page.waitForURL(address -> address.contains(each), THERE);
        }
    }

    static void assertAddressHasNot(Page page, String words) {
        page.waitForURL(address -> !address.contains(words), THERE);
    }
}
