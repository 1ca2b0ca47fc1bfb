package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.journey.Sayings.assertAddressHas;
import static org.hongxian.approval.journey.Sayings.assertAddressHasNot;
import static org.hongxian.approval.journey.Sayings.assertSays;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hongxian.gis.cli.HongxianCommand;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A planner at the desk: layers, places, questions and their answers, by mouse and by keyboard. */
class PlannerJourneyTest extends JourneyInBrowser {

    /** One square kilometre inside the sample region. */
    private static final Map<String, Object> FIELD = Map.of(
            "type",
            "Polygon",
            "coordinates",
            List.of(List.of(
                    List.of(39536000, 3448000),
                    List.of(39537000, 3448000),
                    List.of(39537000, 3449000),
                    List.of(39536000, 3449000),
                    List.of(39536000, 3448000))));

    private static final String FIELD_IN_ADDRESS =
            "p3953600000_344800000.3953700000_344800000.3953700000_344900000.3953600000_344900000";

    @Test
    void layersAreSwitchedFadedAndOrderedAndTheLinkOpensTheSameView() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-layers", () -> {
                Page page = session.page();
                new PlannerDesk(page).open("/map");
                assertThat(drawnPixels(page)).as("pixels drawn by the map").isGreaterThan(10_000);
                session.photograph("planner-layers");
                session.assertAccessible();

                page.locator("#layer-CJDCQ").check();
                page.locator("[data-row=STBHHX] .grip").first().press("ArrowUp");
                page.locator("[data-row=DLTB] .fold").click();
                page.locator("[data-row=DLTB] input[type=range]").fill("40");
                assertAddressHas(page, "layers=", "STBHHX%2CYJJBNTTB", "DLTB%7E40");
                assertAddressHasNot(page, "%21CJDCQ");
                assertSays(page.locator("#desk-status"), "生态保护红线");

