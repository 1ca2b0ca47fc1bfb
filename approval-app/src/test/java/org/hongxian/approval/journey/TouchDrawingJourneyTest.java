package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.journey.Sayings.assertSays;
import static org.hongxian.approval.journey.Sayings.assertSaysNothingOf;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.hongxian.approval.journey.CaseDriver.Completions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** An officer draws on a phone by finger, inside the site the applicant handed in, and at a desk with the same buttons. */
class TouchDrawingJourneyTest extends JourneyInBrowser {

    private static final String OFFICER = "qinghe-officer";

    private final DrawingGround ground = DrawingGround.choose();

    @Test
    void aPlotIsDrawnByFingerInTheSiteThatIsShownAndByButtonsAtADesk() {
        CaseDriver driver = CaseDriver.open(server, "手机绘图示例", ground.site(), Completions.UNHEARD);
        ground.handInSite(driver);
        driver.advanceTo("county-survey");
        try (BrowserSession session = browser.loginOnPhone(OFFICER)) {
            session.perform("drawing-touch", () -> {
                var desk = new Desk(session, driver.id());
                desk.open("plots");
                Page page = desk.page();
                page.waitForFunction("() => document.querySelector('redline-map')?.olMap");
                page.locator("button[data-side=map]").tap();
                siteIsInSight(desk);
                session.picture("drawing-touch-site");

                toolsSayThatThereAreMore(page);
                page.locator("summary:has-text('吸附')").tap();
                page.locator("#snap-on").uncheck();
                page.locator("summary:has-text('吸附')").tap();
                drawsByFinger(desk);
                session.assertAccessible();
                page.onceDialog(dialog -> dialog.accept());
                page.locator(".map-tools button:text-is('保存')").tap();
                desk.awaitSaved();
            });
        }
        assertThat(driver.as(OFFICER)
                        .get(driver.path("/drawings/land-use"))
                        .get("areas")
                        .get(0)
                        .get("planarSquareMetres")
                        .asDouble())
                .as("drawn with a finger, to a metre")
                .isCloseTo(10_000, within(300.0));

        try (BrowserSession session = browser.login(OFFICER)) {
            session.perform("drawing-step-buttons", () -> drawsByMouseAndKeyboard(new Desk(session, driver.id())));
        }
    }

    /** Before any button is pressed: the map is at the site, which is named. */
    private void siteIsInSight(Desk desk) {
        Page page = desk.page();
        var site = new Envelope(ground.east() - 100, ground.east() + 300, ground.north() - 200, ground.north() + 200);
        page.waitForCondition(() -> extent(page).contains(site));
        assertThat(extent(page).getWidth()).isLessThan(2_000);
        page.locator(".map-panel summary").first().tap();
        assertSays(page.locator(".origin-legend"), "选址范围（第 1 版）");
        page.locator(".map-panel summary").first().tap();
    }

    private static Envelope extent(Page page) {
        @SuppressWarnings("unchecked")
        var sides = (List<Number>) page.evaluate("() => { const map = document.querySelector('redline-map').olMap;"
                + " return map.getView().calculateExtent(map.getSize()); }");
        return new Envelope(
                sides.get(0).doubleValue(),
                sides.get(2).doubleValue(),
                sides.get(1).doubleValue(),
                sides.get(3).doubleValue());
    }

    private static void toolsSayThatThereAreMore(Page page) {
        Locator row = page.locator(".map-tools").first();
        assertThat(row).hasAttribute("data-more", "end");
        row.locator("button:text-is('满屏')").scrollIntoViewIfNeeded();
        page.waitForFunction("() => document.querySelector('.map-tools').dataset.more === 'start'");
        row.locator("button:text-is('画地块')").scrollIntoViewIfNeeded();
    }

