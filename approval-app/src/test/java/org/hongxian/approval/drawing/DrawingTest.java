package org.hongxian.approval.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.casework.DrawingKind.SITE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.boundaryText;
import static org.hongxian.approval.drawing.Scenario.plot;
import static org.hongxian.approval.drawing.Scenario.square;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.ledger.LedgerEntry;
import org.hongxian.approval.ledger.LedgerReader;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.survey.BoundaryPointNumbering;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

abstract class DrawingTest {

    private static final String COUNTY =
            "POLYGON ((-20000 -20000, 20000 -20000, 20000 20000, -20000 20000, -20000 -20000))";

    @Autowired
    Drawings drawings;

    @Autowired
    RedLines redLines;

    @Autowired
    Scenario scenario;

    @Autowired
    LoginAs loginAs;

    @Autowired
    LedgerReader ledger;

    @Autowired
    JdbcClient jdbc;

    @Value("${hongxian.home}")
    Path home;

    @BeforeEach
    void theCountyIsKnown() {
        scenario.importLayer("XZQ", Scenario.EVERYWHERE, Scenario.county("990101", COUNTY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "UTF-16"})
    void anImportedFileIsKeptAsItCameAndReadAsItIs(String encoding) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        byte[] bytes = boundaryText(square("地块1", 0, 0, 100)).getBytes(Charset.forName(encoding));

        DrawingVersion version = importFile(caseId, "红线.txt", bytes);

        assertThat(version.number()).isEqualTo(1);
        assertThat(version.crs()).isEqualTo(Scenario.ZONE_39);
        assertThat(version.issues()).extracting(Issue::code).isEmpty();
        assertThat(version.plots().get(0).rings().get(0).points().get(0).name()).isEqualTo("J1");
        assertThat(RedLineGeometry.areas(version).get(0).planarSquareMetres()).isCloseTo(10_000, within(1e-6));
        assertThat(version.sourceDigest()).isEqualTo(sha256(bytes));
        try (InputStream source =
                loginAs.call(OFFICER, () -> drawings.openSource(version)).orElseThrow()) {
            assertThat(source.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(loginAs.call(OFFICER, () -> drawings.findCurrent(caseId, LAND_USE)))
                .contains(version);
    }

    @Test
    void everyVersionStaysAndIsRecorded() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        DrawingVersion first = edit(caseId, 0, square("地块1", 0, 0, 100));
        DrawingVersion second = edit(caseId, 1, square("地块1", 0, 0, 120));

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(loginAs.call(OFFICER, () -> drawings.history(caseId, LAND_USE)))
                .containsExactly(second, first);
        assertThat(ledger.list(caseId.value()))
                .filteredOn(entry -> entry.kind().equals("drawing.saved"))
                .extracting(LedgerEntry::facts)
                .extracting(facts -> facts.get("number") + " " + facts.get("digest"))
                .containsExactly("1 " + first.digest(), "2 " + second.digest());
    }

    @Test
    void whatAFileDeclaredIsNoDefectOfWhatWasEditedSince() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String file = boundaryText(square("地块1", 0, 0, 100)).replace("5,,1,", "7,1.2,1,");
        DrawingVersion imported = importFile(caseId, "红线.txt", file.getBytes(StandardCharsets.UTF_8));
        assertThat(imported.issues())
                .extracting(Issue::code)
                .containsExactlyInAnyOrder(IssueCode.DECLARED_COUNT_DIFFERS, IssueCode.DECLARED_AREA_DIFFERS);

        Plot edited = declaring(square("地块1", 0, 0, 110), 7, 12_000.0);
        DrawingPreview preview = loginAs.call(OFFICER, () -> drawings.preview(caseId, LAND_USE, List.of(edited)));
        DrawingVersion saved = edit(caseId, 1, edited);

        assertThat(saved.issues()).isEqualTo(preview.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.DECLARED_AREA_DIFFERS);
            assertThat(issue.severity()).isEqualTo(Severity.NOTE);
            assertThat(issue.arguments()).containsEntry("declaredSquareMetres", 12_000.0);
            assertThat((double) issue.arguments().get("measuredSquareMetres")).isCloseTo(12_100, within(1e-6));
            assertThat(issue.place().easting()).isNull();
        });
        assertThat(imported.issues()).hasSize(2);
    }

    @Test
    void pointsGoByTheNumbersTheMapSheetPrints() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        // counter-clockwise from the south-east; the north-western corner is the surveyor's third point
        Plot plot = plot("地块1", 100, 0, 100, 100, 0, 100, 0, 0.05, 0, 0);
        DrawingVersion saved = edit(caseId, 0, plot);

        PointNumbers numbers = PointNumbers.of(saved);

        assertThat(numbers.plots()).isEqualTo(List.of(List.of(List.of("J3", "J2", "J1", "J5", "J4"))));
        assertThat(BoundaryPointNumbering.renumber(saved.plots().get(0))
                        .rings()
                        .get(0)
                        .points())
                .hasSize(5)
                .allSatisfy(printed ->
                        assertThat(numbers.of(0, 0, submitted(saved, printed))).isEqualTo(printed.name()));
        assertThat(saved.issues()).extracting(Issue::code).containsExactly(IssueCode.NEAR_DUPLICATE_POINT);
        Issue named = numbers.name(saved.issues(), saved.plots()).get(0);
        assertThat(List.of(
                        String.valueOf(named.place().point()), named.arguments().get("otherPoint")))
                .containsExactlyInAnyOrder("J4", "J5");
    }

    private static int submitted(DrawingVersion version, BoundaryPoint point) {
        List<BoundaryPoint> points = version.plots().get(0).rings().get(0).points();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).easting() == point.easting() && points.get(i).northing() == point.northing()) {
                return i;
            }
        }
        throw new AssertionError("no such point");
    }

    private static Plot declaring(Plot plot, int points, double areaSquareMetres) {
        return new Plot("1", plot.name(), areaSquareMetres, points, "", "", "", 0, plot.rings());
    }

    @Test
    void aDrawingWithDefectsIsKeptButBlocksTheTask() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        DrawingVersion version = edit(caseId, 0, plot("地块1", 0, 0, 100, 100, 100, 0, 0, 100));

        assertThat(version.issues()).extracting(Issue::code).contains(IssueCode.SELF_INTERSECTION);
        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .filteredOn(blocker -> blocker.piece().equals("drawing.land-use"))
                        .hasSize(1)
                        .allMatch(blocker -> blocker.anchor().equals("#defect-1")));
    }

    @Test
    void withoutADrawingTheTaskIsBlocked() throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .anyMatch(blocker -> blocker.messageKey().equals("drawing.blocker.missing")));
    }

    @Test
    void aPlotOutsideTheCountyIsADefect() throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        DrawingVersion version = edit(caseId, 0, square("地块1", 19_950, 0, 100));

        assertThat(version.issues()).extracting(Issue::code).containsExactly(IssueCode.OUTSIDE_COUNTY);
        assertThat(version.issues().get(0).arguments().get("areaSquareMetres"))
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isCloseTo(5_000, within(1e-3));
    }

    @Test
    void anEditOfAnOldVersionIsAConflict() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        edit(caseId, 0, square("地块1", 0, 0, 100));
        edit(caseId, 1, square("地块1", 0, 0, 110));

        assertThatThrownBy(() -> edit(caseId, 1, square("地块1", 0, 0, 120)))
                .isInstanceOfSatisfying(DrawingConflictException.class, conflict -> assertThat(conflict.currentNumber())
                        .isEqualTo(2));
        assertThat(versions(caseId)).isEqualTo(2);
    }

    @Test
    void ofTwoSimultaneousEditsOneWins() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        edit(caseId, 0, square("地块1", 0, 0, 100));
        var barrier = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> one = pool.submit(() -> wins(barrier, caseId, square("地块1", 0, 0, 110)));
            Future<Boolean> other = pool.submit(() -> wins(barrier, caseId, square("地块1", 0, 0, 120)));

            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        } finally {
            pool.shutdownNow();
        }
        assertThat(versions(caseId)).isEqualTo(2);
    }

    private boolean wins(CyclicBarrier barrier, CaseId caseId, Plot plot) throws Exception {
        barrier.await();
        try {
            edit(caseId, 1, plot);
            return true;
        } catch (DrawingConflictException lost) {
            return false;
        }
    }

    @Test
    void nobodyDrawsWhenTheTaskDoesNotLetThem() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        Plot plot = square("地块1", 0, 0, 100);

        assertRefused(() -> edit("qinghe-window", caseId, 0, plot));
        assertRefused(() -> edit("qinghe-chief", caseId, 0, plot));
        assertThatThrownBy(() -> loginAs.call(OFFICER, () -> drawings.edit(caseId, SITE, 0, List.of(plot))))
                .isInstanceOf(NotAllowedNowException.class);
        assertThatThrownBy(() -> loginAs.call(
                        "qinghe-chief",
                        () -> drawings.importFile(
                                caseId,
                                LAND_USE,
                                "a.txt",
                                stream(boundaryText(plot).getBytes(StandardCharsets.UTF_8)),
                                null)))
                .isInstanceOf(NotAllowedNowException.class);
        assertThatThrownBy(() -> loginAs.call("qinghe-chief", () -> drawings.derive(caseId, LAND_USE)))
                .isInstanceOf(NotAllowedNowException.class);
        assertThat(versions(caseId)).isZero();
    }

    @Test
    void theOtherCountyDoesNotKnowTheCase() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        edit(caseId, 0, square("地块1", 0, 0, 100));

        assertThatThrownBy(() -> loginAs.call("baishi-officer", () -> drawings.findCurrent(caseId, LAND_USE)))
                .isInstanceOf(CaseNotFoundException.class);
        assertThatThrownBy(() -> loginAs.call("baishi-officer", () -> drawings.history(caseId, LAND_USE)))
                .isInstanceOf(CaseNotFoundException.class);
        assertThatThrownBy(() -> edit("baishi-officer", caseId, 1, square("地块1", 0, 0, 120)))
                .isInstanceOf(CaseNotFoundException.class);
        assertThatThrownBy(() -> loginAs.call(
                        "baishi-officer", () -> drawings.preview(caseId, LAND_USE, List.of(square("P", 0, 0, 1)))))
                .isInstanceOf(CaseNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "这不是坐标文件",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "%PDF-1.7 ...",
                "[地块坐标]\n4,1,1,地块1,面,,,,@\nJ1,1,NaN,39540000\nJ2,1,3450000,1e308\nJ3,1,inf,-inf\n",
                "\u0000\u0001\u0002\u0003"
            })
    void whatCannotBeReadLeavesNothingBehind(String content) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        long stored = storedContents();

        assertThatThrownBy(() -> importFile(caseId, "红线.txt", content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(UnusableFileException.class, refused -> assertThat(refused.getMessage())
                        .contains("红线.txt"));

        assertThat(versions(caseId)).isZero();
        assertThat(storedContents()).isEqualTo(stored);
        assertThat(ledger.list(caseId.value())).noneMatch(entry -> entry.kind().startsWith("drawing"));
    }

    @Test
    void aFailureAfterReadingLeavesNoVersionAndNoRecord() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        edit(caseId, 0, square("地块1", 0, 0, 100));
        scenario.importLayer("XZQ", Scenario.EVERYWHERE, Scenario.county("990101", COUNTY));
        // The unique key is what a faster writer takes; here it is taken by a row that no gate let in.
        jdbc.sql("""
                        insert into drawing_version (id, case_id, kind, number, crs, plots, assumptions, issues, digest,
                            min_easting, min_northing, max_easting, max_northing, created_by, created_at)
                        select ?, case_id, kind, 1 + number, crs, plots, assumptions, issues, digest,
                            min_easting, min_northing, max_easting, max_northing, created_by, created_at
                        from drawing_version where case_id = ?""").param(UUID.randomUUID()).param(caseId.value()).update();

        assertThatThrownBy(() -> edit(caseId, 1, square("地块1", 0, 0, 120)))
                .isInstanceOf(DrawingConflictException.class);
        assertThat(ledger.list(caseId.value()))
                .filteredOn(entry -> entry.kind().equals("drawing.saved"))
                .hasSize(1);
    }

    @Test
    void whatCouldNotBeReadInAFileBlocksUntilTheFileIsImportedAgain() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String sound = boundaryText(square("地块1", 0, 0, 100));
        String damaged = sound + "3,,2,地块2,线,,,,@\nJ5,1,3450000,39540500\nJ6,1,3450100,39540500\n";
        assertThat(importFile(caseId, "红线.txt", damaged.getBytes(StandardCharsets.UTF_8))
                        .hasBlockingIssues())
                .isTrue();

        DrawingVersion edited = edit(caseId, 1, square("地块1", 0, 0, 100));

        assertThat(edited.issues()).extracting(Issue::code).containsExactly(IssueCode.GEOMETRY_TYPE_UNUSABLE);
        assertThat(edited.hasBlockingIssues()).isTrue();
        assertThat(importFile(caseId, "红线.txt", sound.getBytes(StandardCharsets.UTF_8))
                        .issues())
                .isEmpty();
    }

    @Test
    void withoutTheBoundaryOfItsCountyADrawingIsNotTakenToLieInside() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        scenario.importLayer("XZQ", Scenario.EVERYWHERE, Scenario.county("990102", COUNTY));

        DrawingVersion version = edit(caseId, 0, square("地块1", 0, 0, 100));

        assertThat(version.issues()).extracting(Issue::code).containsExactly(IssueCode.COUNTY_NOT_CHECKED);
        assertThat(version.hasBlockingIssues()).isTrue();
    }

    @Test
    void theLandUseDrawingCanStartFromTheSite() throws Exception {
        CaseId caseId = scenario.open();
        Plot site = square("选址", 0, 0, 200);
        loginAs.call("applicant-a", () -> drawings.edit(caseId, SITE, 0, List.of(site)));
        scenario.complete(caseId, "applicant-a", "submit");
        scenario.complete(caseId, "qinghe-window", "accept");

        DrawingVersion derived = loginAs.call(OFFICER, () -> drawings.derive(caseId, LAND_USE));

        assertThat(derived.kind()).isEqualTo(LAND_USE);
        assertThat(derived.plots()).containsExactly(site);
    }

    @Test
    void aPreviewChecksAndMeasuresAndKeepsNothing() throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        DrawingPreview preview = loginAs.call(
                OFFICER,
                () -> drawings.preview(
                        caseId, LAND_USE, List.of(plot("地块1", 0, 0, 100, 0, 100, 100, 50, 100, 50, 100.02, 0, 100))));

        assertThat(preview.planarAreaSquareMetres()).isCloseTo(10_000.5, within(0.6));
        assertThat(preview.issues()).extracting(Issue::code).contains(IssueCode.NEAR_DUPLICATE_POINT);
        assertThat(versions(caseId)).isZero();
    }

    @Test
    void whatIsExportedReadsBackAsTheSameDrawing() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        DrawingVersion version = edit(caseId, 0, plot("地块1", 0.1234, 0, 100, 0.5, 100, 100, 0, 100.0009));

        for (FileFormat format : FileFormats.all()) {
            ExportedDrawing exported = loginAs.call(OFFICER, () -> drawings.export(version, format));
            DrawingVersion back = importFile(caseId, exported.fileName(), exported.content());
            // Formats differ in orientation and first point, not in place.
            double distance = DiscreteHausdorffDistance.distance(
                    RedLineGeometry.multiPolygon(version), RedLineGeometry.multiPolygon(back));
            assertThat(distance).as(format.name()).isLessThan(1e-4);
            // The fourth decimal of this drawing is one more than is asked for, where the format keeps it; and it runs
            // the other
            // way round than the table of an exchange file should.
            assertThat(back.issues())
                    .as(format.name())
                    .extracting(Issue::code)
                    .isSubsetOf(IssueCode.COORDINATE_PRECISION, IssueCode.RING_ORIENTATION);
        }
    }

    @Test
    void aFileOfTheNextZoneHasNoDefectsTheConversionMade() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        // 100 m by 100 m in the plane of zone 40, which is not the plane of the county.
        String file = boundaryText(square("地块1", 0, 0, 100))
                .replace("带号=39", "带号=40")
                .replace(",39540", ",40256")
                .replace("5,,1,", "5,1.0000,1,");

        DrawingVersion imported = importFile(caseId, "next.txt", file.getBytes(StandardCharsets.UTF_8));
        DrawingVersion moved = edit(caseId, 1, imported.plots().get(0));

        assertThat(imported.assumptions()).extracting(Assumption::code).contains("drawing.assumption.converted");
        assertThat(RedLineGeometry.areas(imported).get(0).planarSquareMetres()).isNotCloseTo(10_000, within(1.5));
        assertThat(imported.issues())
                .extracting(Issue::code)
                .doesNotContain(IssueCode.COORDINATE_PRECISION, IssueCode.DECLARED_AREA_DIFFERS);
        assertThat(moved.issues()).extracting(Issue::code).doesNotContain(IssueCode.COORDINATE_PRECISION);
    }

    @Test
    void versionsAreCompared() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        edit(caseId, 0, square("地块1", 0, 0, 100));
        edit(caseId, 1, square("地块1", 0, 0, 100), square("地块2", 500, 0, 50));

        DrawingComparison comparison = loginAs.call(OFFICER, () -> drawings.compare(caseId, LAND_USE, 1, 2));

        assertThat(comparison.areaAfterSquareMetres() - comparison.areaBeforeSquareMetres())
                .isCloseTo(2_500, within(1e-6));
        assertThatThrownBy(() -> loginAs.call(OFFICER, () -> drawings.compare(caseId, LAND_USE, 1, 9)))
                .isInstanceOf(DrawingNotFoundException.class);
    }

    private void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(NotAllowedNowException.class);
    }

    private DrawingVersion edit(CaseId caseId, int base, Plot... plots) throws Exception {
        return edit(OFFICER, caseId, base, plots);
    }

    private DrawingVersion edit(String login, CaseId caseId, int base, Plot... plots) throws Exception {
        return loginAs.call(login, () -> drawings.edit(caseId, LAND_USE, base, List.of(plots)));
    }

    private DrawingVersion importFile(CaseId caseId, String name, byte[] bytes) throws Exception {
        return loginAs.call(OFFICER, () -> drawings.importFile(caseId, LAND_USE, name, stream(bytes), null));
    }

    private long versions(CaseId caseId) {
        return jdbc.sql("select count(*) from drawing_version where case_id = ?")
                .param(caseId.value())
                .query(Long.class)
                .single();
    }

    private long storedContents() throws IOException {
        try (var files = Files.walk(home.resolve("store"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
