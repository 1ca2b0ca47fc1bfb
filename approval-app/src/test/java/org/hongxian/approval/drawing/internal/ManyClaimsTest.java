package org.hongxian.approval.drawing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingModules;
import org.hongxian.approval.drawing.DrawingPreview;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Somebody draws over half a county. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class ManyClaimsTest {

    private static final int ROW = 40;
    private static final int CLAIMS = 1_040;
    private static final double NORTH = 60_000;

    @Autowired
    DrawingRepository repository;

    @Autowired
    ClaimTable claims;

    @Autowired
    Drawings drawings;

    @Autowired
    Scenario scenario;

    @Autowired
    LoginAs loginAs;

    @Autowired
    JdbcClient jdbc;

    /** Others share the database, and would wait until so many are compared. */
    @AfterEach
    void theClaimsGoAgain() {
        jdbc.sql(
                        "DELETE FROM drawing_claim WHERE case_id IN (SELECT id FROM casework_case WHERE number LIKE '990101-2020-%')")
                .update();
    }

    @Test
    void theLargestConflictsAreListedAndThatNotAllWereComparedIsSaid() throws Exception {
        for (int i = 0; i < CLAIMS; i++) {
            claim(i);
        }
        CaseId caseId = scenario.openAtSurvey();

        DrawingPreview some = preview(caseId, Scenario.square("地块1", 0, NORTH, 450));
        DrawingPreview all = preview(caseId, Scenario.square("地块1", -50, NORTH - 50, 5_000));
        // A frame around all of them: every box is in its own, and none is read.
        DrawingPreview around = preview(
                caseId,
                Scenario.plot(
                        "地块1",
                        -200,
                        NORTH + 5_000,
                        5_000,
                        NORTH + 5_000,
                        5_000,
                        NORTH + 4_900,
                        -100,
                        NORTH + 4_900,
                        -100,
                        NORTH - 200,
                        -200,
                        NORTH - 200));

        // 5 x 5 squares of 10 m, the first of them 1 m larger
        assertThat(some.conflicts()).hasSize(25).allSatisfy(issue -> assertThat(issue.code())
                .isEqualTo(IssueCode.LIVE_CLAIM_OVERLAP));
        assertThat((double) some.conflicts().get(0).arguments().get("areaSquareMetres"))
                .isGreaterThan(120);
        assertThat(all.conflicts()).hasSize(101);
        assertThat(all.conflicts().get(0)).satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.CLAIMS_NOT_CHECKED);
            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
        });
        assertThat(all.conflicts().get(100)).satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.MORE_FINDINGS);
            assertThat(issue.arguments()).containsEntry("count", 901);
        });
        assertThat(around.conflicts()).isEmpty();
    }

    private DrawingPreview preview(CaseId caseId, Plot plot) throws Exception {
        return loginAs.call(Scenario.OFFICER, () -> drawings.preview(caseId, DrawingKind.LAND_USE, List.of(plot)));
    }

    private void claim(int number) {
        UUID caseId = UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO casework_case (id, number, title, type, county, applicant_login, applicant_name, tracking_code,"
                                + " state, reached_level, opened_at) VALUES (?, ?, 't', 'SEPARATELY_SITED', '990101', 'a', 'a', 'c',"
                                + " 'IN_PROGRESS', 0, CURRENT_TIMESTAMP)")
                .params(caseId, "990101-2020-" + number)
                .update();
        Plot plot = Scenario.square("P", number % ROW * 100.0, NORTH + number / ROW * 100.0, number == 0 ? 11 : 10);
        var version = new DrawingVersion(
                UUID.randomUUID(),
                new CaseId(caseId),
                DrawingKind.LAND_USE,
                1,
                Scenario.ZONE_39,
                List.of(plot),
                null,
                null,
                List.of(),
                List.<Issue>of(),
                "d" + number,
                "p",
                Instant.parse("2026-01-01T00:00:00Z"));
        repository.insert(version, Extents.of(version.plots()));
        claims.replace(version, Extents.of(version.plots()));
    }
}
