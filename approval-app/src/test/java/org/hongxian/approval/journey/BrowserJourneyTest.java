package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.approval.journey.Sayings.assertAddressHas;
import static org.hongxian.approval.journey.Sayings.assertSays;
import static org.hongxian.approval.journey.Sayings.assertSaysNothingOf;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.approval.journey.CaseDriver.Completions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/** The whole process at the desks of the people it needs. */
class BrowserJourneyTest extends JourneyInBrowser {

    private static final Pattern CASE_ADDRESS = Pattern.compile(".*/cases/([0-9a-f-]{36}).*");

    private Desks desks;

    @BeforeAll
    void takeDesks() {
        desks = new Desks(browser, "county-dossier", "city-review", "province-director", "permit");
    }

    @AfterAll
    void leaveDesks() {
        desks.close();
    }

    @Test
    void aMistypedSurveyIsCorrectedOnTheMapAndBecomesAPermit() {
        CaseDriver driver = apply("青禾县光伏园区");
        desks.work(driver, "county-accept", "accept");
        correctAndMeasure(driver);
        desks.work(driver, "county-survey", "next");
        desks.work(driver, "county-dossier", "next");

        returnFromDirectorToChief(driver);
        desks.work(driver, "county-section", "agree");
        desks.work(driver, "county-director", "agree");
        desks.work(driver, "city-review", "agree");
        desks.work(driver, "city-director", "agree");
        desks.work(driver, "province-window", "accept");
        desks.work(driver, "province-review", "agree");
        desks.work(driver, "province-director", "to-province-government");
        desks.work(driver, "province-decision", "approve");
        desks.work(driver, "fees", "paid");
        desks.work(driver, "reply", "issue");
        desks.work(driver, "announce", "next");
        desks.work(driver, "permit", "issue");
        followAsThePublic(driver);
        desks.work(driver, "archive-deciding", "close");
        desks.work(driver, "archive", "close");

        assertThat(driver.caseFile().get("state").asString()).isEqualTo("CLOSED");
        verifyPermit(driver);
        lookAtTheWholeProcess(driver);
    }

    private CaseDriver apply(String title) {
        var address = new StringBuilder();
        try (BrowserSession session = browser.login(CaseDriver.APPLICANT)) {
            session.perform("apply", () -> {
                Page page = session.page();
                page.navigate("/apply");
                session.photograph("apply");
                session.assertAccessible();
                page.locator("#title").fill(title);
                page.locator("#county").selectOption("990101");
                page.locator("main form button.primary").click();
                page.waitForURL(CASE_ADDRESS);
                address.append(page.url());
            });
        }
        Matcher matcher = CASE_ADDRESS.matcher(address);
        assertThat(matcher.matches()).isTrue();
        var driver = new CaseDriver(
                server, matcher.group(1), JourneyRegion.redLine("province-photovoltaic-park.txt"), Completions.UNHEARD);
        desks.work(driver, "apply", "submit");
        return driver;
    }

    private void correctAndMeasure(CaseDriver driver) {
        MistypedSurvey survey = MistypedSurvey.of(JourneyRegion.redLine("province-photovoltaic-park.txt"));
        try (BrowserSession session = browser.login("qinghe-officer")) {
            session.perform("county-survey-correction", () -> {
                var desk = new Desk(session, driver.id());
                desk.open("plots");
                session.photograph("workspace-empty");
                desk.importRedLine(survey.file());
                List<String> defects = desk.blockingDefects();
                assertThat(defects).hasSize(2);
                assertThat(defects).anySatisfy(text -> assertThat(text).contains("自相交"));
                assertThat(defects).anySatisfy(text -> assertThat(text).contains("完全相同"));
                session.photograph("workspace-defects");
                session.assertAccessible();

                desk.dragCorner(survey.crossing().is(), survey.crossing().shouldBe());
                desk.awaitBlockingDefects(1);
                desk.typeCorner(survey.repeated().point(), survey.repeated().shouldBe());
                desk.awaitBlockingDefects(0);
                desk.saveDrawing();
                desk.measure();
                session.photograph("workspace");
                session.assertAccessible();
                tableAndMapAreOne(desk, driver);
            });
        }
        JsonNode stored = driver.as("qinghe-officer").get(driver.path("/drawings/land-use"));
        assertThat(stored.get("number").asInt()).isEqualTo(2);
        assertThat(stored.get("issues"))
                .noneSatisfy(
                        issue -> assertThat(issue.get("severity").asString()).isEqualTo("ERROR"));
    }

