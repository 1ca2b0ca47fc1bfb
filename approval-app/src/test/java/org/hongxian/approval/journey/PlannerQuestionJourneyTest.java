package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.approval.journey.Sayings.assertSays;
import static org.hongxian.approval.journey.Sayings.assertSaysNothingOf;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A planner who changes the question: what the desk says is always about what was chosen last, and says what it is about. */
class PlannerQuestionJourneyTest extends JourneyInBrowser {

    /** Holds back the answer to the first file until {@code letGo} is called, however that request was meant to end. */
    private static final String HOLD_FIRST_FILE = """
            () => {
                const real = window.fetch;
                const gate = new Promise((open) => (window.letGo = open));
                let files = 0;
                window.fetch = async (url, options) => {
                    if (String(url).endsWith('/desk/areas') && ++files === 1) {
                        const answer = await real(url, { ...options, signal: undefined });
                        await gate;
                        setTimeout(() => (window.delivered = true), 100);
                        return answer;
                    }
                    return real(url, options);
                };
            }""";

    private static FilePayload square(String name, int zone, int easting, int northing, int metres) {
        String ring = "[%1$d, %2$d], [%3$d, %2$d], [%3$d, %4$d], [%1$d, %4$d], [%1$d, %2$d]"
                .formatted(easting, northing, easting + metres, northing + metres);
        String content =
                "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::%d\"}}, \"features\": [{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[%s]]}}]}"
                        .formatted(4488 + zone, ring);
        return new FilePayload(name, "application/geo+json", content.getBytes(StandardCharsets.UTF_8));
    }

    private static final FilePayload FIRST = square("first.geojson", 39, 39536000, 3448000, 300);
    private static final FilePayload SECOND = square("second.geojson", 39, 39536500, 3448500, 100);
    private static final FilePayload AWAY = square("away.geojson", 35, 35480000, 3450000, 100);

    private static void awaitSaid(Page page, String words) {
        page.waitForFunction("(words) => document.querySelector('.area-said').innerText.includes(words)", words);
    }

    @Test
    void theFileChosenLastIsTheAreaWhicheverWasReadFirst() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-last-file", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?tab=statistics");
                page.evaluate(HOLD_FIRST_FILE);
                page.locator(".area-choice select").first().selectOption("upload");
                Locator file = page.locator(".area-way input[type=file]");
                file.setInputFiles(FIRST);
                page.locator(".statistics button.primary").click();
                // While a file is read there is no area.
                assertSays(page.locator(".statistics > p.quiet"), "请先给出范围");
                file.setInputFiles(SECOND);
                awaitSaid(page, "second.geojson · 平面面积 1.0000 公顷（中央经线 117°）");
                page.evaluate("() => window.letGo()");
                page.waitForFunction("() => window.delivered");

                assertSays(page.locator(".area-said"), "second.geojson");
                page.locator(".statistics button.primary").click();
                page.locator(".statistics-answer tfoot").waitFor();
                assertSays(page.locator(".statistics-answer"), "范围的椭球面积 1.0000 公顷");
                assertSays(page.locator(".selection > summary"), "second.geojson");
                session.photograph("planner-area-of-file");
                session.assertAccessible();
            });
        }
    }

    @Test
    void anAreaElsewhereHasItsOwnSizeAndIsSaidToBeOutsideTheData() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-area-elsewhere", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?tab=statistics");
                String before = page.url();
                page.locator(".area-choice select").first().selectOption("upload");
                page.locator(".area-way input[type=file]").setInputFiles(AWAY);
                awaitSaid(page, "away.geojson · 平面面积 1.0000 公顷（中央经线 105°），椭球面积 1.0000 公顷 · 在地图数据的范围之外");
                page.waitForFunction(
                        "(before) => location.href !== before && location.search.includes('view=')", before);
                page.locator(".statistics button.primary").click();
                page.waitForFunction("() => document.querySelector('.statistics').innerText.includes('没有调查过，不等于没有')");
                assertSays(page.locator(".statistics"), "范围的椭球面积 1.0000 公顷", "1.0000 公顷没有图斑覆盖");
                assertSaysNothingOf(page.locator(".statistics"), "没有符合条件");
                session.photograph("planner-area-elsewhere");

                page.locator("#tab-query").click();
                page.locator(".query button.primary").click();
                page.waitForFunction("() => document.querySelector('.query').innerText.includes('没有调查过，不等于没有')");
                assertSaysNothingOf(page.locator(".query"), "没有符合条件");
            });
        }
    }

    @Test
    void theStripAroundAnAreaIsSaidRefusedWhereItIsNoneAndNotKeptForAnother() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-strip", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?tab=query");
                page.locator(".area-choice select").first().selectOption("upload");
                Locator file = page.locator(".area-way input[type=file]");
                Locator metres = page.locator(".area-way input[type=number]");
                file.setInputFiles(SECOND);
                awaitSaid(page, "1.0000 公顷");
                for (String none : new String[] {"-50", "99999999"}) {
                    metres.fill(none);
                    assertSays(page.locator(".area-way .refusal"), "0 到 10000 米");
                    page.locator(".query button.primary").click();
                    assertSays(page.locator(".query > p.quiet"), "请先给出范围");
                }
                metres.fill("50");
                awaitSaid(page, "second.geojson · 外扩 50 m · 平面面积 3.785");
                assertThat(page.locator(".area-way .refusal")).hasText("");

                file.setInputFiles(FIRST);
                awaitSaid(page, "first.geojson · 平面面积 9.0000 公顷");
                assertThat(metres).hasValue("0");
            });
        }
    }

    @Test
    void anAnswerSaysWhatItHoldsAndThatTheQuestionHasChanged() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-changed-question", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?tab=query&filter=" + "DLBM%20%3D%20%270101%27");
                page.locator(".query button.primary").click();
                page.locator(".found-table tbody tr").first().waitFor();
                String found = page.locator(".query > p.quiet").innerText();
                assertThat(found).containsPattern("共 [0-9,]+ 个，列出 100 个，全部面积合计 [0-9,]+\\.\\d{4} 公顷（平面）");
                page.locator(".selection > summary").click();
                desk.fileOf(page.locator(".exports button").nth(3));
                assertSays(page.locator(".query .job-view"), "导出 XLSX：地类图斑", "DLBM = '0101'");

                page.locator(".filter-builder textarea").fill("DLBM = '9999'");
                assertSays(page.locator(".query .answered"), "问题已经改了", "DLBM = '0101'");
                session.photograph("planner-changed-question");
                session.assertAccessible();
                page.locator(".query button.primary").click();
                page.waitForFunction("() => document.querySelector('.query').innerText.includes('没有符合条件的图斑')");
                assertThat(page.locator(".query .job-view")).hasText("");
                assertThat(page.locator(".query .answered")).hasText("");
            });
        }
    }
}
