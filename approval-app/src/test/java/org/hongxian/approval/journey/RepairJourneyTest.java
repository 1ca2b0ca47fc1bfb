package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hongxian.approval.journey.CaseDriver.Completions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A surveyor's slips are repaired as proposed, one by one and together, by keyboard, and nothing happens unasked. */
@JourneyTest
@TestInstance(Lifecycle.PER_CLASS)
class RepairJourneyTest {

    /** Metres east and north of a place in 青禾县; the first point stands twice, 2 cm apart, and J5 is a spike. */
    private static final double[][] OUTLINE = {
        {0, 200}, {0.02, 200.005}, {200, 200}, {200, 100}, {260, 99}, {200, 98}, {200, 0}, {0, 0}
    };

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
    void proposedRepairsAreComparedOnTheMapAppliedUndoneAndSaved() {
        Path survey = survey();
        CaseDriver driver = CaseDriver.open(server, "修补示例", survey, Completions.UNHEARD);
        driver.advanceTo("county-survey");
        try (BrowserSession session = browser.login("qinghe-officer")) {
            session.perform("repair", () -> {
                var desk = new Desk(session, driver.id());
                Page page = session.page();
                desk.importRedLine(survey);
                page.locator(".repair").nth(1).waitFor();
                Locator spike = row(page, "尖刺");
                assertThat(spike.locator(".repair").innerText()).contains("删去").contains("面积变化 -60.00 m²");

                // By keyboard: show, look, apply.
                spike.locator("[data-repair-show]").focus();
                page.keyboard().press("Enter");
                page.locator("repair-note:not([hidden])").waitFor();
                page.waitForTimeout(600);
                session.photograph("repair-shown");
                session.assertAccessible();
                assertThat(page.locator("repair-note").innerText())
                        .contains("修补前")
                        .contains("修补后");

                row(page, "尖刺").locator("[data-repair-apply]").focus();
                page.keyboard().press("Enter");
                page.waitForFunction("() => ![...document.querySelectorAll('tbody[data-defects] tr')]"
                        + ".some(row => row.innerText.includes('尖刺'))");
                assertThat(page.locator("repair-note").isHidden()).isTrue();
                page.locator(".map-tools button").nth(4).click();
                row(page, "尖刺").locator(".repair").waitFor();

                repairTogether(page);
                session.photograph("repair-together");
            });
        }
        JsonNode stored = driver.as("qinghe-officer").get(driver.path("/drawings/land-use"));
        assertThat(stored.get("number").asInt()).isEqualTo(1);
    }

    /** The near-duplicate is safe, the spike is not: the sum is asked first, and refusing changes nothing. */
    private static void repairTogether(Page page) {
        Locator together = page.locator("[data-repair-together] button");
        together.waitFor();
        assertThat(together.innerText()).contains("1");
        var asked = new StringBuilder();
        page.onceDialog(dialog -> {
            asked.append(dialog.message());
            dialog.dismiss();
        });
        together.click();
        page.waitForTimeout(300);
        assertThat(asked.toString()).contains("面积合计变化").contains("并入");
        assertThat(page.locator("tbody[data-defects]").innerText()).contains("相距");

        page.onceDialog(dialog -> dialog.accept());
        together.click();
        page.waitForFunction("() => ![...document.querySelectorAll('tbody[data-defects] tr')]"
                + ".some(row => row.innerText.includes('相距 0.0'))");
    }

    private static Locator row(Page page, String words) {
        return page.locator("tbody[data-defects] tr:has-text('" + words + "')");
    }

    private static Path survey() {
        JsonNode place = firstPoint();
        double east = Math.rint(place.get(0).asDouble());
        double north = Math.rint(place.get(1).asDouble());
        var text = new StringBuilder("[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=39\n[地块坐标]\n");
        text.append(",,1,修补地块,面,,,0601,@\n");
        for (int i = 0; i <= OUTLINE.length; i++) {
            double[] at = OUTLINE[i % OUTLINE.length];
            text.append(String.format(
                    Locale.ROOT, "J%d,1,%.3f,%.3f%n", i % OUTLINE.length + 1, north + at[1], east + at[0]));
        }
        try {
            return Files.writeString(Files.createTempFile("repair", ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a red line of the sample region, as easting and northing. */
    private static JsonNode firstPoint() {
        try {
            String json = Files.readString(JourneyRegion.redLine("province-photovoltaic-park.geojson"));
            JsonNode feature =
                    JsonMapper.builder().build().readTree(json).get("features").get(0);
            JsonNode coordinates = feature.get("geometry").get("coordinates");
            while (coordinates.get(0).get(0).isContainer()) {
                coordinates = coordinates.get(0);
            }
            return coordinates.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
