package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A planner at the desk: layers, places, questions and their answers, by mouse and by keyboard. */
@JourneyTest
@TestInstance(Lifecycle.PER_CLASS)
class PlannerJourneyTest {

    @LocalServerPort
    int port;

    private URI server;
    private Browser browser;

    @BeforeAll
    void openBrowser() {
        server = URI.create("http://localhost:" + port);
        SampleLayers.await(server);
        browser = new Browser(server);
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void layersAreSwitchedFadedAndOrderedAndTheLinkOpensTheSameView() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-layers", () -> {
                Page page = session.page();
                open(page, "/map");
                assertThat(drawnPixels(page)).as("pixels drawn by the map").isGreaterThan(10_000);
                session.photograph("planner-layers");
                session.assertAccessible();

                page.locator("#layer-CJDCQ").check();
                page.locator("[data-row=STBHHX] .grip").first().press("ArrowUp");
                page.locator("[data-row=DLTB] .fold").click();
                page.locator("[data-row=DLTB] input[type=range]").fill("40");
                assertThat(page.url())
                        .contains("layers=")
                        .contains("STBHHX%2CYJJBNTTB")
                        .contains("DLTB%7E40")
                        .doesNotContain("%21CJDCQ");
                assertThat(page.locator("#desk-status").innerText()).contains("生态保护红线");

                open(page, page.url());
                assertThat(page.locator("#layer-CJDCQ").isChecked()).isTrue();
                assertThat(page.locator("[data-row=DLTB] input[type=range]").inputValue())
                        .isEqualTo("40");
                assertThat(page.evaluate("""
                        () => document.querySelector('planner-map').olMap.getAllLayers()
                            .find((layer) => layer.get('key') === 'DLTB').getOpacity()""")).isEqualTo(0.4);
            });
        }
    }

    @Test
    void aPlaceIsIdentifiedThroughAllLayersAndOneClassIsShownAlone() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-identify", () -> {
                Page page = session.page();
                open(page, "/map");
                page.locator(".map-view").focus();
                page.keyboard().press("Enter");
                Locator parcel = page.locator(".found-feature[open] dl").first();
                parcel.waitFor();
                assertThat(parcel.innerText()).containsPattern("DLBM\\s+\\d{4}");
                assertThat(page.locator(".found-layer").count()).isEqualTo(6);
                assertThat(page.locator(".found-layer h3").last().innerText())
                        .contains("第 1 版")
                        .contains("2025-12-31");
                session.photograph("planner-identified");
                session.assertAccessible();

                page.locator("[data-row=DLTB] .fold").click();
                page.locator(".class-filter summary").click();
                page.locator(".class-filter button").last().click();
                assertThat(page.url()).contains("hidden=0101");
                page.locator(".class-filter input[value='0101']").check();
                assertThat(page.url()).doesNotContain("hidden=0101");
                session.photograph("planner-one-class");
            });
        }
    }

    private static void open(Page page, String address) {
        page.navigate(address);
        page.waitForFunction("() => document.querySelector('planner-map')?.olMap");
        page.waitForTimeout(2_000);
    }

    /** Pixels of the map's canvases that are not transparent. */
    private static int drawnPixels(Page page) {
        return ((Number) page.evaluate("""
                () => [...document.querySelectorAll('planner-map canvas')].reduce((sum, canvas) => {
                  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                  let drawn = 0;
                  for (let i = 3; i < data.length; i += 4) { if (data[i] > 0) { drawn++; } }
                  return sum + drawn;
                }, 0)""")).intValue();
    }
}
