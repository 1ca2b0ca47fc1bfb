package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.hongxian.approval.testkit.TestProcess;

/** The planner's desk in a browser, handled without waiting longer than the page needs. */
final class PlannerDesk {

    private final Page page;

    PlannerDesk(Page page) {
        this.page = page;
    }

    /** Opens a view and waits until its map is drawn. */
    void open(String address) {
        page.navigate(address);
        page.waitForFunction("() => document.querySelector('planner-map')?.olMap");
        awaitDrawn();
    }

    /** Waits until the map stands still and shows all it is going to show; the event itself would bring the whole map along. */
    void awaitDrawn() {
        page.evaluate("""
                () => new Promise((done) => {
                  const map = document.querySelector('planner-map').olMap;
                  map.once('rendercomplete', () => done());
                  map.render();
                })""");
    }

    /** On a phone the panel is opened below the map, which stays in sight: nobody is kept from either. */
    void openOnPhone(BrowserSession session, String picture) {
        session.onPhone(() -> {
            page.locator(".side-toggle").last().click();
            session.settle();
            assertThat(page.locator("planner-map").boundingBox().height).isGreaterThan(200);
            assertThat(page.locator("#desk-result").boundingBox().y)
                    .isGreaterThan(page.locator(".map-view").boundingBox().y + 150);
            session.picture(picture + "-phone");
            session.assertAccessible();
        });
    }

    /** Keys one after the other; an arrow is over when the map has come to rest. */
    void press(List<String> keys) {
        for (String key : keys) {
            page.keyboard().press(key);
            page.waitForFunction("() => !document.querySelector('planner-map').olMap.getView().getAnimating()");
        }
    }

    /** Draws a triangle of 256 m by 256 m north-east of the middle of the map, which shows two metres a pixel, by keys alone. */
    void drawTriangle() {
        page.locator(".area-choice select").first().selectOption("draw");
        page.locator(".area-way .buttons button").first().press("Enter");
        press(List.of("Enter", "ArrowRight", "Enter", "ArrowUp", "Enter", "f"));
        page.waitForFunction("() => document.querySelector('.area-choice').innerText.includes('3.2768')");
    }

    /** Presses the button that makes a file, waits for the link to it and follows it. */
    Path fileOf(Locator button) {
        Locator panel = page.locator("[role=tabpanel]:not([hidden])");
        Locator link = panel.locator(".job-view a[download]");
        if (link.count() > 0) {
            String before = link.getAttribute("href");
            button.click();
            page.waitForFunction(
                    "(before) => ![null, before].includes(document.querySelector('[role=tabpanel]:not([hidden]) .job-view a')?.getAttribute('href') ?? null)",
                    before);
        } else {
            button.click();
            link.waitFor();
        }
        Download file = page.waitForDownload(link::click);
        Path kept =
                Path.of("target", "journey-downloads-" + TestProcess.number()).resolve(file.suggestedFilename());
        file.saveAs(kept);
        return kept;
    }

    /** Numbers of a column of a table, by the words of another. */
    List<String> column(String table, int at) {
        return page.locator(table + " tbody tr").all().stream()
                .map(row -> row.locator("th, td").nth(at).innerText())
                .toList();
    }
}
