package org.hongxian.approval.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.feature;
import static org.hongxian.approval.drawing.Scenario.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.drawing.DrawingPreview;
import org.hongxian.approval.drawing.LandOutlook;
import org.hongxian.approval.measurement.Measurement.Answer;
import org.hongxian.approval.measurement.Measurement.Row;
import org.hongxian.approval.measurement.Measurement.Verdict;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.evidence.MeasurementVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class MeasurementTest extends MeasuredCase {

    @Test
    void theNumbersOfAKnownCoverageAreRight() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));

        Measurement measurement = measure(caseId);

        assertThat(measurement.planarAreaSquareMetres()).isCloseTo(10_000, within(1e-6));
        assertThat(measurement.rows())
                .extracting(Row::ownerCode, Row::landClass, Row::basicFarmland, row -> row.hectares()
                        .toPlainString())
                .containsExactly(
                        tuple("990101001001", "0101", false, "0.3000"),
                        tuple("990101001001", "0101", true, "0.3000"),
                        tuple("990101001001", "0301", false, "0.2000"),
                        tuple("990101001002", "1003", false, "0.2000"));
        assertThat(measurement.answers())
                .extracting(Answer::layer, Answer::verdict)
                .containsExactly(
                        tuple("DLTB", Verdict.OVERLAPS),
                        tuple("YJJBNTTB", Verdict.OVERLAPS),
                        tuple("STBHHX", Verdict.CLEAR),
                        tuple("CZKFBJ", Verdict.CLEAR),
                        tuple("RED_LINES", Verdict.CLEAR));
        assertThat(loginAs.call(OFFICER, () -> measurements.findCurrent(caseId)))
                .contains(measurement);
    }

    @Test
    void theExportedFileIsMeasuredAgainToTheByteWithoutThisInstallation(@TempDir Path folder) throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));
        Measurement measurement = measure(caseId);

        Path file = folder.resolve("measurement.zip");
        loginAs.call(OFFICER, () -> {
            try (var out = Files.newOutputStream(file)) {
                measurements.export(caseId, out);
            }
            return file;
        });

        var verification = MeasurementVerification.of(file);
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.digest()).isEqualTo(measurement.digest());
    }

    @Test
    void bothMethodsOfMeasuringAgreeAndTheEvidenceSaysSo() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));
        measure(caseId);

        String evidence =
                loginAs.call(OFFICER, () -> measurements.findEvidence(caseId).orElseThrow());

        assertThat(evidence)
                .contains("\"crossCheck\":{\"method\":\"hongxian-direct-1\",\"agrees\":true,\"parcels\":3,"
                        + "\"toleranceSquareMetres\":0.000001");
    }

    @Test
    void theLandUnderADrawingIsShownWhileItIsDrawn() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));

        DrawingPreview preview = loginAs.call(OFFICER, () -> drawings.preview(caseId, LAND_USE, List.of(at(0, 0, 50))));

        LandOutlook land = preview.land();
        assertThat(land).isNotNull();
        assertThat(land.rows()).extracting(LandOutlook.Row::landClass).containsExactly("0101");
        assertThat(land.rows().get(0).landClassName()).isNotEmpty();
        assertThat(land.rows().get(0).squareMetres()).isCloseTo(2_500, within(1e-6));
        assertThat(land.protectedLand()).extracting(LandOutlook.Shared::layer).containsExactly("YJJBNTTB");
        assertThat(land.protectedLand().get(0).squareMetres()).isCloseTo(1_500, within(1e-6));
        assertThat(land.uncoveredSquareMetres()).isZero();
        assertThat(land.unansweredLayers()).isEmpty();
    }

    @Test
    void whatItWasMeasuredAgainstIsPartOfIt() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));

        Measurement measurement = measure(caseId);

        assertThat(measurement.layers())
                .extracting(Measurement.Layer::layer, Measurement.Layer::versionId)
                .containsExactly(
                        tuple("DLTB", currentVersion("DLTB")),
                        tuple("YJJBNTTB", currentVersion("YJJBNTTB")),
                        tuple("STBHHX", currentVersion("STBHHX")),
                        tuple("CZKFBJ", currentVersion("CZKFBJ")));
        assertThat(measurement.legalArea()).isEqualTo(LegalArea.PLANAR);
        assertThat(measurement.legalHectares()).isEqualByComparingTo("1.0000");
        assertThat(measurement.uncoveredHectares()).isZero();
        assertThat(measurement.landClassScheme()).isEqualTo("third-survey");
        assertThat(measurement.measuringDay())
                .isEqualTo(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void theTableClosesExactlyForARedLineOfNoRoundNumber() throws Exception {
        CaseId caseId = drawn(plot("地块1", east + 0.123, 0.456, east + 47.11, 98.765, east + 99.789, 3.3));

        Measurement measurement = measure(caseId);

        BigDecimal total = measurement.rows().stream().map(Row::hectares).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal redLine = BigDecimal.valueOf(measurement.planarAreaSquareMetres())
                .movePointLeft(4)
                .setScale(4, RoundingMode.HALF_UP);
        assertThat(total.subtract(redLine)).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(measurement.closureErrorSquareMetres()).isCloseTo(0, within(1e-6));
    }

    @Test
    void measuringAgainGivesTheSameBytesAndTheDigestIsOfThem() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));
        Measurement first = measure(caseId);
        String evidence =
                loginAs.call(OFFICER, () -> measurements.findEvidence(caseId)).orElseThrow();
        scenario.complete(caseId, OFFICER, "next");
        scenario.complete(caseId, OFFICER, "next");
        // A newer version of a layer does not change what was measured against the older one.
        scenario.importLayer("STBHHX", EVERYWHERE, feature("S", box(0, 0, 100, 100)));

        assertThat(loginAs.call("qinghe-chief", () -> measurements.rerunAgrees(caseId)))
                .isTrue();
        assertThat(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(evidence.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(first.digest());
        scenario.complete(caseId, "qinghe-chief", "return", "county-survey");
        assertThat(measure(caseId).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void aTamperedMeasurementDoesNotAgreeAnyMore() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));
        measure(caseId);
        scenario.complete(caseId, OFFICER, "next");
        replaceInEvidence(caseId, "0.3000", "0.2999");

        assertThat(loginAs.call(OFFICER, () -> measurements.rerunAgrees(caseId)))
                .isFalse();
    }

    private void replaceInEvidence(CaseId caseId, String from, String to) {
        jdbc.sql("update measurement_run set evidence = replace(evidence, ?, ?) where case_id = ?")
                .param(from)
                .param(to)
                .param(caseId.value())
                .update();
    }

    @Test
    void aLayerThatDoesNotAnswerJustNowIsNoDisagreement() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));
        measure(caseId);
        scenario.complete(caseId, OFFICER, "next");

        String table = "layer_feature_" + currentVersion("DLTB").toString().replace("-", "");
        jdbc.sql("alter table " + table + " rename to layer_feature_away").update();
        try {
            assertThatThrownBy(() -> loginAs.call(OFFICER, () -> measurements.rerunAgrees(caseId)))
                    .isInstanceOf(LayerNotAnsweringException.class)
                    .hasMessageContaining("DLTB");
        } finally {
            jdbc.sql("alter table layer_feature_away rename to " + table).update();
        }

        assertThat(ledger.list(caseId.value())).noneMatch(entry -> entry.kind().equals("measurement.repeated"));
        assertThat(loginAs.call(OFFICER, () -> measurements.rerunAgrees(caseId)))
                .isTrue();
    }

    @Test
    void anotherDrawingMakesItStale() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));
        Measurement measurement = measure(caseId);
        assertThat(measurements.isFresh(measurement)).isTrue();
        assertThat(loginAs.call(OFFICER, () -> drawings.consequences(caseId, LAND_USE)))
                .hasSize(1);

        loginAs.call(OFFICER, () -> drawings.edit(caseId, LAND_USE, 1, List.of(at(0, 0, 90))));

        assertThat(measurements.isFresh(measurement)).isFalse();
        assertThat(levelFacts.find(caseId)).isEmpty();
        assertThat(loginAs.call(OFFICER, () -> drawings.consequences(caseId, LAND_USE)))
                .isEmpty();
        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .anyMatch(blocker -> blocker.messageKey().equals("measurement.blocker.stale")));
    }

    @Test
    void theRedLineOfAnotherLiveCaseIsAConflictAndThatOfADroppedOneIsNot() throws Exception {
        CaseId neighbour = drawn(at(50, 0, 100));
        CaseId caseId = drawn(at(0, 0, 100));

        Answer conflict = answer(measure(caseId), "RED_LINES");

        assertThat(conflict.verdict()).isEqualTo(Verdict.OVERLAPS);
        assertThat(conflict.areaSquareMetres()).isCloseTo(5_000, within(1e-6));
        String number = loginAs.call(OFFICER, () -> number(neighbour));
        assertThat(conflict.detail()).isEqualTo(number);

        scenario.complete(neighbour, OFFICER, "return", "apply");
        scenario.complete(neighbour, "applicant-a", "drop");
        assertThat(answer(measure(caseId), "RED_LINES").verdict()).isEqualTo(Verdict.CLEAR);
    }

    private String number(CaseId caseId) {
        return jdbc.sql("select number from casework_case where id = ?")
                .param(caseId.value())
                .query(String.class)
                .single();
    }

    @Test
    void theProvinceMustHaveMeasuredAgain() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));
        measure(caseId);
        scenario.complete(caseId, OFFICER, "next");
        scenario.complete(caseId, OFFICER, "next");
        loginAs.call("qinghe-chief", () -> measurements.rerunAgrees(caseId));
        scenario.complete(caseId, "qinghe-chief", "agree");
        scenario.complete(caseId, "qinghe-director", "agree");
        for (String section : List.of("farmland", "planning", "rights", "use")) {
            scenario.complete(caseId, "yunchuan-review-" + section, "agree");
        }
        scenario.complete(caseId, "yunchuan-director", "agree");
        scenario.complete(caseId, "shifan-window", "accept");

        // The county having done so is not enough.
        assertThatThrownBy(() -> scenario.complete(caseId, "shifan-review-farmland", "agree"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .singleElement()
                        .matches(blocker -> blocker.messageKey().equals("measurement.blocker.rerun-missing")));

        replaceInEvidence(caseId, "0.3000", "0.2999");
        assertThat(loginAs.call("shifan-review-farmland", () -> measurements.rerunAgrees(caseId)))
                .isFalse();
        assertThatThrownBy(() -> scenario.complete(caseId, "shifan-review-farmland", "agree"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .singleElement()
                        .matches(blocker -> blocker.messageKey().equals("measurement.blocker.rerun-differs")));

        replaceInEvidence(caseId, "0.2999", "0.3000");
        assertThat(loginAs.call("shifan-review-farmland", () -> measurements.rerunAgrees(caseId)))
                .isTrue();
        scenario.complete(caseId, "shifan-review-farmland", "agree");
        assertThat(ledger.list(caseId.value()))
                .filteredOn(entry -> entry.kind().equals("measurement.repeated"))
                .extracting(entry -> entry.facts().get("agrees"))
                .containsExactly("true", "false", "true");
    }

    @Test
    void onlyTheTaskThatMeasuresMayMeasure() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));

        assertRefused(() -> loginAs.call("qinghe-chief", () -> measurements.measure(caseId)));
        assertRefused(() -> loginAs.call("applicant-a", () -> measurements.measure(caseId)));
        assertThatThrownBy(() -> loginAs.call("baishi-officer", () -> measurements.measure(caseId)))
                .isInstanceOf(CaseNotFoundException.class);
        measure(caseId);
        assertRefused(() -> loginAs.call("applicant-a", () -> measurements.rerunAgrees(caseId)));
        assertThatThrownBy(() -> loginAs.call("baishi-officer", () -> measurements.rerunAgrees(caseId)))
                .isInstanceOf(CaseNotFoundException.class);
        scenario.complete(caseId, OFFICER, "next");
        assertRefused(() -> measure(caseId));
    }

    @Test
    void withoutADrawingOrWithBlockingDefectsNothingIsMeasured() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        assertThatThrownBy(() -> measure(caseId)).isInstanceOf(DrawingNotMeasurableException.class);

        Plot bowTie = plot("地块1", east, 0, east + 100, 100, east + 100, 0, east, 100);
        loginAs.call(OFFICER, () -> drawings.edit(caseId, LAND_USE, 0, List.of(bowTie)));

        assertThatThrownBy(() -> measure(caseId)).isInstanceOf(DrawingNotMeasurableException.class);
        assertThat(loginAs.call(OFFICER, () -> measurements.findCurrent(caseId)))
                .isEmpty();
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(NotAllowedNowException.class);
    }
}
