package org.hongxian.approval.journey;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hongxian.gis.testkit.Patience;

/**
 * Debian's Chromium, where it is there the shell without windows, at a server; it is started once for all journeys of a process and ends
 * with the process.
 */
final class Browser {

    private static com.microsoft.playwright.Browser chromium;

    private final URI server;

    Browser(URI server) {
        this.server = server;
    }

    /** A fresh window without cookies; not logged in. */
    BrowserSession open() {
        return new BrowserSession(running(), server, false);
    }

    /** The same on a phone, which has no mouse: what is under a finger is tapped. */
    BrowserSession loginOnPhone(String login) {
        BrowserSession session = new BrowserSession(running(), server, true);
        session.login(login);
        return session;
    }

    /** A fresh window in which the person is logged in. */
    BrowserSession login(String login) {
        BrowserSession session = open();
        session.login(login);
        return session;
    }

    /** One that crashed under a journey is not there for the next. */
    private static synchronized com.microsoft.playwright.Browser running() {
        if (chromium == null || !chromium.isConnected()) {
            chromium = start();
        }
        return chromium;
    }

    private static com.microsoft.playwright.Browser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Patience.PATIENCE.toMillis());
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> options = new ArrayList<>(List.of(
                "--no-first-run",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--font-render-hinting=none"));
        if ("root".equals(System.getProperty("user.name"))) {
            options.add("--no-sandbox");
        }
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setHeadless(true)
                        .setArgs(options));
    }

    private static Path executable() {
        return Stream.of(
                        System.getenv("HONGXIAN_TEST_CHROMIUM"),
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the journeys need Debian's chromium-headless-shell, or what HONGXIAN_TEST_CHROMIUM names"));
    }
}
