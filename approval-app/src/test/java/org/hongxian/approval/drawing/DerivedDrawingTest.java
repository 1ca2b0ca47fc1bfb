package org.hongxian.approval.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.drawing.Scenario.square;

import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/** The land-use drawing stays inside the site the applicant asked for: told while drawing, and before the step ends. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class DerivedDrawingTest {

    private static final String OFFICER = "qinghe-officer";

    @Autowired
    Scenario scenario;

    @Autowired
    Drawings drawings;

    @Autowired
    CaseProcess process;

    @Autowired
    LoginAs loginAs;

    @BeforeEach
    void theCountyIsKnown() {
        scenario.importLayer(
                "XZQ",
                Scenario.EVERYWHERE,
                Scenario.county(
                        "990101", "POLYGON ((-20000 -20000, 20000 -20000, 20000 20000, -20000 20000, -20000 -20000))"));
    }

    @Test
    void landUsedOutsideTheSiteIsADefectWithPlaceAndAreaAlreadyInThePreview() throws Exception {
        // Away from the red lines of the other tests, which would be its neighbours.
        CaseId caseId = scenario.open();
        edit(caseId, "applicant-a", DrawingKind.SITE, 0, square("1", 12_000, 0, 200));
        submit(caseId);
        Plot tooFar = square("1", 12_120, 50, 100);

        List<Issue> previewed = loginAs.call(
                        OFFICER, () -> drawings.preview(caseId, DrawingKind.LAND_USE, List.of(tooFar)))
                .issues();
        DrawingVersion saved = edit(caseId, OFFICER, DrawingKind.LAND_USE, 0, tooFar);

        assertThat(previewed).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.OUTSIDE_ORIGIN);
            assertThat((double) issue.arguments().get("areaSquareMetres")).isCloseTo(2000, within(1.0));
            assertThat(issue.place().point()).isNotNull();
        });
        assertThat(saved.issues()).extracting(Issue::code).containsExactly(IssueCode.OUTSIDE_ORIGIN);
        assertThat(blockers(caseId)).extracting(Blocker::anchor).containsExactly("#defect-1");
        edit(caseId, OFFICER, DrawingKind.LAND_USE, 1, square("1", 12_050, 50, 100));
        assertThat(blockers(caseId)).isEmpty();
    }

    @Test
    void aSiteMadeSmallerAfterwardsBlocksTheLandUseThatWasInside() throws Exception {
        CaseId caseId = scenario.open();
        edit(caseId, "applicant-a", DrawingKind.SITE, 0, square("1", 0, 0, 200));
        submit(caseId);
        edit(caseId, OFFICER, DrawingKind.LAND_USE, 0, square("1", 50, 50, 100));
        scenario.complete(caseId, OFFICER, "return", "apply");
        edit(caseId, "applicant-a", DrawingKind.SITE, 1, square("1", 0, 0, 100));
        submit(caseId);

        assertThat(blockers(caseId)).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("drawing.blocker.outside-origin");
            assertThat(String.valueOf(blocker.arguments().get(0))).contains("选址范围");
        });
    }

    private void submit(CaseId caseId) throws Exception {
        scenario.complete(caseId, "applicant-a", "submit");
        scenario.complete(caseId, "qinghe-window", "accept");
    }

    private DrawingVersion edit(CaseId caseId, String login, DrawingKind kind, int base, Plot plot) throws Exception {
        return loginAs.call(login, () -> drawings.edit(caseId, kind, base, List.of(plot)));
    }

    private List<Blocker> blockers(CaseId caseId) throws Exception {
        ActiveTask task = scenario.task(caseId, OFFICER).orElseThrow();
        return loginAs.call(OFFICER, () -> process.blockers(task)).stream()
                .filter(blocker -> blocker.piece().equals("drawing.land-use"))
                .toList();
    }
}
