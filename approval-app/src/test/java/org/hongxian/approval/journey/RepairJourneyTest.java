package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.approval.journey.Sayings.assertSays;
import static org.hongxian.approval.journey.Sayings.assertSaysNothingOf;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hongxian.approval.journey.CaseDriver.Completions;
import org.hongxian.approval.testkit.TestProcess;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A surveyor's slips are repaired as proposed, one by one and together, by keyboard, and nothing happens unasked. */
class RepairJourneyTest extends JourneyInBrowser {

    /** Metres east and north of a place in 青禾县; the first point stands twice, 2 cm apart, and J5 is a spike. */
    private static final double[][] OUTLINE = {
        {0, 200}, {0.02, 200.005}, {200, 200}, {200, 100}, {260, 99}, {200, 98}, {200, 0}, {0, 0}
    };

    @Test
    void proposedRepairsAreComparedOnTheMapAppliedUndoneAndSaved() {
        Path survey = survey(1, 1, 1);
        CaseDriver driver = CaseDriver.open(server, "修补示例", survey, Completions.UNHEARD);
        driver.advanceTo("county-survey");
        try (BrowserSession session = browser.login("qinghe-officer")) {
            session.perform("repair", () -> {
                var desk = new Desk(session, driver.id());
                Page page = session.page();
                refusedBesideTheForm(desk, page);
                desk.importRedLine(survey);
                page.locator(".repair").nth(1).waitFor();
                refusedBesideTheCell(page);
                Locator spike = row(page, "尖刺");
                assertSays(spike.locator(".repair"), "删去", "面积变化 -60.00 m²");

                // By keyboard: show, look, apply.
                spike.locator("[data-repair-show]").focus();
                page.keyboard().press("Enter");
                page.locator("repair-note:not([hidden])").waitFor();
                session.photograph("repair-shown");
                session.assertAccessible();
                assertSays(page.locator("repair-note"), "修补前", "修补后");

                row(page, "尖刺").locator("[data-repair-apply]").focus();
                page.keyboard().press("Enter");
                page.waitForFunction("() => ![...document.querySelectorAll('tbody[data-defects] tr')]"
                        + ".some(row => row.innerText.includes('尖刺'))");
                assertThat(page.locator("repair-note")).isHidden();
                page.locator(".map-tools button").nth(4).click();
                row(page, "尖刺").locator(".repair").waitFor();

                repairTogether(page);
                session.photograph("repair-together");
            });
        }
        JsonNode stored = driver.as("qinghe-officer").get(driver.path("/drawings/land-use"));
        assertThat(stored.get("number").asInt()).isEqualTo(1);
    }

    /** What no reader knows is refused where it was chosen, and not in a corner of the page. */
    private static void refusedBesideTheForm(Desk desk, Page page) {
        desk.open("plots");
        page.locator("#red-line-file").setInputFiles(unreadable());
        page.locator("form:has(#red-line-file) button[type=submit]").press("Enter");
        Locator reason = page.locator("form:has(#red-line-file) > .refusal [role=alert]");
        reason.waitFor();
        assertSays(reason, Pattern.compile("\\S"));
        assertThat(page.locator("#toasts .notice")).hasCount(0);
    }

    private static void refusedBesideTheCell(Page page) {
        // The reason of what has been done since is gone.
        assertThat(page.locator(".refusal .notice")).hasCount(0);
        Locator northing =
                page.locator("coordinate-table input[data-field=northing]").first();
        northing.fill("三百");
        northing.press("Tab");
        assertSays(page.locator("coordinate-table td > .refusal"), "三百");
    }

