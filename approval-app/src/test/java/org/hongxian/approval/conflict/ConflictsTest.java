package org.hongxian.approval.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.casework.DrawingKind.SITE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.plot;
import static org.hongxian.approval.drawing.Scenario.square;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.conflict.Conflicts.Filter;
import org.hongxian.approval.conflict.Conflicts.Relation;
import org.hongxian.approval.conflict.Conflicts.Row;
import org.hongxian.approval.conflict.Conflicts.Seen;
import org.hongxian.approval.conflict.Conflicts.Side;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.MutableClock;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Severity;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pairs of conflicting red lines as an office sees them. Every test has ground of its own, 20 km north of the other tests. */
abstract class ConflictsTest {

    private static final int ALL = 500;
    private static final double NORTH = 40_000;

    @Autowired
    Conflicts conflicts;

    @Autowired
    Drawings drawings;

    @Autowired
    Cases cases;

    @Autowired
    CaseProcess process;

    @Autowired
    Scenario scenario;

    @Autowired
    LoginAs loginAs;

    @Autowired
    MutableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @AfterEach
    void theClockGoesBack() {
        clock.set(MutableClock.START);
    }

    @Test
    void aPairIsListedWithItsAreaAndWhatBothCasesAre() throws Exception {
        CaseId one = drawn(square("地块1", 0, NORTH, 100));
        clock.advance(Duration.ofHours(1));
        CaseId other = drawn(square("地块甲", 60, NORTH, 100));

        Row row = only(OFFICER, one);

        assertThat(row.relation()).isEqualTo(Relation.OVERLAP);
        assertThat(row.squareMetres()).isCloseTo(40 * 100, within(1e-3));
        assertThat(row.stripMetres()).isNull();
        assertThat(row.severity()).isEqualTo(Severity.WARNING);
        assertThat(row.since()).isEqualTo(MutableClock.START.plus(Duration.ofHours(1)));
        assertThat(row.sides()).allSatisfy(side -> {
            assertThat(side.authority()).isEqualTo("青禾县");
            assertThat(side.known()).isNotNull();
            assertThat(side.known().state()).isEqualTo(CaseState.IN_PROGRESS);
            assertThat(side.known().steps()).containsExactly("county-survey");
            assertThat(side.known().kind()).isEqualTo(LAND_USE);
            assertThat(side.known().open()).isTrue();
        });
        assertThat(row.sides()).extracting(side -> side.known().number()).containsExactly(number(one), number(other));
        assertThat(row.extent().getWidth()).isCloseTo(40, within(1e-3));
        assertThat(row.extent().getHeight()).isCloseTo(100, within(1e-3));
    }

    @Test
    void aNewVersionOfEitherCaseChangesTheAnswerAndTheDayItBeganStays() throws Exception {
        CaseId one = drawn(square("地块1", 1_000, NORTH, 100));
        CaseId other = drawn(square("地块1", 1_060, NORTH, 100));
        Instant began = only(OFFICER, one).since();

        clock.advance(Duration.ofDays(3));
        draw(other, 1, square("地块1", 1_090, NORTH, 100));
        assertThat(only(OFFICER, one)).satisfies(row -> {
            assertThat(row.squareMetres()).isCloseTo(10 * 100, within(1e-3));
            assertThat(row.since()).isEqualTo(began);
        });
        draw(one, 1, square("地块1", 900, NORTH, 100));
        assertThat(rows(OFFICER, one)).isEmpty();
        draw(one, 2, square("地块1", 1_080, NORTH, 100));
        assertThat(only(OFFICER, other)).satisfies(row -> {
            assertThat(row.squareMetres()).isCloseTo(90 * 100, within(1e-3));
            assertThat(row.since()).isEqualTo(MutableClock.START.plus(Duration.ofDays(3)));
        });
    }

    @Test
    void whatIsUnderWayOrApprovedConflictsAndWhatIsDeadDoesNot() throws Exception {
        CaseId one = drawn(square("地块1", 2_000, NORTH, 100));
        CaseId other = drawn(square("地块1", 2_050, NORTH, 100));

        Set<CaseState> conflicting = EnumSet.noneOf(CaseState.class);
        for (CaseState state : CaseState.values()) {
            cases.changeState(other, state);
            if (!rows(OFFICER, one).isEmpty()) {
                conflicting.add(state);
            }
        }

        assertThat(conflicting).containsExactly(CaseState.IN_PROGRESS, CaseState.APPROVED, CaseState.CLOSED);
    }

