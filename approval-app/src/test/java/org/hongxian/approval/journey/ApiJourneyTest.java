package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.journey.CaseDriver.Completions;
import org.hongxian.approval.journey.CaseDriver.LiveTask;
import org.hongxian.map.sheet.PdfRedLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The whole process over HTTP, as another program would drive it. */
@JourneyTest
class ApiJourneyTest {

    private static final double ONE_MILLIMETRE = 0.001;

    @LocalServerPort
    int port;

    private URI server;

    @BeforeEach
    void nameServer() {
        server = URI.create("http://localhost:" + port);
        SampleLayers.await(server);
    }

    @Test
    void aSmallProjectEndsAtTheProvinceWithAPermitThatCarriesTheRedLine() throws IOException {
        CaseDriver driver = CaseDriver.open(
                server, "青禾县光伏园区", JourneyRegion.redLine("province-photovoltaic-park.txt"), Completions.UNHEARD);

        driver.advanceToEnd();

        assertThat(driver.caseFile().get("state").asString()).isEqualTo("CLOSED");
        JsonNode decision = driver.as("shifan-director").get(driver.path("/decision"));
        assertThat(decision.get("level").asString()).isEqualTo("PROVINCE");
        assertThat(stepKeys(driver))
                .containsSubsequence(
                        "apply",
                        "county-accept",
                        "county-survey",
                        "county-dossier",
                        "county-section",
                        "county-director",
                        "city-review",
                        "city-director",
                        "province-window",
                        "province-review",
                        "province-director",
                        "province-decision",
                        "fees",
                        "reply",
                        "announce",
                        "permit",
                        "archive")
                .doesNotContain("ministry-window");
        assertSealed(driver, "reply");
        byte[] permit = assertSealed(driver, "permit");
        assertRedLineOf(driver, permit);
        assertRedLineOf(driver, document(driver, "survey-map"));
    }

    @Test
    void aProjectOnBasicFarmlandGoesUpToTheMinistry() throws IOException {
        CaseDriver driver = CaseDriver.open(
                server, "青禾县物流园区", JourneyRegion.redLine("ministry-logistics-park.txt"), Completions.UNHEARD);

        driver.advanceToEnd();

        assertThat(driver.caseFile().get("state").asString()).isEqualTo("CLOSED");
        JsonNode decision = driver.as("shifan-director").get(driver.path("/decision"));
        assertThat(decision.get("level").asString()).isEqualTo("STATE");
        assertThat(decision.get("rows"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("legalBasis").asString()).isNotBlank());
        assertThat(stepKeys(driver))
                .containsSubsequence(
                        "province-director", "ministry-window", "ministry-review", "state-decision", "permit")
                .doesNotContain("province-decision");
        assertSealed(driver, "permit");
    }

    @Test
    void aCaseReturnedFromTheCityIsCorrectedAndComesThrough() {
        CaseDriver driver = CaseDriver.open(
                server, "青禾县光伏园区二期", JourneyRegion.redLine("two-plots-with-hole-substation.zip"), Completions.UNHEARD);
        LiveTask review = driver.advanceTo("city-review");

        driver.complete(review, "return", "界址与权属资料不一致,请核对后重报。", "county-survey");

        assertThat(driver.liveTasks()).extracting(LiveTask::key).containsExactly("county-survey");
        assertThat(driver.as("qinghe-officer").get(driver.path("/opinions")))
                .anySatisfy(
                        opinion -> assertThat(opinion.get("text").asString()).contains("界址与权属资料不一致"));
        assertThat(page(driver, "qinghe-officer", "/inbox")).contains("退回件", "云川市", "界址与权属资料不一致");
        for (String tab : List.of("overview", "plots", "documents")) {
            assertThat(page(driver, "qinghe-officer", "/cases/" + driver.id() + "?tab=" + tab))
                    .contains("退回到“基础数据采集”", "云川市 会审人员", "界址与权属资料不一致");
        }
        assertThat(page(driver, CaseDriver.APPLICANT, "/cases/" + driver.id())).doesNotContain("界址与权属资料不一致");
        driver.as("qinghe-officer")
                .upload(
                        driver.path("/drawings/land-use/import"),
                        java.util.Map.of(),
                        JourneyRegion.redLine("two-plots-with-hole-substation.zip"));
        LiveTask again = driver.advanceTo("city-review");
        assertThat(page(driver, again.login(), "/cases/" + driver.id()))
                .contains("界址与权属资料不一致", "已重新上报", "退回以后改了什么", "第 1 版改为第 2 版：0 个界址点有变化", "勘测定界图");
        driver.advanceTo("city-director");
        assertThat(page(driver, "yunchuan-director", "/cases/" + driver.id())).doesNotContain("退回件");

        driver.advanceToEnd();
        assertThat(driver.caseFile().get("state").asString()).isEqualTo("CLOSED");
        assertThat(stepKeys(driver).stream().filter("county-survey"::equals)).hasSize(2);
        assertThat(stepKeys(driver).stream().filter("county-director"::equals)).hasSize(2);
    }

