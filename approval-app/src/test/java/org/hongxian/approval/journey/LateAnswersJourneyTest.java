package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hongxian.approval.journey.CaseDriver.Completions;
import org.hongxian.gis.testkit.Patience;
import org.junit.jupiter.api.Test;

/** Answers that come late change nothing a person has gone on from: each is held back here until that has happened. */
class LateAnswersJourneyTest extends JourneyInBrowser {

    private static final String OFFICER = "qinghe-officer";

    private final DrawingGround ground = DrawingGround.choose();

    @Test
    void theTabChosenLastIsShownWhicheverAnswersFirst() {
        CaseDriver driver = caseAtSurvey("标签示例");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("late-tab", () -> {
                Page page = session.page();
                new Desk(session, driver.id()).open("overview");
                var documents = new Held(page, "**/panel/documents");
                page.locator("a[data-tab=documents]").click();
                documents.await();
                page.locator("a[data-tab=plots]").click();
                assertThat(page.locator("#panel #red-line-file")).isAttached();

                documents.letGo();
                assertThat(page.locator("#panel #red-line-file")).isAttached();
                assertThat(page.locator("a[data-tab][aria-current]")).hasAttribute("data-tab", "plots");
            });
        }
    }

    @Test
    void anImportCountsAlthoughItsTabWasLeft() {
        CaseDriver driver = caseAtSurvey("导入示例");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("late-import", () -> {
                Page page = session.page();
                new Desk(session, driver.id()).open("plots");
                page.waitForFunction("() => document.querySelector('redline-map')?.olMap");
                var imported = new Held(page, "**/drawings/LAND_USE/import");
                page.locator("#red-line-file").setInputFiles(ground.site());
                page.locator("form:has(#red-line-file) button[type=submit]").click();
                imported.await();
                page.locator("a[data-tab=overview]").click();
                assertThat(page.locator("#panel #turn-heading")).isVisible();

                imported.letGo();
                page.waitForFunction("() => document.querySelector('.live-area').innerText.includes('160,000.00')");
                assertThat(page.locator("#panel #turn-heading")).isVisible();
                page.locator("a[data-tab=plots]").click();
                assertThat(page.locator("coordinate-table tr[data-place]")).hasCount(4);
            });
        }
    }

    @Test
    void thereIsOneMapHoweverManyVersionsComeWhileItBegins() {
        CaseDriver driver = caseAtSurvey("底图示例");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("late-map", () -> {
                Page page = session.page();
                var layers = new Held(page, "**/api/v1/layers*");
                var desk = new Desk(session, driver.id());
                desk.importRedLine(ground.site());
                desk.awaitPlots(1);
                layers.letGo();

                page.waitForFunction("() => document.querySelector('redline-map')?.olMap");
                session.settle();
                assertThat(page.locator(".map-view > .ol-viewport")).hasCount(1);
                assertThat(page.locator(".snap-menu")).hasCount(1);
            });
        }
    }

    @Test
    void whatIsTypedAndChosenWhileASaveRunsStays() {
        CaseDriver driver = caseAtSurvey("录入示例");
        double[][] corners = {{0, 100}, {200, 100}, {200, 0}, {0, 0}};
        driver.as(OFFICER).put(driver.path("/drawings/land-use"), ground.drawn(0, "地块1", corners));
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("late-save", () -> {
                Page page = session.page();
                var desk = new Desk(session, driver.id());
                desk.open("plots");
                page.waitForFunction("() => document.querySelector('redline-map')?.olMap");
                Locator name = page.locator("coordinate-table input[data-field=name]");
                name.first().fill("界1");
                name.first().press("Tab");
                var saved = new Held(page, "**/drawings/LAND_USE", "PUT");
                var panel = new Held(page, "**/panel/plots");
                page.locator(".map-tools button:text-is('保存')").click();
                saved.await();
                name.nth(2).focus();
                page.keyboard().press("ControlOrMeta+a");
                page.keyboard().type("界桩");

                saved.letGo();
                desk.awaitSaved();
                page.locator("#red-line-file").setInputFiles(ground.site());
                panel.letGo();
                assertThat(page.locator("#red-line-file")).hasValue(Pattern.compile(".*site.*\\.txt"));
                assertThat(name.nth(2)).hasValue("界桩");
                assertThat(name.nth(2)).isFocused();
                assertThat(name.first()).hasValue("界1");
                // Left without another key, it is told to the drawing and saved with it.
                page.keyboard().press("Tab");
                page.locator(".map-tools button:text-is('保存')").click();
                Patience.await(() -> names(driver).contains("界桩"));
            });
        }
    }

    private static List<String> names(CaseDriver driver) {
        var names = new ArrayList<String>();
        driver.as(OFFICER)
                .get(driver.path("/drawings/land-use"))
                .at("/plots/0/rings/0/points")
                .forEach(point -> names.add(point.get("name").asString()));
        return names;
    }

    @Test
    void aKeyOfTheToolBeforeSaysNothingOnceAnotherIsInHand() {
        CaseDriver driver = caseAtSurvey("按键示例");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("late-voice", () -> {
                Page page = session.page();
                new Desk(session, driver.id()).open("plots");
                page.waitForFunction("() => document.querySelector('redline-map')?.olMap");
                page.locator(".map-tools button:text-is('画地块')").click();
                page.locator(".map-view").focus();
                // Both before the moment in which the place would be told.
                page.evaluate("""
                        () => {
                          const key = new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true });
                          document.querySelector(".map-view").dispatchEvent(key);
                          document.querySelector(".map-tools button").click();
                        }""");
                page.evaluate("() => new Promise((done) => setTimeout(done, 400))");
                assertThat(page.locator(".map-voice")).isEmpty();
            });
        }
    }

    @Test
    void theProcessIsDrawnOnceHoweverOftenItIsOpened() {
        CaseDriver driver = caseAtSurvey("流程示例");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("late-diagram", () -> {
                Page page = session.page();
                new Desk(session, driver.id()).open("overview");
                var process = new Held(page, "**/diagram.bpmn");
                page.locator("[data-diagram]").click();
                process.await();
                page.keyboard().press("Escape");
                page.locator("[data-diagram]").click();
                process.letGo();
                page.locator("process-diagram [data-element-id=county-survey]")
                        .first()
                        .waitFor();
                assertThat(page.locator("process-diagram .bjs-container")).hasCount(1);
            });
        }
    }

    private CaseDriver caseAtSurvey(String title) {
        CaseDriver driver = CaseDriver.open(server, title, ground.site(), Completions.UNHEARD);
        driver.advanceTo("county-survey");
        return driver;
    }
}
