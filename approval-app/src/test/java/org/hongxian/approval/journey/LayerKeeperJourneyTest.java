package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.approval.journey.Sayings.assertAddressHas;
import static org.hongxian.approval.journey.Sayings.assertSays;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * The life of a layer in the browser, in English: a delivery with names of its own, what is wrong with it, the next year's, what became
 * of what, on the keepers' page and at the planner's desk, and its withdrawal.
 */
class LayerKeeperJourneyTest extends JourneyInBrowser {

    private static final String LAYER = "CONTRACTED_SURVEY";

    @Test
    void aSurveyIsMappedJudgedFollowedByTheNextComparedAndWithdrawn() {
        try (BrowserSession session = browser.login("admin")) {
            session.perform("layer-keeper", () -> {
                Page page = session.page();
                page.navigate("/layers?lang=en");
                page.locator("#layer-key").selectOption("+");
                page.locator("#layer-new").fill(LAYER);
                page.locator("#layer-title").fill("Contracted survey");
                send(page, "2024-12-31", DeliveredSurvey.first());

                map(page, "编号", "TBBH");
                map(page, "现状", "DLBM");
                map(page, "面积", "TBMJ");
                session.photographUsable("layer-mapping");
                page.locator("form.stack button.primary").press("Enter");
                decide(page, session, LayerKeeperJourneyTest::lookAtPlace);

                page.navigate("/layers/register/" + LAYER);
                page.locator("tbody a", new Page.LocatorOptions().setHasText("Quality"))
                        .first()
                        .click();
                page.locator(".table-frame").first().waitFor();
                assertSays(page.locator("#main"), "Overlapping parcels", "10,000 m²", "9999");
                session.photographUsable("layer-quality");
                page.locator("td a[href^='/map?layers=" + LAYER + "']").first().click();
                page.locator(".go-to-answer:not(:empty)").waitFor();
                assertAddressHas(page, "layers=" + LAYER, "at=39");

                page.navigate("/layers");
                page.locator("#layer-key").selectOption(LAYER);
                send(page, "2025-12-31", DeliveredSurvey.second());
                // Remembered from the delivery before.
                assertThat(page.locator("input[name='field.现状']")).hasValue("DLBM");
                page.locator("form.stack button.primary").press("Enter");
                decide(page, session, (there, as) -> {});

                page.navigate("/layers/register/" + LAYER);
                session.photographUsable("layer-register");
                page.locator("form[action='/layers/comparisons'] button").press("Enter");
                Locator built = page.locator("tbody tr", new Page.LocatorOptions().setHasText("0101"))
                        .filter(new Locator.FilterOptions().setHasText("0702"));
                built.first().waitFor();
                assertSays(built.first(), "3.0000");
                session.photographUsable("layer-comparison");
            });
        }
        atTheDesk();
        withdraw();
    }

    private void atTheDesk() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-compare", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?tab=compare&ask=" + LAYER + "&view=39536500,3448100,1");
                page.locator("#layer-" + LAYER).check();
                page.locator(".compare-versions button").first().press("Enter");
                Locator divider = page.locator(".swipe-divider");
                divider.focus();
                desk.press(List.of("PageUp", "PageUp", "ArrowRight"));
                assertThat(divider).hasAttribute("aria-valuenow", "72");
                assertThat(page.locator(".swipe-label"))
                        .hasText(new String[] {"第 1 版 · 2024-12-31", "第 2 版 · 2025-12-31"});

                page.locator(".compare-versions button.primary").press("Enter");
                Locator change = page.locator(".compare-answer table tbody tr").first();
                change.waitFor();
                assertSays(change, "0101", "0702", "3.0000");
                Download table = page.waitForDownload(page.locator(".compare-answer a[href$='/classes.csv']")::click);
                assertThat(table.suggestedFilename()).isEqualTo(LAYER + "-1-2-classes.csv");
                // Both tables, each as XLSX and CSV.
                assertThat(page.locator(".compare-answer a[download]")).hasCount(4);
                desk.awaitDrawn();
                session.photograph("planner-compare");
                session.assertAccessible();
                desk.openOnPhone(session, "planner-compare-answer");
            });
        }
    }

    private void withdraw() {
        try (BrowserSession session = browser.login("admin")) {
            session.perform("layer-withdrawn", () -> {
                Page page = session.page();
                page.navigate("/layers/register/" + LAYER + "?lang=en");
                page.locator("#withdraw-reason").fill("The contractor delivers anew");
                page.locator("form[action$='/withdraw'] button.danger").press("Enter");
                page.locator(".notice.warn").first().waitFor();
                assertSays(page.locator("tbody"), "withdrawn");
                session.photographUsable("layer-withdrawn");

                new PlannerDesk(page).open("/map?lang=zh");
                assertThat(page.locator("#layer-" + LAYER)).hasCount(0);
            });
        }
    }

    /** The version nobody has decided on yet is seen on the map with the place of its defect, and said to wait. */
    private static void lookAtPlace(Page page, BrowserSession session) {
        page.locator(".waiting-version[open] a[href$='/quality']").click();
        page.locator("td a[href*='version=" + LAYER + "']").first().click();
        assertSays(page.locator(".map-notice"), "waits for a decision", "still ask the current version");
        assertThat(page.locator("#shown-version")).isChecked();
        new PlannerDesk(page).awaitDrawn();
        // Features of the waiting version are on the map.
        page.waitForFunction("""
                () => document.querySelector('planner-map').olMap.getAllLayers()
                    .some((layer) => layer.get('about')?.tiles.includes('/%s/')
                        && layer.getFeaturesInExtent(layer.getMapInternal().getView().calculateExtent()).length > 0)""".formatted(LAYER));
        session.photographUsable("layer-waiting-on-map");
        page.navigate("/layers");
    }

    private static void send(Page page, String dataDate, Path file) {
        page.locator("#layer-date").fill(dataDate);
        page.locator("#layer-file").setInputFiles(file);
        page.locator("form[action='/layers/import'] button.primary").press("Enter");
        page.locator("#survey-names").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static void map(Page page, String field, String name) {
        page.locator("input[name='field." + field + "']").fill(name);
    }

    /**
     * Waits for the end of the import; where there are doubts, somebody says why it counts all the same.
     *
     * @param before what is done before that
     */
    private static void decide(Page page, BrowserSession session, BiConsumer<Page, BrowserSession> before) {
        page.locator("#jobs article")
                .first()
                .locator(".badge.good, .badge.warn")
                .first()
                .waitFor();
        session.photograph("layer-import");
        page.navigate("/layers");
        Locator reason = page.locator("input[name=reason]");
        if (reason.count() > 0) {
            session.photographUsable("layer-doubts");
            before.accept(page, session);
            reason.first().fill("Checked against the contract");
            page.locator("form[action$='/current'] button.primary").first().press("Enter");
            page.waitForFunction("() => !document.querySelector('input[name=reason]')");
        }
    }
}
