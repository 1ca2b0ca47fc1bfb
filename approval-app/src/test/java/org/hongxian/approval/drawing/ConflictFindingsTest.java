package org.hongxian.approval.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.casework.DrawingKind.SITE;
import static org.hongxian.approval.casework.DrawingKind.WORKS;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.square;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a drawing is told about the ground other cases claim. Every test has ground of its own. */
abstract class ConflictFindingsTest {

    private static final String APPLICANT = "applicant-a";

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
    JdbcClient jdbc;

    @Test
    void anOfficerIsToldWhichCaseHowMuchAndWhereAndSoIsTheOtherOne() throws Exception {
        CaseId one = drawn(square("地块1", 1_000, 1_000, 100));
        CaseId other = drawn(square("地块甲", 1_060, 1_000, 100));

        assertThat(conflicts(OFFICER, other, LAND_USE)).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.LIVE_CLAIM_OVERLAP);
            assertThat(issue.severity()).isEqualTo(Severity.WARNING);
            assertThat(issue.arguments()).containsEntry("neighbour", number(one));
            assertThat(area(issue)).isCloseTo(40 * 100, within(1e-3));
            assertThat(issue.place().plot()).isEqualTo("地块甲");
            assertThat(issue.place().easting()).isBetween(Scenario.E + 1_060, Scenario.E + 1_100);
            assertThat(issue.place().northing()).isBetween(Scenario.N + 1_000, Scenario.N + 1_100);
        });
        assertThat(conflicts(OFFICER, one, LAND_USE)).singleElement().satisfies(issue -> assertThat(issue.arguments())
                .containsEntry("neighbour", number(other)));
    }

    @Test
    void whileDrawingTheAnswerFollowsThePlotsAndSavingAgainOfTheOtherCaseChangesIt() throws Exception {
        CaseId one = drawn(square("地块1", 2_000, 1_000, 100));
        CaseId other = drawn(square("地块1", 2_500, 1_000, 100));

        assertThat(conflicts(OFFICER, other, LAND_USE)).isEmpty();
        DrawingPreview preview = loginAs.call(
                OFFICER, () -> drawings.preview(other, LAND_USE, List.of(square("地块1", 2_070, 1_000, 100))));
        assertThat(preview.conflicts()).singleElement().satisfies(issue -> assertThat(area(issue))
                .isCloseTo(30 * 100, within(1e-3)));

        draw(other, 1, square("地块1", 2_070, 1_000, 100));
        draw(one, 1, square("地块1", 2_000, 1_050, 100));
        assertThat(conflicts(OFFICER, other, LAND_USE)).singleElement().satisfies(issue -> assertThat(area(issue))
                .isCloseTo(30 * 50, within(1e-3)));
        // Side by side, and less than a square metre: nothing a form could show.
        draw(one, 2, square("地块1", 1_970, 1_000, 100));
        assertThat(conflicts(OFFICER, other, LAND_USE)).isEmpty();
        draw(one, 3, square("地块1", 1_970.005, 1_000, 100));
        assertThat(conflicts(OFFICER, other, LAND_USE)).isEmpty();
    }

    @Test
    void whatIsUnderWayOrApprovedCountsAndWhatWasRefusedRejectedDroppedOrNotRequiredDoesNot() throws Exception {
        CaseId one = drawn(square("地块1", 3_000, 1_000, 100));
        CaseId other = drawn(square("地块1", 3_000, 1_000, 100));

        Map<CaseState, List<IssueCode>> found = new EnumMap<>(CaseState.class);
        for (CaseState state : CaseState.values()) {
            cases.changeState(one, state);
            found.put(
                    state,
                    conflicts(OFFICER, other, LAND_USE).stream()
                            .map(Issue::code)
                            .toList());
        }

        assertThat(found)
                .isEqualTo(Map.of(
                        CaseState.IN_PROGRESS, List.of(IssueCode.LIVE_CLAIM_OVERLAP),
                        CaseState.APPROVED, List.of(IssueCode.APPROVED_CLAIM_OVERLAP),
                        CaseState.CLOSED, List.of(IssueCode.APPROVED_CLAIM_OVERLAP),
                        CaseState.REJECTED, List.of(),
                        CaseState.REFUSED, List.of(),
                        CaseState.NOT_REQUIRED, List.of(),
                        CaseState.DROPPED, List.of()));
    }

    @Test
    void aSiteClaimsGroundFromWhenItIsHandedInUntilTheLandUseIsDrawn() throws Exception {
        CaseId landUse = drawn(square("地块1", 4_000, 1_000, 100));
        CaseId site = scenario.open();
        loginAs.call(APPLICANT, () -> drawings.edit(site, SITE, 0, List.of(square("选址", 4_050, 1_000, 100))));

        assertThat(conflicts(OFFICER, landUse, LAND_USE)).as("a draft").isEmpty();
        assertThat(conflicts(OFFICER, site, SITE)).singleElement().satisfies(issue -> assertThat(issue.severity())
                .isEqualTo(Severity.WARNING));

        scenario.complete(site, APPLICANT, "submit");
        assertThat(conflicts(OFFICER, landUse, LAND_USE)).singleElement().satisfies(issue -> {
            assertThat(issue.severity()).isEqualTo(Severity.NOTE);
            assertThat(issue.arguments()).containsEntry("neighbour", number(site));
            assertThat(area(issue)).isCloseTo(50 * 100, within(1e-3));
        });

        scenario.complete(site, "qinghe-window", "accept");
        draw(site, 0, square("地块1", 4_110, 1_000, 40));
        assertThat(conflicts(OFFICER, landUse, LAND_USE))
                .as("the site is replaced by a land use beside")
                .isEmpty();
    }

    @Test
    void ofACaseOfAnotherCountyOnlyTheAuthorityAndTheAreaAreTold() throws Exception {
        CaseId here = drawn(square("地块1", 5_000, 1_000, 100));
        CaseId there = drawnInBaishi(square("地块1", 5_080, 1_000, 100));

        assertThat(conflicts(OFFICER, here, LAND_USE)).singleElement().satisfies(issue -> {
            assertThat(issue.arguments()).containsOnlyKeys("authority", "areaSquareMetres");
            assertThat(issue.arguments()).containsEntry("authority", "白石县");
            assertThat(area(issue)).isCloseTo(20 * 100, within(1e-3));
            assertThat(issue.place().easting()).isNull();
            assertThat(issue.place().plot()).isNull();
        });
        assertThat(conflicts("baishi-officer", there, LAND_USE))
                .singleElement()
                .satisfies(issue -> assertThat(issue.arguments()).containsEntry("authority", "青禾县"));
        // Two centimetres beside: the boundary of another county's case is not felt out either.
        DrawingPreview beside = loginAs.call(
                OFFICER, () -> drawings.preview(here, LAND_USE, List.of(square("地块1", 4_979.98, 1_000, 100))));
        assertThat(beside.issues()).noneMatch(issue -> issue.code() == IssueCode.NEAR_COINCIDENT_EDGE);
    }

    @Test
    void anApplicantIsToldTheAuthorityAndAboutHowMuchAndNoNumberNotEvenOfAnOwnCase() throws Exception {
        CaseId own = drawn(square("地块1", 6_000, 1_000, 100));
        CaseId others = drawn(square("地块1", 6_093.7, 1_000, 100));
        jdbc.sql("update casework_case set applicant_login = 'applicant-b' where id = ?")
                .param(others.value())
                .update();
        cases.changeState(own, CaseState.APPROVED);
        CaseId site = scenario.open();

        DrawingPreview preview =
                loginAs.call(APPLICANT, () -> drawings.preview(site, SITE, List.of(square("选址", 6_050, 1_000, 100))));

        assertThat(preview.conflicts()).allSatisfy(issue -> {
            assertThat(issue.arguments()).containsOnlyKeys("authority", "areaSquareMetres");
            assertThat(issue.arguments()).containsEntry("authority", "青禾县");
            assertThat(issue.place().easting()).isNull();
        });
        // 50 m x 100 m of the approved one, 56.3 m x 100 m = 5 630 m2 of the other
        assertThat(preview.conflicts())
                .extracting(Issue::code, ConflictFindingsTest::area)
                .containsExactlyInAnyOrder(
                        tuple(IssueCode.APPROVED_CLAIM_OVERLAP, 5_000.0), tuple(IssueCode.LIVE_CLAIM_OVERLAP, 5_700.0));
    }

    @Test
    void aReviewerOfACityIsNotToldTheNumberOfACaseThatHasNotComeThere() throws Exception {
        CaseId here = drawn(square("地块1", 7_000, 1_000, 100));
        CaseId young = drawn(square("地块1", 7_050, 1_000, 100));
        jdbc.sql("update casework_case set reached_level = 1 where id = ?")
                .param(here.value())
                .update();

        assertThat(conflicts("yunchuan-review-farmland", here, LAND_USE))
                .singleElement()
                .satisfies(issue -> assertThat(issue.arguments()).containsOnlyKeys("authority", "areaSquareMetres"));
        assertThat(conflicts(OFFICER, here, LAND_USE)).singleElement().satisfies(issue -> assertThat(issue.arguments())
                .containsEntry("neighbour", number(young)));
    }

    @Test
    void everyStateAndEveryPairOfKindsHasARuleInForceAndNothingIsAssumedBeforeThat() {
        ClaimRules today = ClaimRules.on(LocalDate.of(2026, 3, 2));

        for (CaseState state : CaseState.values()) {
            assertThat(today.standing(state, true)).isNotNull();
            assertThat(today.standing(state, false)).isNotNull();
        }
        for (DrawingKind kind : DrawingKind.values()) {
            for (DrawingKind other : DrawingKind.values()) {
                assertThat(today.severity(kind, other, Standing.LIVE)).isPresent();
                assertThat(today.severity(kind, other, Standing.APPROVED)).isPresent();
                assertThat(today.severity(kind, other, Standing.NONE)).isEmpty();
            }
        }
        assertThat(today.replacedBy().get(WORKS)).containsExactly(LAND_USE);
        ClaimRules before = ClaimRules.on(LocalDate.of(1990, 1, 1));
        assertThatThrownBy(() -> before.standing(CaseState.IN_PROGRESS, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("IN_PROGRESS");
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
        CaseId caseId = loginAs.call(
                        APPLICANT,
                        () -> process.open(CaseType.SEPARATELY_SITED, "风电场", new AdministrativeCode("990102")))
                .id();
        scenario.complete(caseId, APPLICANT, "submit");
        scenario.complete(caseId, "baishi-window", "accept");
        loginAs.call("baishi-officer", () -> drawings.edit(caseId, LAND_USE, 0, List.of(plot)));
        return caseId;
    }

    private List<Issue> conflicts(String login, CaseId caseId, DrawingKind kind) throws Exception {
        return loginAs.call(
                login,
                () -> drawings.conflicts(drawings.findCurrent(caseId, kind).orElseThrow()));
    }

    private String number(CaseId caseId) {
        return cases.getUnchecked(caseId).number();
    }

    private static double area(Issue issue) {
        return (double) issue.arguments().get("areaSquareMetres");
    }
}
