package org.hongxian.approval.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.parcel;
import static org.hongxian.approval.drawing.Scenario.square;

import java.util.HashMap;
import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.drawing.DrawingModules;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.gis.overlay.LayerFeature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/** A red line is measured in the classification the current version of the coverage is coded in. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class CoverageClassificationTest {

    private static final double EAST = -60_000;
    private static final String WEST_HALF = box(EAST, EAST + 60);
    private static final String EAST_HALF = box(EAST + 60, EAST + 100);

    @Autowired
    private Measurements measurements;

    @Autowired
    private Drawings drawings;

    @Autowired
    private LevelFacts levelFacts;

    @Autowired
    private Scenario scenario;

    @Autowired
    private LoginAs loginAs;

    @BeforeEach
    void layers() {
        for (String layer : List.of("YJJBNTTB", "STBHHX", "CZKFBJ")) {
            scenario.importLayer(layer, EVERYWHERE);
        }
        scenario.importLayer(
                "XZQ",
                EVERYWHERE,
                Scenario.county(
                        "990101", "POLYGON ((-90000 -90000, 90000 -90000, 90000 90000, -90000 90000, -90000 -90000))"));
    }

    @Test
    void aCoverageCodedInTheNationalStandardIsMeasuredInIt() throws Exception {
        // 0501, retail land, is no code of the survey.
        scenario.importLayer(
                "DLTB",
                EVERYWHERE,
                parcel("A", "990101001001", "0101", WEST_HALF),
                parcel("B", "990101001001", "0501", EAST_HALF));
        CaseId caseId = measured();

        Measurement measurement =
                loginAs.call(OFFICER, () -> measurements.findCurrent(caseId)).orElseThrow();

        assertThat(measurement.landClassScheme()).isEqualTo("gb-t-21010-2017");
        assertThat(levelFacts.find(caseId)).hasValueSatisfying(facts -> {
            assertThat(facts.otherCultivatedHectares()).isEqualByComparingTo("0.6000");
            assertThat(facts.otherLandHectares()).isEqualByComparingTo("0.4000");
        });
    }

    @Test
    void aCodeOfAnotherClassificationIsNeverReadAsAClassOfIt() throws Exception {
        scenario.importLayer(
                "DLTB",
                EVERYWHERE,
                parcel("A", "990101001001", "05H1", WEST_HALF),
                parcel("B", "990101001001", "0501", EAST_HALF));
        CaseId caseId = measured();

        assertThat(loginAs.call(OFFICER, () -> measurements.findCurrent(caseId))
                        .orElseThrow()
                        .landClassScheme())
                .isEqualTo("third-survey");
        assertThat(levelFacts.find(caseId)).isEmpty();
        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .anyMatch(blocker -> blocker.messageKey().equals("measurement.blocker.unknown-class")
                                && blocker.arguments().contains("0501")));
    }

    @Test
    void aCoverageCodedInTheAttributeOfAnotherClassificationIsMeasuredByThatAttribute() throws Exception {
        scenario.importLayer(
                "DLTB",
                EVERYWHERE,
                planned(parcel("A", "990101001001", "0101", WEST_HALF)),
                planned(parcel("B", "990101001001", "0302", EAST_HALF)));
        CaseId caseId = measured();

        Measurement measurement =
                loginAs.call(OFFICER, () -> measurements.findCurrent(caseId)).orElseThrow();

        assertThat(measurement.landClassScheme()).isEqualTo("land-sea-2023");
        assertThat(measurement.rows())
                .extracting(Measurement.Row::landClass, row -> row.hectares().toPlainString())
                .containsExactly(tuple("0101", "0.6000"), tuple("0302", "0.4000"));
        assertThat(loginAs.call(OFFICER, () -> measurements.findEvidence(caseId))
                        .orElseThrow())
                .contains("\"landClassField\":\"YDYHFLDM\"");
        // That classification states no broad class: the level cannot be decided by it, and the case is told so by
        // code.
        assertThat(levelFacts.find(caseId)).isEmpty();
        assertThatThrownBy(() -> scenario.complete(caseId, OFFICER, "next"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .anyMatch(blocker -> blocker.messageKey().equals("measurement.blocker.unknown-class")
                                && blocker.arguments().contains("0101, 0302")));
    }

    /** The same parcel with its code in the attribute of the planning classification. */
    private static LayerFeature planned(LayerFeature parcel) {
        var attributes = new HashMap<>(parcel.attributes());
        attributes.put("YDYHFLDM", attributes.remove("DLBM"));
        return new LayerFeature(parcel.id(), parcel.geometry(), attributes);
    }

    private CaseId measured() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        loginAs.call(OFFICER, () -> drawings.edit(caseId, LAND_USE, 0, List.of(square("地块1", EAST, 0, 100))));
        loginAs.call(OFFICER, () -> measurements.measure(caseId));
        return caseId;
    }

    private static String box(double west, double east) {
        return "POLYGON ((%1$s 0, %2$s 0, %2$s 100, %1$s 100, %1$s 0))".formatted(west, east);
    }
}
