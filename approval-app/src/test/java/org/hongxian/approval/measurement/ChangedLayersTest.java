package org.hongxian.approval.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.feature;
import static org.hongxian.approval.drawing.Scenario.parcel;
import static org.hongxian.approval.drawing.Scenario.square;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.drawing.DrawingModules;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.measurement.Measurement.Verdict;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.map.layer.LayerCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** What the county sends up was measured against what is known of the land on that day. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class ChangedLayersTest {

    /** Where no other test of this database draws. */
    private static final double EAST = 60_000;

    private static final String GROUND = "POLYGON ((59000 -1000, 62000 -1000, 62000 1000, 59000 1000, 59000 -1000))";

    @Autowired
    private Measurements measurements;

    @Autowired
    private Drawings drawings;

    @Autowired
    private Scenario scenario;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private LayerCatalogue catalogue;

    @Autowired
    private MockMvc web;

    @BeforeEach
    void layers() {
        scenario.importLayer("DLTB", EVERYWHERE, parcel("A", "990101001001", "0101", GROUND));
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
    void aNewerLayerMustBeMeasuredAgainstBeforeTheCaseGoesUpAndIsToldAfterwards() throws Exception {
        CaseId caseId = measuredAt(0);
        assertThat(changed(caseId)).isEmpty();

        assertThat(changedForPrograms(caseId)).isEqualTo("[]");

        scenario.importLayer("YJJBNTTB", EVERYWHERE, feature("P", GROUND));
        assertThat(changed(caseId)).containsExactly("YJJBNTTB");
        assertThat(changedForPrograms(caseId)).isEqualTo("[\"YJJBNTTB\"]");
        assertBlockedBy(caseId, "measurement.layer.YJJBNTTB");

        measure(caseId);
        scenario.complete(caseId, OFFICER, "next");
        scenario.importLayer("DLTB", EVERYWHERE, parcel("A", "990101001001", "0103", GROUND));
        assertBlockedBy(caseId, "measurement.layer.DLTB");

        scenario.complete(caseId, OFFICER, "back");
        measure(caseId);
        scenario.complete(caseId, OFFICER, "next");
        scenario.complete(caseId, OFFICER, "next");
        scenario.importLayer("STBHHX", EVERYWHERE, feature("S", GROUND));
        scenario.complete(caseId, "qinghe-chief", "agree");
        assertThat(changed(caseId)).containsExactly("STBHHX");
    }

    @Test
    void aRedLineDrawnNearbyAfterwardsIsMeasuredAgainstAndOneFarAwayIsNot() throws Exception {
        CaseId caseId = measuredAt(300);
        measuredAt(600);
        assertThat(changed(caseId)).isEmpty();

        measuredAt(350);
        assertThat(changed(caseId)).containsExactly("RED_LINES");
        assertBlockedBy(caseId, "measurement.layer.RED_LINES");

        Measurement again = measure(caseId);
        assertThat(again.answers().get(4).areaSquareMetres()).isEqualTo(5_000);
        assertThat(changed(caseId)).isEmpty();
        scenario.complete(caseId, OFFICER, "next");
    }

    @Test
    void aWithdrawnLayerAnswersNoDataAndWhatWasMeasuredBeforeStaysAsItWas() throws Exception {
        CaseId caseId = measuredAt(1_200);
        assertThat(verdict(loginAs.call(OFFICER, () -> measurements.findCurrent(caseId))
                        .orElseThrow()))
                .isEqualTo(Verdict.CLEAR);

        scenario.complete(caseId, OFFICER, "next");
        catalogue.withdraw("STBHHX", OFFICER, "权属单位撤回");

        assertThat(changed(caseId)).containsExactly("STBHHX");
        assertThat(loginAs.call(OFFICER, () -> measurements.rerunAgrees(caseId)))
                .isTrue();
        scenario.complete(caseId, OFFICER, "back");
        assertThat(verdict(measure(caseId))).isEqualTo(Verdict.NO_DATA);
        var blocked =
                catchThrowableOfType(TaskBlockedException.class, () -> scenario.complete(caseId, OFFICER, "next"));
        assertThat(blocked.blockers()).anyMatch(blocker -> blocker.messageKey().equals("measurement.blocker.NO_DATA"));
    }

    private static Verdict verdict(Measurement measurement) {
        return measurement.answers().stream()
                .filter(answer -> answer.layer().equals("STBHHX"))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private CaseId measuredAt(double offsetEast) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        loginAs.call(
                OFFICER, () -> drawings.edit(caseId, LAND_USE, 0, List.of(square("地块1", EAST + offsetEast, 0, 100))));
        measure(caseId);
        return caseId;
    }

    private Measurement measure(CaseId caseId) throws Exception {
        return loginAs.call(OFFICER, () -> measurements.measure(caseId));
    }

    private String changedForPrograms(CaseId caseId) throws Exception {
        String answer = web.perform(
                        get("/api/v1/cases/" + caseId + "/measurement").with(loginAs.request(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.changedLayers").toString();
    }

    private List<String> changed(CaseId caseId) throws Exception {
        return loginAs.call(OFFICER, () -> measurements.changedLayers(caseId));
    }

    private void assertBlockedBy(CaseId caseId, String layer) {
        var blocked =
                catchThrowableOfType(TaskBlockedException.class, () -> scenario.complete(caseId, OFFICER, "next"));
        assertThat(blocked.blockers())
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.messageKey()).isEqualTo("measurement.blocker.outdated"))
                .satisfies(blocker -> assertThat(((DefaultMessageSourceResolvable)
                                        blocker.arguments().get(0))
                                .getCodes())
                        .containsExactly(layer));
    }
}