    @Test
    void aSiteCountsFromWhenItIsHandedInUntilTheLandUseReplacesIt() throws Exception {
        CaseId landUse = drawn(square("地块1", 3_000, NORTH, 100));
        CaseId site = scenario.open();
        loginAs.call("applicant-a", () -> drawings.edit(site, SITE, 0, List.of(square("选址", 3_050, NORTH, 100))));
        assertThat(rows(OFFICER, landUse)).as("a draft").isEmpty();

        scenario.complete(site, "applicant-a", "submit");
        assertThat(only(OFFICER, landUse).sides())
                .extracting(side -> side.known().kind())
                .containsExactlyInAnyOrder(LAND_USE, SITE);
        assertThat(list(OFFICER, new Filter(null, SITE, 0), landUse)).hasSize(1);

        scenario.complete(site, "qinghe-window", "accept");
        draw(site, 0, square("地块1", 3_110, NORTH, 40));
        assertThat(rows(OFFICER, landUse)).isEmpty();
    }

    @Test
    void ofACaseOfAnotherCountyOnlyTheAuthorityAndTheAreaAreTold() throws Exception {
        CaseId here = drawn(square("地块1", 4_000, NORTH, 100));
        CaseId there = drawnInBaishi(square("地块1", 4_080, NORTH, 100));

        Row row = only(OFFICER, here);

        assertThat(row.squareMetres()).isCloseTo(20 * 100, within(1e-3));
        assertThat(row.sides().get(0).known().number()).isEqualTo(number(here));
        assertThat(row.sides().get(1)).isEqualTo(new Side("白石县", null));
        // Where to look is where the own red line is, which says nothing about the other.
        assertThat((Object) row.extent())
                .isEqualTo(new Envelope(
                        Scenario.E + 4_000, Scenario.E + 4_100, Scenario.N + NORTH, Scenario.N + NORTH + 100));
        Seen seen = seen(OFFICER, here).get(0);
        assertThat((Object) seen.shared()).isNull();
        assertThat(seen.outlines()).singleElement().satisfies(own -> assertThat(own.getArea())
                .isCloseTo(10_000, within(1e-3)));
        assertThat(only("baishi-officer", there).sides().get(1)).isEqualTo(new Side("青禾县", null));
        // Neither the state nor the place of the other can be felt out.
        cases.changeState(there, CaseState.APPROVED);
        assertThat(list(OFFICER, new Filter(CaseState.APPROVED, null, 0), here)).isEmpty();
        assertThat(list(OFFICER, new Filter(CaseState.IN_PROGRESS, null, 0), here))
                .hasSize(1);
        assertThat(seenIn(OFFICER, here, 4_001, 4_010)).hasSize(1);
        assertThat(seenIn(OFFICER, here, 4_120, 4_130)).isEmpty();
    }

    @Test
    void aCityKnowsBothOnceBothHaveComeThereAndAPlannerSeesThemWithoutOpeningTheCases() throws Exception {
        CaseId here = drawn(square("地块1", 5_000, NORTH, 100));
        CaseId there = drawnInBaishi(square("地块1", 5_080, NORTH, 100));

        assertThat(rows("yunchuan-review-farmland", here)).isEmpty();
        reach(here);
        assertThat(only("yunchuan-review-farmland", here).sides().get(1)).isEqualTo(new Side("白石县", null));
        reach(there);
        assertThat(only("yunchuan-review-farmland", here).sides())
                .extracting(side -> side.known().open())
                .containsExactly(true, true);
        assertThat(only("yunchuan-planner", here).sides())
                .satisfiesExactlyInAnyOrder(
                        side -> {
                            assertThat(side.known().number()).isEqualTo(number(here));
                            assertThat(side.known().open()).isFalse();
                        },
                        side -> {
                            assertThat(side.known().number()).isEqualTo(number(there));
                            assertThat(side.known().steps()).containsExactly("county-survey");
                        });
        assertThat(seen("yunchuan-planner", here)).singleElement().satisfies(seen -> {
            assertThat((Object) seen.shared()).isNotNull();
            assertThat(seen.shared().getArea()).isCloseTo(20 * 100, within(1e-3));
            assertThat(seen.outlines()).hasSize(2);
        });
    }