    private static Coordinate[] ring(JsonNode places) {
        var ring = new ArrayList<Coordinate>();
        places.forEach(
                at -> ring.add(new Coordinate(at.get(0).asDouble(), at.get(1).asDouble())));
        return ring.toArray(Coordinate[]::new);
    }

    /** A row chosen by keyboard is on the map; a place on the map is a row. */
    private static void tableAndMapAreOne(Desk desk, CaseDriver driver) {
        JsonNode pieces = driver.as("qinghe-officer")
                .get(driver.path("/measurement/pieces"))
                .get("pieces");
        JsonNode first = pieces.get(0);
        Coordinate[] ring = ring(first.get("coordinates").get(0).get(0));
        Coordinate inside =
                new GeometryFactory().createPolygon(ring).getInteriorPoint().getCoordinate();

        desk.chooseLastRow();
        assertAddressHas(desk.page(), "sel=row-");
        desk.showOnMap(ring);
        desk.assertMarkedByClickAt(inside.x, inside.y, "row-" + first.get("row").asInt());
        desk.session().photograph("workspace-piece");
    }

    /** The director sends it back once; the chief sees why. */
    private void returnFromDirectorToChief(CaseDriver driver) {
        desks.work(driver, "county-section", "agree");
        try (BrowserSession session = browser.login("qinghe-director")) {
            session.perform("county-director-return", () -> {
                var desk = new Desk(session, driver.id());
                desk.open("opinions");
                session.photograph("workspace-opinions");
                desk.complete("return", "请补充说明用地规模的依据。", "county-section");
            });
        }
        try (BrowserSession session = browser.login("qinghe-chief")) {
            session.perform("county-section-after-return", () -> {
                var desk = new Desk(session, driver.id());
                desk.open("opinions");
                assertSays(desk.page().locator("#panel"), "请补充说明用地规模的依据");
            });
        }
    }

    private void followAsThePublic(CaseDriver driver) {
        JsonNode file = driver.caseFile();
        try (BrowserSession session = browser.open()) {
            session.perform("track", () -> {
                Page page = session.page();
                page.navigate("/public/track");
                page.locator("#number").fill(file.get("number").asString());
                page.locator("#code").fill(file.get("trackingCode").asString());
                page.locator("main form button.primary").click();
                page.locator(".stages").waitFor();
                assertSays(page.locator("main"), file.get("title").asString());
                session.photograph("track");
                session.assertAccessible();

                page.navigate("/public/track");
                page.locator("#number").fill(file.get("number").asString());
                page.locator("#code").fill("WRONG-CODE");
                page.locator("main form button.primary").click();
                page.locator("[role=alert]").waitFor();
                assertSaysNothingOf(page.locator("main"), file.get("title").asString());
            });
        }
    }

    /** Nothing is live any more, and the diagram is there all the same, in the language of the page. */
    private void lookAtTheWholeProcess(CaseDriver driver) {
        try (BrowserSession session = browser.login("qinghe-officer")) {
            session.perform("diagram", () -> {
                Page page = session.page();
                page.navigate("/cases/" + driver.id() + "?lang=en");
                page.waitForFunction("() => document.readyState === 'complete' && window.htmx");
                page.locator("[data-diagram]").click();
                page.locator("process-diagram [data-element-id=province-review]")
                        .waitFor();
                assertThat(page.locator("process-diagram").innerHTML())
                        .contains("joint review")
                        .doesNotContain("会审");
                session.photograph("diagram");
            });
        }
    }

    private void verifyPermit(CaseDriver driver) {
        String number = "";
        for (JsonNode document : driver.as("qinghe-clerk").get(driver.path("/documents"))) {
            if (document.get("kind").asString().equals("permit")) {
                number = document.get("number").asString();
            }
        }
        String permit = number;
        try (BrowserSession session = browser.open()) {
            session.perform("verify", () -> {
                Page page = session.page();
                page.navigate("/verify");
                page.locator("#number").fill(permit);
                page.locator("main form button.primary").click();
                page.locator(".notice.good").first().waitFor();
                assertSays(page.locator("main"), permit);
                session.photograph("verify");
                session.assertAccessible();
            });
        }
    }
}
