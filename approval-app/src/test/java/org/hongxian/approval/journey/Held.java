package org.hongxian.approval.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** Requests of a page that reach the server only when they are let go, so that what comes late comes as late as a test wants it. */
final class Held {

    private final Page page;
    private final List<Route> waiting = new ArrayList<>();
    private boolean free;

    /** @param address of the requests, as a glob */
    Held(Page page, String address) {
        this(page, address, "");
    }

    /** @param method only of requests of that kind; "" for all */
    Held(Page page, String address, String method) {
        this.page = page;
        page.route(address, route -> {
            if (free || !method.isEmpty() && !route.request().method().equals(method)) {
                route.resume();
            } else {
                waiting.add(route);
            }
        });
    }

    /** Waits until the page has asked. */
    void await() {
        page.waitForCondition(() -> !waiting.isEmpty());
    }

    /** Waits until the page has asked, and then until it has dealt with the answers. */
    void letGo() {
        await();
        free = true;
        for (Route route : waiting) {
            page.waitForRequestFinished(
                    new Page.WaitForRequestFinishedOptions().setPredicate(route.request()::equals), route::resume);
        }
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
    }
}