    @Test
    void itIsNotForApplicantsNorForAdministrators() {
        for (String login : List.of("applicant-a", "admin")) {
            assertThatThrownBy(() -> loginAs.call(login, () -> conflicts.list(Filter.ALL, 0, 1)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() ->
                            loginAs.call(login, () -> conflicts.inBox(Scenario.ZONE_39, new Envelope(0, 1, 0, 1), 1)))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void boundariesThatAlmostCoincideAreListedAndAnExactlySharedOneIsNot() throws Exception {
        CaseId one = drawn(square("地块1", 6_000, NORTH, 100));
        CaseId apart = drawn(square("地块1", 6_100.04, NORTH, 100));
        CaseId shared = drawn(square("地块1", 5_900, NORTH, 100));
        CaseId far = drawn(square("地块1", 6_000, NORTH + 100.5, 100));

        assertThat(only(OFFICER, one)).satisfies(row -> {
            assertThat(row.relation()).isEqualTo(Relation.NEAR);
            assertThat(row.squareMetres()).isZero();
            assertThat(row.stripMetres()).isCloseTo(0.04, within(2e-3));
            assertThat(row.sides())
                    .extracting(side -> side.known().number())
                    .containsExactlyInAnyOrder(number(one), number(apart));
        });
        assertThat(rows(OFFICER, shared)).isEmpty();
        assertThat(rows(OFFICER, far)).isEmpty();
        assertThat(list(OFFICER, new Filter(null, null, 1), one)).isEmpty();
    }

    @Test
    void theLeastAreaThePageAndTheOrderHold() throws Exception {
        CaseId one = drawn(square("地块1", 7_000, NORTH, 100));
        drawn(square("地块1", 7_090, NORTH, 100));
        drawn(square("地块1", 6_950, NORTH, 100));

        assertThat(rows(OFFICER, one))
                .extracting(Row::squareMetres)
                .satisfiesExactly(area -> assertThat(area).isCloseTo(5_000, within(1e-3)), area -> assertThat(area)
                        .isCloseTo(1_000, within(1e-3)));
        assertThat(list(OFFICER, new Filter(null, null, 1_001), one)).hasSize(1);
        allCompared();
        var all = loginAs.call(OFFICER, () -> conflicts.list(Filter.ALL, 0, ALL));
        var second = loginAs.call(OFFICER, () -> conflicts.list(Filter.ALL, 1, 1));
        assertThat(second.rows()).containsExactly(all.rows().get(1));
        assertThat(second.total()).isEqualTo(all.total()).isGreaterThan(1);
        assertThat(all.uncompared()).isZero();
    }

    @Test
    void whatWasComparedByOtherTolerancesIsComparedAgain() throws Exception {
        CaseId one = drawn(square("地块1", 8_000, NORTH, 100));
        drawn(square("地块1", 8_050, NORTH, 100));
        Row before = only(OFFICER, one);
        jdbc.sql("update conflict_compared set near_metres = 0.5").update();
        jdbc.sql("update conflict_pair set shared_square_metres = 1").update();

        assertThat(only(OFFICER, one)).isEqualTo(before);
    }

    @Test
    void aRingThatCrossesItselfIsComparedAsItWillBeMeasured() throws Exception {
        CaseId bowTie = drawn(plot("地块1", 9_000, NORTH, 9_100, NORTH + 100, 9_100, NORTH, 9_000, NORTH + 100));
        drawn(square("地块1", 9_000, NORTH, 100));

        assertThat(only(OFFICER, bowTie).squareMetres()).isCloseTo(5_000, within(1e-3));
    }

    private Row only(String login, CaseId caseId) throws Exception {
        List<Row> rows = rows(login, caseId);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private List<Row> rows(String login, CaseId caseId) throws Exception {
        return list(login, Filter.ALL, caseId);
    }

    private List<Row> list(String login, Filter filter, CaseId caseId) throws Exception {
        allCompared();
        return loginAs.call(login, () -> conflicts.list(filter, 0, ALL)).rows().stream()
                .filter(row -> isOf(row, caseId))
                .toList();
    }

    /** A reader waits two seconds at most and is told what is left, which a busy machine may make more than nothing. */
    @Test
    void redLineTilesShowTheCasesTheOfficeMayKnowAndNothingOfOthers() throws Exception {
        CaseId own = drawn(square("地块1", 12_000, NORTH, 100));
        CaseId foreign = drawnInBaishi(square("地块1", 12_200, NORTH, 100));

        assertThat(numbersInTile(OFFICER)).contains(number(own)).doesNotContain(number(foreign));
        assertThat(numbersInTile("baishi-officer")).contains(number(foreign)).doesNotContain(number(own));
        String tag = tagOfTile(OFFICER);
        mvc.perform(redLines(OFFICER).header("If-None-Match", tag)).andExpect(status().isNotModified());
        drawn(square("地块1", 12_120, NORTH, 50));
        assertThat(tagOfTile(OFFICER)).isNotEqualTo(tag);
        askForRedLines("applicant-a").andExpect(status().isForbidden());
    }

    @Test
    void aPlaceInsideARedLineNamesItsCaseToTheOfficeThatMayKnowIt() throws Exception {
        CaseId own = drawn(square("地块1", 14_000, NORTH, 100));
        CaseId foreign = drawnInBaishi(square("地块1", 14_200, NORTH, 100));

        assertThat(numbersAt(OFFICER, 14_050, 0)).containsExactly(number(own));
        assertThat(numbersAt(OFFICER, 14_110, 0)).isEmpty();
        assertThat(numbersAt(OFFICER, 14_110, 15)).containsExactly(number(own));
        assertThat(numbersAt(OFFICER, 14_250, 0)).isEmpty();
        assertThat(numbersAt("baishi-officer", 14_250, 0)).containsExactly(number(foreign));
        mvc.perform(at("applicant-a", 14_050, 0)).andExpect(status().isForbidden());
        mvc.perform(at(OFFICER, 14_050, 2_000)).andExpect(status().isBadRequest());
        mvc.perform(at(OFFICER, Double.NaN, 0)).andExpect(status().isBadRequest());
    }

    private List<String> numbersAt(String login, double east, double within) throws Exception {
        String answer = mvc.perform(at(login, east, within))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonPath.read(answer, "$.redLines[*].number");
    }

    private MockHttpServletRequestBuilder at(String login, double east, double within) {
        return get("/api/v1/conflicts/red-lines")
                .param("easting", String.valueOf(Scenario.E + east))
                .param("northing", String.valueOf(Scenario.N + NORTH + 50))
                .param("within", String.valueOf(within))
                .with(loginAs.request(login));
    }

    private Set<String> numbersInTile(String login) throws Exception {
        byte[] tile = askForRedLines(login)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return MvtReader.loadMvt(
                        new ByteArrayInputStream(tile),
                        new GeometryFactory(),
                        new TagKeyValueMapConverter(),
                        MvtReader.RING_CLASSIFIER_V2_1)
                .getLayers()
                .stream()
                .flatMap(layer -> layer.getGeometries().stream())
                .map(feature -> String.valueOf(((Map<?, ?>) feature.getUserData()).get("CASE_NUMBER")))
                .collect(Collectors.toSet());
    }

    private String tagOfTile(String login) throws Exception {
        return Objects.requireNonNull(
                askForRedLines(login).andReturn().getResponse().getHeader("ETag"));
    }

    private ResultActions askForRedLines(String login) throws Exception {
        return mvc.perform(redLines(login));
    }

    private MockHttpServletRequestBuilder redLines(String login) {
        TileAddress at = TileMatrixSet.CGCS2000_ZONE_39.tileAt(12, Scenario.E + 12_050, Scenario.N + NORTH + 50);
        return get("/tiles/red-lines/CGCS2000Zone39/{z}/{x}/{y}.mvt", at.zoom(), at.column(), at.row())
                .with(loginAs.request(login));
    }

    private void allCompared() throws Exception {
        int left = 1;
        for (int times = 0; times < 30 && left > 0; times++) {
            left = loginAs.call(OFFICER, () -> conflicts.list(Filter.ALL, 0, 1)).uncompared();
        }
        assertThat(left).as("red lines that were not compared").isZero();
    }

    private static boolean isOf(Row row, CaseId caseId) {
        return row.sides().stream()
                .anyMatch(side -> side.known() != null && side.known().caseId().equals(caseId));
    }

    private List<Seen> seen(String login, CaseId caseId) throws Exception {
        return seenIn(login, caseId, -20_000, 20_000);
    }

    private List<Seen> seenIn(String login, CaseId caseId, double west, double east) throws Exception {
        allCompared();
        var box = new Envelope(
                Scenario.E + west, Scenario.E + east, Scenario.N + NORTH - 1_000, Scenario.N + NORTH + 1_000);
        return loginAs.call(login, () -> conflicts.inBox(Scenario.ZONE_39, box, ALL)).pairs().stream()
                .filter(seen -> isOf(seen.row(), caseId))
                .toList();
    }

    private CaseId drawn(Plot plot) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        draw(caseId, 0, plot);
        return caseId;
    }

    private void draw(CaseId caseId, int base, Plot plot) throws Exception {
        loginAs.call(OFFICER, () -> drawings.edit(caseId, LAND_USE, base, List.of(plot)));
    }

    private CaseId drawnInBaishi(Plot plot) throws Exception {
        CaseFile file = loginAs.call(
                "applicant-a", () -> process.open(CaseType.SEPARATELY_SITED, "风电场", new AdministrativeCode("990102")));
        scenario.complete(file.id(), "applicant-a", "submit");
        scenario.complete(file.id(), "baishi-window", "accept");
        loginAs.call("baishi-officer", () -> drawings.edit(file.id(), LAND_USE, 0, List.of(plot)));
        return file.id();
    }

    private void reach(CaseId caseId) {
        jdbc.sql("update casework_case set reached_level = 1 where id = ?")
                .param(caseId.value())
                .update();
    }

    private String number(CaseId caseId) {
        return cases.getUnchecked(caseId).number();
    }
}
