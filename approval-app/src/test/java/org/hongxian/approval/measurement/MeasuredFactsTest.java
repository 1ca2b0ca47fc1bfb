package org.hongxian.approval.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.feature;
import static org.hongxian.approval.drawing.Scenario.parcel;

import java.math.BigDecimal;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.measurement.Measurement.Answer;
import org.hongxian.approval.measurement.Measurement.Row;
import org.hongxian.approval.measurement.Measurement.Verdict;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a measurement decides the level, and when there is nothing to decide by. */
abstract class MeasuredFactsTest extends MeasuredCase {

    @Test
    void threeSmallPiecesOfBasicFarmlandDecideTheLevel() throws Exception {
        scenario.importLayer(
                "YJJBNTTB",
                EVERYWHERE,
                feature("P", box(59.2, 0, 0.8, 0.5)),
                feature("Q", box(60, 0, 0.8, 0.5)),
                feature("R", box(60, 99.5, 0.8, 0.5)));
        CaseId caseId = drawn(at(0, 0, 100));

        Measurement measurement = measure(caseId);

        assertThat(measurement.rows())
                .filteredOn(Row::basicFarmland)
                .hasSize(3)
                .allMatch(row -> row.rawSquareMetres() < 0.5)
                .extracting(Row::hectares)
                .extracting(BigDecimal::signum)
                .containsOnlyOnce(1);
        assertThat(levelFacts.find(caseId).orElseThrow().basicFarmlandHectares())
                .isEqualByComparingTo("0.0001");
    }

    @Test
    void theFactsOfTheLevelAreTheSumsOfItsGroups() throws Exception {
        CaseId caseId = drawn(at(0, 0, 100));
        Measurement measurement = measure(caseId);

        assertThat(levelFacts.find(caseId))
                .contains(new LevelFacts.Measured(
                        new BigDecimal("0.3000"),
                        new BigDecimal("0.3000"),
                        new BigDecimal("0.4000"),
                        measurement.id().toString()));
    }

    @Test
    void oneSquareMetreAboveThirtyFiveHectaresIsSeen() throws Exception {
        // In parcel D everything is cultivated: 500 m by 700 m is 35 ha.
        CaseId exactly = drawn(rectangle(200, 0, 500, 700));
        measure(exactly);
        CaseId above = drawn(rectangle(200, 0, 500, 700.002));
        measure(above);

        assertThat(levelFacts.find(exactly).orElseThrow().otherCultivatedHectares())
                .isEqualByComparingTo("35.0000");
        assertThat(levelFacts.find(above).orElseThrow().otherCultivatedHectares())
                .isEqualByComparingTo("35.0001");
    }

    @Test
    void anUnansweredLayerLeavesNoFactsAndBlocks() throws Exception {
        scenario.importLayer("STBHHX", box(0, 0, 50, 100));
        CaseId caseId = drawn(at(0, 0, 100));

        Measurement measurement = measure(caseId);

        assertThat(answer(measurement, "STBHHX").verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(answer(measurement, "STBHHX").outsideDataSquareMetres()).isCloseTo(5_000, within(1e-6));
        assertThat(levelFacts.find(caseId)).isEmpty();
        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .anyMatch(blocker -> blocker.messageKey().equals("measurement.blocker.NO_DATA")));
    }

    @Test
    void anOverlapDoesNotHideTheRestThatWasNeverChecked() throws Exception {
        scenario.importLayer("STBHHX", box(0, 0, 5, 100), feature("S", box(0, 0, 2, 1)));
        CaseId caseId = drawn(at(0, 0, 100));

        Answer answer = answer(measure(caseId), "STBHHX");

        assertThat(answer.verdict()).isEqualTo(Verdict.OVERLAPS);
        assertThat(answer.areaSquareMetres()).isCloseTo(2, within(1e-6));
        assertThat(answer.outsideDataSquareMetres()).isCloseTo(9_500, within(1e-6));
        assertThat(answer.detail()).contains("9500");
        assertThat(levelFacts.find(caseId)).isEmpty();
        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .anyMatch(blocker -> blocker.messageKey().equals("measurement.blocker.NO_DATA")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "10", "11", "12"})
    void aFirstLevelClassOfNoBroadClassLeavesNoFacts(String code) throws Exception {
        scenario.importLayer("DLTB", EVERYWHERE, parcel("X", "990101001001", code, box(-100, -100, 500, 500)));
        CaseId caseId = drawn(at(0, 0, 100));

        measure(caseId);

        assertThat(levelFacts.find(caseId)).isEmpty();
        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .anyMatch(blocker -> blocker.messageKey().equals("measurement.blocker.unknown-class")
                                && blocker.arguments().contains(code)));
    }

    @Test
    void aLandClassNobodyKnowsLeavesNoFacts() throws Exception {
        scenario.importLayer("DLTB", EVERYWHERE, parcel("X", "990101001001", "9999", box(-100, -100, 500, 500)));
        CaseId caseId = drawn(at(0, 0, 100));

        measure(caseId);

        assertThat(levelFacts.find(caseId)).isEmpty();
        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .anyMatch(blocker -> blocker.messageKey().equals("measurement.blocker.unknown-class")));
    }
}
