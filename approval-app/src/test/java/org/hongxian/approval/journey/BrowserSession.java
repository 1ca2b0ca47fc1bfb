package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.testkit.Patience;

/** One person at a browser window. Complaints of the page, also about the content security policy, are kept. */
final class BrowserSession implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path FAILURES = Path.of("target", "journey-failures");
    /** Looks at every frame and keeps every state of the page, which takes its time. */
    private static final boolean TRACED = Boolean.getBoolean("hongxian.trace");
    /** Milliseconds an answer is late at most, each by chance, so that answers overtake each other. */
    private static final int LATENESS_MILLIS = Integer.getInteger("hongxian.lateness", 0);

    private static final int DESK_WIDTH = 1440;
    private static final int DESK_HEIGHT = 900;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    /** A map that never comes to an end of its tiles is photographed as it is. */
    private static final String SETTLED = """
            async () => {
              const frame = () => new Promise((done) => requestAnimationFrame(done));
              await frame();
              await frame();
              const drawn = (map) => new Promise((done) => { map.once("rendercomplete", () => done()); map.render(); });
              const maps = [...document.querySelectorAll("redline-map, planner-map")]
                .map((element) => element.olMap)
                .filter((map) => map && map.getTargetElement()?.getClientRects().length > 0);
              await Promise.race([Promise.all(maps.map(drawn)), new Promise((done) => setTimeout(done, 3000))]);
              await frame();
            }""";

    /** What scripts ask for reaches the server late, and they the answer; within the page, so that one does not wait for the other. */
    private static final String LATE = """
            (() => {
              const late = () => new Promise((done) => setTimeout(done, Math.random() * %1$d));
              const { fetch } = window;
              window.fetch = async (...asked) => {
                await late();
                const answer = await fetch(...asked);
                await late();
                return answer;
              };
              const { send } = XMLHttpRequest.prototype;
              XMLHttpRequest.prototype.send = function (body) {
                late().then(() => this.readyState === XMLHttpRequest.OPENED && send.call(this, body));
              };
            })()""";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** @param phone a small screen that is touched, instead of a large one with a mouse */
    BrowserSession(Browser browser, URI server, boolean phone) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(server.toString())
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(phone ? PHONE_WIDTH : DESK_WIDTH, phone ? PHONE_HEIGHT : DESK_HEIGHT)
                .setHasTouch(phone)
                .setIsMobile(phone)
                .setAcceptDownloads(true));
        if (TRACED) {
            context.tracing()
                    .start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
        }
        page = context.newPage();
        page.setDefaultTimeout(Patience.PATIENCE.toMillis());
        page.onConsoleMessage(this::heed);
        page.onPageError(complaints::add);
        if (LATENESS_MILLIS > 0) {
            page.addInitScript(LATE.formatted(LATENESS_MILLIS));
        }
    }

    Page page() {
        return page;
    }

    void login(String login) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(ApiSession.PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** Keeps a picture of the page as it is on a desk and on a phone. */
    void photograph(String name) {
        settle();
        picture(name + "-desk");
        onPhone(() -> picture(name + "-phone"));
    }

    /** The same, and nobody is kept from it on the phone either. */
    void photographUsable(String name) {
        photograph(name);
        assertAccessible();
        onPhone(this::assertAccessible);
    }

    /** Does something on a screen as small as that of a phone. */
    void onPhone(Runnable steps) {
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        settle();
        steps.run();
        page.setViewportSize(DESK_WIDTH, DESK_HEIGHT);
        settle();
    }

    /** Waits until what is in sight is drawn, maps with all their tiles. */
    void settle() {
        page.evaluate(SETTLED);
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Nothing that keeps people with an impairment from using the page. */
    void assertAccessible() {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml())
                                        .toList()))
                .as("accessibility of " + page.url())
                .isEmpty();
    }

    void assertNoComplaints() {
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    /**
     * Does the steps; when one fails, a picture and the source of the page stay in target/journey-failures, and where it was asked for a
     * trace of everything before.
     */
    void perform(String name, Runnable steps) {
        try {
            steps.run();
            assertNoComplaints();
        } catch (RuntimeException | Error failure) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FAILURES.resolve(name + ".png"))
                    .setFullPage(true));
            keepSource(name);
            if (TRACED) {
                context.tracing().stop(new Tracing.StopOptions().setPath(FAILURES.resolve(name + ".zip")));
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private void keepSource(String name) {
        try {
            Files.writeString(FAILURES.resolve(name + ".html"), "<!-- " + page.url() + " -->\n" + page.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heed(ConsoleMessage message) {
        // A refused request is also told here; the journeys that provoke one assert it by its own words.
        if (message.type().equals("error")
                && !message.text().startsWith("Failed to load resource")
                && !message.text().startsWith("Response Status Error Code 4")) {
            complaints.add(message.text());
        }
    }
}
