package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.hongxian.approval.journey.CaseDriver.Completions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** An officer draws: by mouse, by keyboard alone, and without losing anything. */
class DrawingJourneyTest extends JourneyInBrowser {

    private static final String OFFICER = "qinghe-officer";
    private static final String LAND_USE = "/drawings/land-use";

    private DrawingGround ground;
    private double east;
    private double north;

    @BeforeAll
    void choosePlace() {
        ground = DrawingGround.choose();
        east = ground.east();
        north = ground.north();
    }

    @Test
    void aPlotIsDividedJoinedAndTracedByMouseAndEveryStepIsUndone() {
        CaseDriver driver = caseWithPlot("鼠标绘图示例");
        List<Coordinate> parcel = ground.parcelNearby(driver);
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("drawing-mouse", () -> {
                var desk = new Desk(session, driver.id());
                Page page = openDrawing(desk);
                desk.lookAt(east + 100, north + 50, 0.6);

                tool(page, "切分");
                drawLine(desk, new Coordinate(east + 80, north - 20), new Coordinate(east + 80, north + 120));
                desk.awaitPlots(2);
                assertThat(page.locator("#toasts"))
                        .containsText(
                                Pattern.compile("已改成 2 个地块.*20,000.00 m² → 20,000.00 m².*新增界址点 2 个", Pattern.DOTALL));
                photograph(session, "drawing-split");

                tool(page, "合并");
                photograph(session, "drawing-merge");
                session.assertAccessible();
                page.locator("plot-edit-panel button.primary").click();
                desk.awaitPlots(1);
                page.locator(".map-tools button").nth(4).click();
                desk.awaitPlots(2);
                page.locator(".map-tools button").nth(4).click();
                desk.awaitPlots(1);
                assertThat(page.locator(".map-tools button").nth(4)).isDisabled();

                AtomicInteger refused = refuseAllLayersBut("DLTB", page);
                trace(desk, parcel);
                assertThat(refused).as("layers that could not be snapped to").hasPositiveValue();
                photograph(session, "drawing-traced");
                desk.saveDrawing();
            });
        }
        JsonNode plots = drawing(driver).get("plots");
        assertThat(plots.size()).isEqualTo(2);
        assertThat(places(plots.get(1))).containsAll(parcel.subList(0, 3));
    }

    /** Answers as the server does for a layer on another datum; what else is snapped to goes on. */
    private static AtomicInteger refuseAllLayersBut(String layer, Page page) {
        var refused = new AtomicInteger();
        page.route(
                address -> address.contains("/features?bbox=") && !address.contains("/layers/" + layer + "/"),
                route -> {
                    refused.incrementAndGet();
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(422)
                            .setContentType("application/problem+json")
                            .setBody("{\"status\": 422, \"detail\": \"不是同一基准\"}"));
                });
        return refused;
    }

    /** With tracing on, two vertices of the parcel apart: the one between comes along, all with every digit of the layer. */
    private static void trace(Desk desk, List<Coordinate> parcel) {
        Page page = desk.page();
        desk.lookAt(
                parcel.get(1).x, parcel.get(1).y, Math.max(0.02, parcel.get(0).distance(parcel.get(2)) / 300));
        page.locator(".snap-menu summary").click();
        page.locator("#snap-trace").check();
        page.locator(".snap-menu summary").click();
        tool(page, "画地块");
        double[] first = desk.pixel(parcel.get(0));
        double[] third = desk.pixel(parcel.get(2));
        awaitSnapping(page, first[0] + 4, first[1] + 3);
        page.mouse().click(first[0] + 4, first[1] + 3);
        page.mouse().move(third[0] + 4, third[1] - 3);
        page.mouse().click(third[0] + 4, third[1] - 3);
        double[] free = {(first[0] + third[0]) / 2 + 70, (first[1] + third[1]) / 2 + 90};
        page.mouse().move(free[0], free[1]);
        page.mouse().dblclick(free[0], free[1]);
        desk.awaitPlots(2);
    }

    @Test
    void aRoadIsMadeOfItsCentreLineASideIsMovedAndLandCutOut() {
        CaseDriver driver = caseWithPlot("道路与平移示例");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("drawing-edits", () -> {
                var desk = new Desk(session, driver.id());
                Page page = openDrawing(desk);
                desk.lookAt(east + 100, north + 50, 0.6);

                tool(page, "扣除");
                page.locator("#edit-keep").check();
                drawLine(
                        desk,
                        new Coordinate(east + 60, north + 30),
                        new Coordinate(east + 120, north + 30),
                        new Coordinate(east + 120, north + 70));
                desk.awaitPlots(2);
                page.locator(".map-tools button").nth(4).click();
                desk.awaitPlots(1);

                tool(page, "平移边");
                page.locator("#edit-what").selectOption("0,0,1");
                page.locator("#edit-metres").fill("10.5");
                photograph(session, "drawing-offset");
                page.locator("plot-edit-panel button.primary").click();
                assertThat(page.locator("#toasts")).containsText("21,050.00");

                tool(page, "道路");
                page.locator("#edit-metres").fill("12");
                desk.lookAt(east + 75, north - 60, 0.6);
                drawLine(desk, new Coordinate(east, north - 60), new Coordinate(east + 150, north - 60));
                desk.awaitPlots(2);
                photograph(session, "drawing-corridor");
                desk.saveDrawing();
            });
        }
        JsonNode areas = drawing(driver).get("areas");
        assertThat(areas.get(0).get("planarSquareMetres").asDouble()).isCloseTo(200 * 100 + 100 * 10.5, within(0.01));
        // Drawn with the pointer: the line is as long as pixels allow.
        assertThat(areas.get(1).get("planarSquareMetres").asDouble()).isCloseTo(150 * 12, within(25.0));
    }

    @Test
    void aPlotIsDrawnMovedAndSavedByKeyboardAloneAndEverythingIsTold() {
        CaseDriver driver = caseWithPlot("键盘绘图示例");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("drawing-keyboard", () -> {
                var desk = new Desk(session, driver.id());
                Page page = openDrawing(desk);
                desk.lookAt(east + 50, north - 100, 0.6);
                takeToolFromTheTopOfThePage(page);
                keys(page, "s");
                assertSaid(page, "吸附已关");

                keys(page, "]", "Enter", "Shift+ArrowRight");
                assertSaid(page, "距上一点 100.00 m，方位角 90°00′00″");
                keys(page, "Enter", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Enter");
                assertSaid(page, "第 3 点", "距上一点 50.00 m", "面积 2,500.00 m²");
                keys(page, "Shift+ArrowLeft", "Enter", "Backspace");
                assertSaid(page, "去掉了第 4 点，还有 3 点");
                keys(page, "Shift+ArrowLeft", "Enter");
                photograph(session, "drawing-keyboard");
                session.assertAccessible();
                page.locator(".map-view").focus();
                keys(page, "c");
                desk.awaitPlots(2);
                assertSaid(page, "画完，共 4 点", "面积 5,000.00 m²");

                press(page, page.locator(".map-tools button").nth(1));
                page.locator(".map-view").focus();
                // The last point of all, the south-west corner of the new plot: 10 m to the west.
                keys(page, "p", "Enter");
                assertSaid(page, "拿起");
                for (int i = 0; i < 10; i++) {
                    keys(page, "ArrowLeft");
                }
                assertSaid(page, "离原处 10.000 m，方位角 270°00′00″");
                keys(page, "Enter");
                assertSaid(page, "移动了 10.000 m，方位角 270°00′00″");
                keys(page, "Control+z");
                assertSaid(page, "已撤销");
                keys(page, "Control+y", "?");
                page.locator("dialog.key-help[open]").waitFor();
                session.photograph("drawing-keys");
                session.assertAccessible();
                page.keyboard().press("Escape");
                page.onceDialog(dialog -> dialog.accept());
                press(page, page.locator(".map-tools button.primary").first());
                desk.awaitSaved();
            });
        }
        // 100 m by 50 m and a triangle of 10 m by 50 m.
        assertThat(drawing(driver).get("areas").get(1).get("planarSquareMetres").asDouble())
                .isCloseTo(5_250, within(0.01));
    }

    /** Skip link, first row of tools, plot tool, second row, snapping, map: however many points the table has. */
    private static void takeToolFromTheTopOfThePage(Page page) {
        keys(page, "Tab", "Tab");
        assertThat(page.locator(":focus")).hasText("跳到图形与绘图工具");
        keys(page, "Enter", "Tab", "ArrowRight", "ArrowRight");
        assertThat(page.locator(":focus")).hasText("画地块");
        keys(page, "Enter", "Tab", "Tab", "Tab");
        assertThat(page.locator(".map-view")).isFocused();
    }

    @Test
    void theFirstDrawingHasItsTableBeforeItIsSavedAndTheTableIsOneTabStop() {
        CaseDriver driver = CaseDriver.open(server, "首次绘图示例", ground.site(), Completions.UNHEARD);
        driver.advanceTo("county-survey");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("drawing-first", () -> {
                var desk = new Desk(session, driver.id());
                desk.open("plots");
                Page page = desk.page();
                page.waitForFunction("() => document.querySelector('redline-map')?.olMap");
                desk.lookAt(east + 100, north + 50, 0.6);
                tool(page, "画地块");
                drawLine(
                        desk,
                        new Coordinate(east, north),
                        new Coordinate(east + 100, north),
                        new Coordinate(east + 100, north + 60),
                        new Coordinate(east, north + 60));
                desk.awaitPlots(1);
                page.locator("coordinate-table th.point-number:has-text('J4')").waitFor();
                assertThat(page.locator("coordinate-table th.point-number"))
                        .hasText(new String[] {"J1", "J2", "J3", "J4"});
                assertThat(page.locator("[data-no-drawing]")).isHidden();
                assertThat(page.locator("coordinate-table [tabindex='0']")).hasCount(1);
                photograph(session, "drawing-first");
                session.assertAccessible();

                page.locator("coordinate-table [tabindex='0']").focus();
                keys(page, "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Enter");
                page.locator("coordinate-table th.point-number:has-text('J3')").waitFor();
                assertSaid(page, "已删除 J2", "可撤销");
                assertThat(page.locator("coordinate-table input[data-field=northing]:focus"))
                        .hasCount(1);
                page.locator(".map-tools button").nth(4).click();
                page.locator("coordinate-table th.point-number:has-text('J4')").waitFor();
                desk.saveDrawing();
            });
        }
        assertThat(drawing(driver)
                        .get("plots")
                        .get(0)
                        .get("rings")
                        .get(0)
                        .get("points")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void bearingsMakeAPlotAndWhatIsNotSavedComesBackAndConflictsAreAsked() {
        CaseDriver driver = caseWithPlot("草稿示例");
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("drawing-bearing", () -> {
                var desk = new Desk(session, driver.id());
                Page page = openDrawing(desk);
                press(page, page.locator(".edit-tools button:has-text('方位角')"));
                page.locator("#bearing-north").fill(String.format(Locale.ROOT, "%.3f", north - 200));
                page.locator("#bearing-east").fill(String.format(Locale.ROOT, "%.3f", east));
                page.locator("#bearing-legs").fill("90.0000 100\n180 0 0, 50\n270 100\n0 100");
                assertThat(page.locator(".bearing-said")).containsText("第 1 行");
                assertThat(page.locator(".bearing-said")).containsText("度.分秒");
                page.locator("#bearing-notation").selectOption("compact");
                assertThat(page.locator(".bearing-said")).containsText("闭合差 50.000 m");
                assertThat(page.locator(".bearing-said")).containsText("超过限差 1/2,000");
                assertThat(page.locator(".bearing-said")).containsText("GB 50026-2020");
                assertThat(page.locator(".bearing-form button.primary")).hasCount(0);
                assertThat(page.locator(".bearing-form .buttons button:enabled"))
                        .hasCount(0);
                photograph(session, "drawing-bearing-beyond");
                page.locator("#bearing-confirm").check();
                assertThat(page.locator(".bearing-form .buttons button:enabled"))
                        .hasCount(2);

                page.locator("#bearing-legs").fill("90°00′00″ 100\n180 0 0, 50\n270 100\n0 50.02");
                assertThat(page.locator(".bearing-said")).containsText("闭合差 0.020 m");
                assertThat(page.locator(".bearing-said")).containsText("相对闭合差 1/15,001");
                assertThat(page.locator(".bearing-said")).containsText("5,000");
                photograph(session, "drawing-bearing");
                session.assertAccessible();
                page.locator(".bearing-form button.primary").click();
                desk.awaitPlots(2);
                page.locator(".draft-mark:has-text('草稿已存')").waitFor();
            });
        }
        // Another window, as after a crash: nothing of the browser is left, and the draft comes from the server.
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("drawing-draft", () -> {
                var desk = new Desk(session, driver.id());
                desk.page().clock().install();
                Page page = openDrawing(desk);
                desk.awaitPlots(2);
                assertThat(page.locator(".desk-note")).containsText("已恢复您");
                photograph(session, "drawing-draft");

                // Somebody else saves meanwhile.
                put(driver, 1, 300);
                page.onceDialog(dialog -> dialog.accept());
                page.locator(".map-tools button.primary").first().click();
                page.locator(".desk-note:has-text('第 2 版已经保存')").waitFor();
                photograph(session, "drawing-conflict");
                session.assertAccessible();
                // The choice stays while the server goes on telling who else is there.
                page.waitForResponse("**/presence?**", () -> page.clock().fastForward(31_000));
                session.settle();
                page.locator(".desk-note button:has-text('以我的为准')").click();
                desk.saveDrawing();
            });
        }
        assertThat(drawing(driver).get("number").asInt()).isEqualTo(3);
        assertThat(drawing(driver).get("plots").size()).isEqualTo(2);
    }

    @Test
    void landOutsideTheSiteIsShownWithPlaceAndAreaAndTolerance() {
        CaseDriver driver = caseWithPlot("超出示例");
        // The site is 400 m wide from 100 m west of the plot: 500 m reach 200 m beyond it.
        put(driver, 1, 500);
        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("drawing-deviation", () -> {
                Page page = openDrawing(new Desk(session, driver.id()));
                page.locator(".deviation-note:not([hidden])").waitFor();
                assertThat(page.locator(".deviation-note")).containsText("选址范围");
                assertThat(page.locator(".deviation-note")).containsText("20,000.00 m²");
                photograph(session, "drawing-deviation");
                session.assertAccessible();
            });
        }
    }

    /** A case at the survey; its site is 400 m by 400 m, its land-use drawing one plot of 200 m by 100 m. */
    private CaseDriver caseWithPlot(String title) {
        CaseDriver driver = CaseDriver.open(server, title, ground.site(), Completions.UNHEARD);
        ground.handInSite(driver);
        driver.advanceTo("county-survey");
        put(driver, 0, 200);
        return driver;
    }

    /** Saves a plot of that width as the next version. */
    private void put(CaseDriver driver, int base, double width) {
        double[][] corners = {{0, 100}, {width, 100}, {width, 0}, {0, 0}};
        driver.as(OFFICER).put(driver.path(LAND_USE), ground.drawn(base, "地块1", corners));
    }

    private static JsonNode drawing(CaseDriver driver) {
        return driver.as(OFFICER).get(driver.path(LAND_USE));
    }

    private static List<Coordinate> places(JsonNode plot) {
        var places = new ArrayList<Coordinate>();
        plot.get("rings").forEach(ring -> ring.get("points")
                .forEach(point -> places.add(new Coordinate(
                        point.get("easting").asDouble(), point.get("northing").asDouble()))));
        return places;
    }

    private static Page openDrawing(Desk desk) {
        desk.open("plots");
        Page page = desk.page();
        page.waitForFunction("() => document.querySelector('redline-map')?.olMap");
        page.locator("coordinate-table input[data-field=name]").first().waitFor();
        desk.session().settle();
        return page;
    }

    /** The map on a desk, and on a phone, where it is the other side. */
    private static void photograph(BrowserSession session, String name) {
        Page page = session.page();
        session.settle();
        session.picture(name + "-desk");
        page.setViewportSize(390, 844);
        page.locator("button[data-side=map]").click();
        session.settle();
        session.picture(name + "-phone");
        page.setViewportSize(1440, 900);
        session.settle();
    }

    private static void tool(Page page, String name) {
        page.locator("redline-map .map-tools button:has-text('" + name + "')")
                .first()
                .click();
    }

    /** Moves there until it is marked what the pointer is held to: what is on the screen has been read then. */
    private static void awaitSnapping(Page page, double x, double y) {
        page.waitForCondition(() -> {
            page.mouse().move(x + 1, y);
            page.mouse().move(x, y);
            return (Boolean) page.evaluate("""
                    () => document.querySelector("redline-map").olMap.getAllLayers()
                        .some((layer) => layer.getSource()?.getFeatures?.().some((feature) => feature.get("snap")))""");
        });
    }

    private static void drawLine(Desk desk, Coordinate... places) {
        Page page = desk.page();
        for (int i = 0; i < places.length; i++) {
            double[] at = desk.pixel(places[i]);
            page.mouse().move(at[0], at[1]);
            if (i == places.length - 1) {
                page.mouse().dblclick(at[0], at[1]);
            } else {
                page.mouse().click(at[0], at[1]);
                page.waitForTimeout(350);
            }
        }
    }

    private static void press(Page page, Locator button) {
        button.focus();
        page.keyboard().press("Enter");
    }

    private static void keys(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void assertSaid(Page page, String... words) {
        for (String each : words) {
            assertThat(page.locator(".map-voice")).containsText(each);
        }
    }
}