    private static Path unreadable() {
        try {
            return Files.writeString(
                    Files.createDirectories(Path.of("target", "journey-uploads-" + TestProcess.number()))
                            .resolve("note.txt"),
                    "请见附图");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The near-duplicate is safe, the spike is not: the sum is asked first, and refusing changes nothing. */
    private static void repairTogether(Page page) {
        Locator together = page.locator("[data-repair-together] button");
        together.waitFor();
        assertSays(together, "1");
        var asked = new StringBuilder();
        page.onceDialog(dialog -> {
            asked.append(dialog.message());
            dialog.dismiss();
        });
        together.click();
        page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked.toString()).contains("面积合计变化").contains("并入");
        assertSays(page.locator("tbody[data-defects]"), "相距");

        page.onceDialog(dialog -> dialog.accept());
        together.click();
        page.waitForFunction("() => ![...document.querySelectorAll('tbody[data-defects] tr')]"
                + ".some(row => row.innerText.includes('相距 0.0'))");
    }

    /** A hundred and ten plots, each with both slips: more than are listed of a kind, and more than a page. */
    @Test
    void manyFindingsAreCountedReadPageByPageAndAllThatAreSafeRepairedAtOnce() {
        Path survey = survey(11, 10, 0.1);
        CaseDriver driver = CaseDriver.open(server, "修补翻页示例", survey, Completions.UNHEARD);
        driver.advanceTo("county-survey");
        try (BrowserSession session = browser.login("qinghe-officer")) {
            session.perform("repair-pages", () -> {
                var desk = new Desk(session, driver.id());
                Page page = session.page();
                desk.importRedLine(survey);
                page.locator("[data-repair-together] button").waitFor();
                int before = total(page);
                // The plot of another test of this database lies there too.
                assertThat(before).isBetween(220, 230);
                assertThat(page.locator("[data-defects] tr:visible")).hasCount(100);

                Locator next = page.locator("[data-defects-pager] button").nth(1);
                next.focus();
                page.keyboard().press("Enter");
                page.locator("#defect-101 .repair").waitFor();
                assertSays(page.locator("[data-defects] tr:visible").first(), Pattern.compile("^101"));
                assertSays(page.locator("[data-defects-pager]").first(), Pattern.compile("第 101–200 处，列出 2\\d\\d 处"));
                assertThat((Boolean) next.evaluate("button => document.activeElement === button"))
                        .isTrue();
                session.photograph("repair-pages");

                Locator together = page.locator("[data-repair-together] button");
                assertSays(together, "110");
                page.onceDialog(dialog -> dialog.accept());
                together.click();
                page.waitForCondition(() -> total(page) <= before - 110);
                assertSaysNothingOf(page.locator("tbody[data-defects]"), "相距 0.0");

                page.locator("a[lang=en], a:has-text('English')").first().click();
                page.locator("[data-defects-count]:has-text('in all')").waitFor();
                page.locator("[data-defects-pager] button").nth(1).click();
                session.photograph("repair-pages-en");
            });
        }
    }

    private static int total(Page page) {
        String count = page.locator("[data-defects-count]").innerText();
        return Integer.parseInt(count.replaceFirst("\\D*(\\d+).*", "$1"));
    }

    private static Locator row(Page page, String words) {
        return page.locator("tbody[data-defects] tr:has-text('" + words + "')");
    }

    /** @param scale of the outline; plots stand 400 m apart, by that scale */
    private static Path survey(int columns, int rows, double scale) {
        JsonNode place = JourneyRegion.firstPoint();
        double east = Math.rint(place.get(0).asDouble());
        double north = Math.rint(place.get(1).asDouble());
        var text = new StringBuilder("[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=39\n[地块坐标]\n");
        for (int plot = 0; plot < columns * rows; plot++) {
            text.append(String.format(",,%1$d,修补地块%1$d,面,,,0601,@%n", plot + 1));
            double west = east + plot % columns * 400 * scale;
            double south = north + plot / columns * 400 * scale;
            for (int i = 0; i <= OUTLINE.length; i++) {
                double[] at = OUTLINE[i % OUTLINE.length];
                // The two points of one corner stand as close as ever.
                boolean close = i % OUTLINE.length == 1;
                text.append(String.format(
                        Locale.ROOT,
                        "J%d,1,%.3f,%.3f%n",
                        i % OUTLINE.length + 1,
                        south + (close ? OUTLINE[0][1] * scale + 0.005 : at[1] * scale),
                        west + (close ? 0.02 : at[0] * scale)));
            }
        }
        try {
            return Files.writeString(Files.createTempFile("repair", ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