                new PlannerDesk(page).open(page.url());
                assertThat(page.locator("#layer-CJDCQ")).isChecked();
                assertThat(page.locator("[data-row=DLTB] input[type=range]")).hasValue("40");
                assertThat(page.evaluate("""
                        () => document.querySelector('planner-map').olMap.getAllLayers()
                            .find((layer) => layer.get('key') === 'DLTB').getOpacity()""")).isEqualTo(0.4);
            });
        }
    }

    @Test
    void whatALinkNamesAndTheDeskCannotShowIsSaidInWords() {
        try (BrowserSession session = browser.login("baishi-planner")) {
            session.perform("planner-link-left-out", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?layers=DLTB,NOPE&ask=CLOSED&view=abc&tab=compare&versions=8-9");
                Locator notice = page.locator(".map-notice");
                assertSays(notice, "图层“NOPE”没有显示：没有这个图层，或者您不能查看", "图层“CLOSED”问不到：没有这个图层，或者您不能查看", "地图位置（abc）读不出来");
                session.photographUsable("planner-link-left-out");
                notice.locator("button").click();
                assertThat(notice).hasCount(0);

                desk.open("/map?layers=DLTB,!NOPE&ask=DLTB&view=39536500,3448500,2");
                assertThat(notice).hasCount(0);

                var asked = new ArrayList<String>();
                page.onRequest(request -> asked.add(request.url()));
                desk.open("/map?ask=CLOSED&tab=statistics&shown=statistics");
                assertAddressHasNot(page, "shown=");
                session.settle();
                assertThat(asked)
                        .as("nothing is asked of a layer the link does not mean")
                        .noneMatch(url -> url.endsWith("/api/v1/desk/statistics"));
            });
        }
    }

    @Test
    void aPlaceIsIdentifiedThroughAllLayersAndOneClassIsShownAlone() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-identify", () -> {
                Page page = session.page();
                new PlannerDesk(page).open("/map");
                page.locator(".map-view").focus();
                page.keyboard().press("Enter");
                Locator parcel = page.locator(".found-feature[open] dl").first();
                parcel.waitFor();
                assertSays(parcel, Pattern.compile("DLBM\\s+\\d{4} [\\u4e00-\\u9fff]"));
                assertSays(parcel, Pattern.compile("QSXZ\\s+(20 国有土地使用权|30 集体土地所有权)"));
                assertThat(page.locator(".found-layer")).hasCount(6);
                assertSays(page.locator(".found-layer h3").last(), "第 1 版", "2025-12-31");
                session.photograph("planner-identified");
                session.assertAccessible();

                page.locator("[data-row=DLTB] .fold").click();
                page.locator(".class-filter summary").click();
                page.locator(".class-filter button").last().click();
                assertAddressHas(page, "hidden=0101");
                page.locator(".class-filter input[value='0101']").check();
                assertAddressHasNot(page, "hidden=0101");
                session.photograph("planner-one-class");
            });
        }
    }

    @Test
    void theClassTableOfADrawnAreaIsTheOneOfTheRestAndOfTheCommandLine() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-statistics", () -> {
                Page page = session.page();
                new PlannerDesk(page).open("/map?tab=statistics&area=" + FIELD_IN_ADDRESS);
                page.waitForFunction("() => document.querySelector('.area-choice').innerText.includes('100.0000')");
                page.locator(".statistics select").last().selectOption("planar");
                page.locator(".statistics button.primary").click();
                page.locator(".chart canvas").waitFor();
                session.photograph("planner-statistics");
                session.assertAccessible();
                new PlannerDesk(page).openOnPhone(session, "planner-statistics-open");

                Map<String, String> shown = hectaresShown(page);
                JsonNode answer = new ApiSession(server, "qinghe-planner")
                        .post(
                                "/api/v1/desk/statistics",
                                Map.of(
                                        "layer",
                                        "DLTB",
                                        "by",
                                        List.of("DLBM"),
                                        "measure",
                                        "planar",
                                        "area",
                                        Map.of("geometry", FIELD)));
                assertThat(answer.get("rows")).hasSameSizeAs(shown.keySet());
                for (JsonNode row : answer.get("rows")) {
                    assertThat(new BigDecimal(shown.get(row.get("key").get(0).asString())))
                            .isEqualByComparingTo(row.get("hectares").decimalValue());
                }
                Map<String, Double> cut = squareMetresOfTheCommandLine();
                assertThat(cut.keySet()).isEqualTo(shown.keySet());
                shown.forEach((code, hectares) -> assertThat(Double.parseDouble(hectares))
                        .as(code)
                        .isCloseTo(cut.get(code) / 10_000, within(1e-4)));
                assertSays(page.locator(".statistics-answer tfoot"), "100.0000");

                assertAddressHas(page, "shown=statistics", "measure=planar");
                new PlannerDesk(page).open(page.url());
                page.locator(".chart canvas").waitFor();
                assertThat(hectaresShown(page)).as("brought along by the link").isEqualTo(shown);
            });
        }
    }

    @Test
    void conditionsAndAUnitFindParcelsThatTableAndMapShareAndTheLinkAsksTheSame() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-query", () -> {
                Page page = session.page();
                new PlannerDesk(page).open("/map?tab=query");
                page.locator(".area-choice select").selectOption("unit");
                Locator unit = page.locator("input[list=area-units]");
                unit.fill("青禾县");
                unit.press("Enter");
                page.waitForFunction("() => document.querySelector('.area-choice > p').innerText.includes('青禾县')");
                page.locator(".filter-head button").first().click();
                page.locator(".filter-row select").first().selectOption("DLBM");
                page.locator(".filter-row input").fill("0103");
                assertThat(page.locator(".filter-builder textarea")).hasValue("\"DLBM\" = '0103'");
                session.photograph("planner-conditions");
                session.assertAccessible();
                page.locator(".query button.primary").click();
                page.locator(".found-table tbody tr").first().waitFor();
                assertThat(page.locator(".found-table tbody tr").allInnerTexts())
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(row).contains("\t0103 "));

                page.locator(".found-table tbody button").first().click();
                page.locator(".found-facts").waitFor();
                session.photograph("planner-found");
                session.assertAccessible();
                new PlannerDesk(page).openOnPhone(session, "planner-found-open");
                assertAddressHas(page, "area=u990101", "filter=");
                String said = page.locator(".query > p").innerText();

                new PlannerDesk(page).open(page.url());
                page.locator(".found-table tbody tr").first().waitFor();
                assertThat(page.locator(".query > p")).hasText(said);
            });
        }
    }

    @Test
    void aLineIsMeasuredByKeyboardAndPlacesAreReadInAnyZone() {
        try (BrowserSession session = browser.login("baishi-planner")) {
            session.perform("planner-measure", () -> {
                Page page = session.page();
                new PlannerDesk(page).open("/map?tab=measure&view=39536500,3448500,2");
                page.locator(".measure button").first().press("Enter");
                // The arrow keys move the map by 128 pixels of two metres.
                new PlannerDesk(page).press(List.of("Enter", "ArrowRight", "Enter", "ArrowUp", "Enter", "f"));
                page.waitForFunction("() => !document.querySelector('.measure-answer').innerText.includes('…')");
                assertSays(page.locator(".measure-answer"), "256.000 m", "90°00′00.000″", "0°00′00.000″");
                session.photograph("planner-measured");
                session.assertAccessible();
                new PlannerDesk(page).openOnPhone(session, "planner-measured-open");

                page.locator(".readout-choice").selectOption("EPSG:4549");
                page.locator(".go-to input").first().fill("东经120°30′00″ 北纬31°13′48″");
                page.locator(".go-to input").first().press("Enter");
                page.waitForFunction("() => document.querySelector('.go-to-answer').innerText.includes('120.500000')");
                assertSays(page.locator(".go-to-answer"), "31.230000", "在数据范围之外");
                // The map is on its way there, and the readout with it.
                page.waitForFunction("""
                        () => ['X 3456582.526', 'Y 547637.417']
                            .every((part) => document.querySelector('.readout').innerText.includes(part))""");
                assertAddressHas(page, "crs=EPSG%3A4549");
            });
        }
    }

    @Test
    void aViewIsKeptUnderANameOpenedOnAnotherComputerAndRemovedWithAWayBack() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-bookmark", () -> {
                Page page = session.page();
                new PlannerDesk(page).open("/map?tab=measure&view=39536500,3448500,2");
                page.locator(".menu summary").click();
                page.locator(".menu input").fill("河边地块");
                page.locator(".menu input").press("Enter");
                page.locator(".bookmark-list a").waitFor();
                session.photograph("planner-bookmarks");
                session.assertAccessible();
            });
        }
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-bookmark-again", () -> {
                Page page = session.page();
                new PlannerDesk(page).open("/map");
                page.locator(".menu summary").click();
                page.locator(".bookmark-list a").click();
                page.waitForFunction("() => document.querySelector('planner-map')?.olMap");
                assertAddressHas(page, "tab=measure", "39536500");
                page.locator(".menu summary").click();
                page.locator(".bookmark-list button").click();
                page.locator(".menu-box p button").click();
                page.locator(".bookmark-list a").waitFor();
                page.locator(".bookmark-list button").click();
                page.waitForFunction("() => !document.querySelector('.bookmark-list a')");
            });
        }
    }

    /** Hectares by class code as the table of the page shows them. */
    private static Map<String, String> hectaresShown(Page page) {
        var shown = new TreeMap<String, String>();
        for (Locator row : page.locator(".statistics-answer tbody tr").all()) {
            shown.put(
                    row.locator("th").innerText().split(" ")[0],
                    row.locator("td").nth(1).innerText());
        }
        return shown;
    }

    /** The same field cut out of the layer's file by {@code hongxian overlay}. */
    private static Map<String, Double> squareMetresOfTheCommandLine() {
        try {
            Path field = Files.createTempFile("field", ".geojson");
            Files.writeString(field, """
                    {"type": "FeatureCollection",
                     "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4527"}},
                     "features": [{"type": "Feature", "properties": {}, "geometry": %s}]}""".formatted(JsonMapper.shared().writeValueAsString(FIELD)));
            var out = new StringWriter();
            Path layer = JourneyRegion.directory().resolve("layers").resolve("DLTB.geojson");
            int code = HongxianCommand.run(
                    new PrintWriter(out),
                    new PrintWriter(new StringWriter()),
                    "overlay",
                    field.toString(),
                    "--layer",
                    layer.toString(),
                    "--class-field",
                    "DLBM",
                    "--json");
            assertThat(code).isZero();
            var squareMetres = new TreeMap<String, Double>();
            for (JsonNode row : JsonMapper.shared().readTree(out.toString()).get("rows")) {
                squareMetres.merge(
                        row.get("landClass").asString(),
                        row.get("areaSquareMetres").asDouble(),
                        Double::sum);
            }
            return squareMetres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