    @Test
    void anOfficerOfTheOtherCountyFindsNoCase() {
        CaseDriver driver = CaseDriver.open(
                server, "青禾县变电站", JourneyRegion.redLine("province-photovoltaic-park.txt"), Completions.UNHEARD);
        driver.advanceTo("county-survey");

        ApiSession stranger = driver.as("baishi-officer");

        assertThat(stranger.sendGet(driver.path("")).statusCode()).isEqualTo(404);
        assertThat(stranger.sendGet(driver.path("/drawings/land-use")).statusCode())
                .isEqualTo(404);
        assertThat(stranger.sendUpload(
                                driver.path("/drawings/land-use/import"),
                                java.util.Map.of(),
                                JourneyRegion.redLine("province-photovoltaic-park.txt"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static String page(CaseDriver driver, String login, String path) {
        return new String(driver.as(login).download(path), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<String> stepKeys(CaseDriver driver) {
        var keys = new ArrayList<String>();
        for (JsonNode step : driver.as(CaseDriver.APPLICANT).get(driver.path("/steps"))) {
            keys.add(step.get("taskKey").asString());
        }
        return keys;
    }

    private static byte[] assertSealed(CaseDriver driver, String kind) {
        JsonNode record = current(driver, kind);
        assertThat(record.get("signed").asBoolean()).as(kind + " is signed").isTrue();
        assertThat(record.get("fresh").asBoolean()).as(kind + " is fresh").isTrue();
        return document(driver, kind);
    }

    private static byte[] document(CaseDriver driver, String kind) {
        return driver.as("qinghe-officer")
                .download(driver.path(
                        "/documents/" + current(driver, kind).get("id").asString()));
    }

    private static JsonNode current(CaseDriver driver, String kind) {
        for (JsonNode document : driver.as("qinghe-officer").get(driver.path("/documents"))) {
            if (document.get("kind").asString().equals(kind)
                    && !document.get("superseded").asBoolean()) {
                return document;
            }
        }
        throw new AssertionError("the case has no " + kind);
    }

    /** What is drawn and what is attached equals what is stored, corner by corner. */
    private static void assertRedLineOf(CaseDriver driver, byte[] pdf) throws IOException {
        List<List<List<Coordinate>>> stored = new ArrayList<>();
        for (JsonNode plot : driver.as("qinghe-officer")
                .get(driver.path("/drawings/land-use"))
                .get("plots")) {
            List<List<Coordinate>> rings = new ArrayList<>();
            for (JsonNode ring : plot.get("rings")) {
                List<Coordinate> points = new ArrayList<>();
                ring.get("points")
                        .forEach(point -> points.add(new Coordinate(
                                point.get("easting").asDouble(),
                                point.get("northing").asDouble())));
                rings.add(points);
            }
            stored.add(rings);
        }
        for (PdfRedLine drawn : List.of(
                PdfRedLine.fromPath(pdf).orElseThrow(),
                PdfRedLine.fromAttachment(pdf).orElseThrow())) {
            assertThat(drawn.plots()).hasSameSizeAs(stored);
            for (int plot = 0; plot < stored.size(); plot++) {
                assertThat(drawn.plots().get(plot)).hasSameSizeAs(stored.get(plot));
                for (int ring = 0; ring < stored.get(plot).size(); ring++) {
                    assertSamePoints(
                            drawn.plots().get(plot).get(ring), stored.get(plot).get(ring));
                }
            }
        }
    }

    private static void assertSamePoints(List<Coordinate> drawn, List<Coordinate> stored) {
        assertThat(drawn).hasSameSizeAs(stored);
        for (Coordinate corner : stored) {
            double nearest = drawn.stream().mapToDouble(corner::distance).min().orElseThrow();
            assertThat(nearest).isCloseTo(0, within(ONE_MILLIMETRE));
        }
    }
}