    private void drawsByFinger(Desk desk) {
        Page page = desk.page();
        Locator finish = step(page, "完成");
        Locator back = step(page, "退一点");
        page.locator(".map-tools button:text-is('画地块')").tap();
        assertSays(page.locator(".map-voice"), "点一下定一点");
        assertSaysNothingOf(page.locator(".map-voice"), "方向键");
        assertThat(finish).isDisabled();
        assertThat(back).isDisabled();
        assertThat(finish.boundingBox().height).isGreaterThanOrEqualTo(44);
        desk.lookAt(ground.east() + 50, ground.north(), 1);

        var corner = new Coordinate(ground.east(), ground.north() + 50);
        double[] before = desk.pixel(corner);
        tap(desk, corner);
        assertThat(desk.pixel(corner)).as("the map stays under the finger").containsExactly(before);
        tap(desk, new Coordinate(ground.east() + 100, ground.north() + 50));
        assertThat(finish).isDisabled();
        tap(desk, new Coordinate(ground.east() + 130, ground.north() - 80));
        assertThat(finish).isEnabled();
        back.tap();
        assertThat(finish).isDisabled();
        assertSays(page.locator(".map-voice"), "去掉了第 3 点，还有 2 点");
        tap(desk, new Coordinate(ground.east() + 100, ground.north() - 50));
        tap(desk, new Coordinate(ground.east(), ground.north() - 50));
        assertSays(page.locator(".map-voice"), "点一下定一点");
        desk.session().settle();
        desk.session().picture("drawing-touch-drawing");
        desk.session().assertAccessible();
        finish.tap();
        desk.awaitPlots(1);
        assertThat(finish).isHidden();

        page.locator("land-outlook:not([hidden]):not(.waiting)").waitFor();
        desk.session().settle();
        desk.session().picture("drawing-touch-drawn");
        BoundingBox map = page.locator(".map-view").boundingBox();
        BoundingBox outlook = page.locator("land-outlook").boundingBox();
        double lowest = desk.pixel(new Coordinate(ground.east(), ground.north() - 50))[1];
        assertThat(lowest).isLessThan(outlook.y).isLessThan(map.y + map.height);
    }

    private void drawsByMouseAndKeyboard(Desk desk) {
        desk.open("plots");
        Page page = desk.page();
        page.waitForFunction("() => document.querySelector('redline-map')?.olMap");
        desk.lookAt(ground.east() + 50, ground.north(), 0.6);
        page.locator(".map-tools button:text-is('画地块')").click();
        for (int[] corner : new int[][] {{120, 40}, {180, 40}, {180, -40}, {120, -40}}) {
            double[] at = desk.pixel(new Coordinate(ground.east() + corner[0], ground.north() + corner[1]));
            page.mouse().move(at[0], at[1]);
            page.mouse().click(at[0], at[1]);
            page.waitForTimeout(350);
        }
        step(page, "退一点").click();
        assertSays(page.locator(".map-voice"), "去掉了第 4 点，还有 3 点");
        desk.session().settle();
        desk.session().picture("drawing-step-buttons-desk");
        desk.session().assertAccessible();
        step(page, "完成").focus();
        page.keyboard().press("Enter");
        desk.awaitPlots(2);
        assertThat(page.locator(".map-view:focus")).hasCount(1);

        page.locator(".map-tools button:text-is('切分')").click();
        double[] at = desk.pixel(new Coordinate(ground.east() + 50, ground.north()));
        page.mouse().click(at[0], at[1]);
        assertThat(step(page, "退一点")).isEnabled();
        step(page, "取消").click();
        assertThat(step(page, "退一点")).isDisabled();
        step(page, "取消").click();
        assertThat(step(page, "取消")).isHidden();
    }

    private static Locator step(Page page, String name) {
        return page.locator(".step-bar button:text-is('" + name + "')");
    }

    private static void tap(Desk desk, Coordinate place) {
        double[] at = desk.pixel(place);
        desk.page().touchscreen().tap(at[0], at[1]);
        desk.page().waitForTimeout(400);
    }
}
