package org.hongxian.approval.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.square;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/** Which cases others meet on the ground. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class ClaimedLandTest {

    @Autowired
    Drawings drawings;

    @Autowired
    RedLines redLines;

    @Autowired
    Cases cases;

    @Autowired
    Scenario scenario;

    @Autowired
    LoginAs loginAs;

    @Test
    void landIsClaimedByWhatIsUnderWayOrApprovedAndByNothingElse() throws Exception {
        scenario.importLayer(
                "XZQ",
                Scenario.EVERYWHERE,
                Scenario.county(
                        "990101", "POLYGON ((-20000 -20000, 20000 -20000, 20000 20000, -20000 20000, -20000 -20000))"));
        CaseId caseId = scenario.openAtSurvey();
        DrawingVersion drawing = loginAs.call(
                OFFICER,
                () -> drawings.edit(caseId, DrawingKind.LAND_USE, 0, List.of(square("地块1", 7_000, 7_000, 100))));

        var there = new Envelope(Scenario.E + 7_000, Scenario.E + 7_100, Scenario.N + 7_000, Scenario.N + 7_100);
        Set<CaseState> claiming = EnumSet.noneOf(CaseState.class);
        for (CaseState state : CaseState.values()) {
            cases.changeState(caseId, state);
            if (redLines.listOthers(new CaseId(UUID.randomUUID()), DrawingKind.LAND_USE, drawing.crs(), there).stream()
                    .anyMatch(other -> other.caseId().equals(caseId))) {
                claiming.add(state);
            }
        }

        assertThat(claiming).containsExactly(CaseState.IN_PROGRESS, CaseState.APPROVED, CaseState.CLOSED);
    }

    /** Land that was approved and case closed still has its boundary. */
    @ParameterizedTest
    @EnumSource(names = {"IN_PROGRESS", "APPROVED", "CLOSED"})
    void aBoundaryThatAlmostMeetsThatOfAnotherCaseIsADefectThatNamesIt(CaseState state) throws Exception {
        double north = 12_000 + 500 * state.ordinal();
        CaseId others = scenario.openAtSurvey();
        loginAs.call(
                OFFICER,
                () -> drawings.edit(others, DrawingKind.LAND_USE, 0, List.of(square("地块1", 9_000, north, 100))));
        cases.changeState(others, state);
        CaseId own = scenario.openAtSurvey();

        DrawingVersion saved = loginAs.call(
                OFFICER,
                () -> drawings.edit(own, DrawingKind.LAND_USE, 0, List.of(square("地块1", 9_100.02, north, 100))));

        assertThat(saved.issues())
                .filteredOn(issue -> issue.code() == IssueCode.NEAR_COINCIDENT_EDGE)
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.arguments())
                            .containsEntry(
                                    "neighbour", cases.getUnchecked(others).number());
                    assertThat((Double) issue.arguments().get("areaSquareMetres"))
                            .isCloseTo(2, within(1e-3));
                    assertThat(issue.place().easting()).isCloseTo(Scenario.E + 9_100.01, within(0.011));
                });
    }

    @Test
    void anApplicantCannotFeelOutTheBoundaryOfSomebodyElse() throws Exception {
        CaseId others = scenario.openAtSurvey();
        loginAs.call(
                OFFICER,
                () -> drawings.edit(others, DrawingKind.LAND_USE, 0, List.of(square("地块1", 9_000, 9_000, 100))));
        CaseId own = scenario.openAtSurvey();
        // Two centimetres from the boundary of the other case.
        var beside = List.of(square("地块1", 9_100.02, 9_000, 100));
        DrawingVersion saved = loginAs.call(OFFICER, () -> drawings.edit(own, DrawingKind.LAND_USE, 0, beside));

        String number = cases.getUnchecked(others).number();
        assertThat(saved.issues())
                .anyMatch(issue -> number.equals(issue.arguments().get("neighbour")));
        assertThat(loginAs.call("applicant-a", () -> drawings.findCurrent(own, DrawingKind.LAND_USE)))
                .get()
                .satisfies(seen -> {
                    assertThat(seen.plots()).isEqualTo(saved.plots());
                    assertThat(seen.issues())
                            .noneMatch(issue -> issue.arguments().containsKey("neighbour"));
                });
        assertThat(loginAs.call("applicant-a", () -> drawings.preview(own, DrawingKind.SITE, beside))
                        .issues())
                .noneMatch(issue -> issue.arguments().containsKey("neighbour"));
    }
}
