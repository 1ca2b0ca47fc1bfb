package org.hongxian.approval.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.feature;
import static org.hongxian.approval.drawing.Scenario.parcel;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.FreshH2;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/** Measurements over HTTP. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class MeasurementRestTest extends DrawingOverHttp {

    @Test
    void aMeasurementIsMadeShownProvenAndRepeated() throws Exception {
        scenario.importLayer(
                "DLTB",
                EVERYWHERE,
                parcel(
                        "A",
                        "990101001001",
                        "0101",
                        "POLYGON ((29000 -1000, 32000 -1000, 32000 2000, 29000 2000, 29000 -1000))"));
        scenario.importLayer("YJJBNTTB", EVERYWHERE);
        scenario.importLayer("STBHHX", EVERYWHERE);
        scenario.importLayer("CZKFBJ", EVERYWHERE);
        CaseId caseId = scenario.openAtSurvey();
        as(OFFICER, get(measurement(caseId))).andExpect(status().isNotFound());
        as(OFFICER, post(measurement(caseId))).andExpect(status().is(422));
        save(OFFICER, caseId, SQUARE.formatted(0, "39570000"));

        as(OFFICER, post(measurement(caseId)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.fresh").value(true))
                .andExpect(jsonPath("$.totalHectares").value(1.0))
                .andExpect(jsonPath("$.totalMu").value(15.0))
                .andExpect(jsonPath("$.rows[0].landClassName").value("水田"))
                .andExpect(jsonPath("$.answers", hasSize(5)))
                .andExpect(jsonPath("$.answers[1].verdictText").value("不重叠"));
        var evidence = as("qinghe-chief", get(measurement(caseId) + "/evidence"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(evidence));
        as("qinghe-chief", post(measurement(caseId) + "/rerun")).andExpect(status().isForbidden());
        scenario.complete(caseId, OFFICER, "next");
        as(OFFICER, post(measurement(caseId) + "/rerun"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.agrees").value(true))
                .andExpect(jsonPath("$.digest").value(digest));
        assertThat(new String(evidence, StandardCharsets.UTF_8)).doesNotContain(OFFICER, "2026-03-02T");
    }

    @Test
    void thePiecesOfTheTableAndOfTheAnswersCanBeShownOnTheMap() throws Exception {
        scenario.importLayer(
                "DLTB",
                EVERYWHERE,
                parcel(
                        "A",
                        "990101001001",
                        "0101",
                        "POLYGON ((29000 -1000, 30060 -1000, 30060 2000, 29000 2000, 29000 -1000))"),
                parcel(
                        "B",
                        "990101001001",
                        "0301",
                        "POLYGON ((30060 -1000, 32000 -1000, 32000 50, 30060 50, 30060 -1000))"),
                parcel(
                        "C",
                        "990101001001",
                        "0301",
                        "POLYGON ((30060 50, 32000 50, 32000 2000, 30060 2000, 30060 50))"));
        scenario.importLayer(
                "YJJBNTTB", EVERYWHERE, feature("P", "POLYGON ((30000 0, 30010 0, 30010 100, 30000 100, 30000 0))"));
        CaseId caseId = scenario.openAtSurvey();
        as(OFFICER, get(measurement(caseId) + "/pieces")).andExpect(status().isNotFound());
        save(OFFICER, caseId, SQUARE.formatted(0, "39570000"));
        as(OFFICER, post(measurement(caseId)))
                .andExpect(jsonPath("$.rows[0].basicFarmland").value(false))
                .andExpect(jsonPath("$.rows[1].basicFarmland").value(true))
                .andExpect(jsonPath("$.rows[2].landClass").value("0301"));

        String tag = as(OFFICER, get(measurement(caseId) + "/pieces"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.crs").value("EPSG:4527"))
                .andExpect(jsonPath("$.pieces[*].row").value(contains(0, 1, 2, 2)))
                .andExpect(jsonPath("$.pieces[*].feature").value(contains("A", "A", "B", "C")))
                .andExpect(jsonPath("$.pieces[2].squareMetres").value(closeTo(2_000, 1e-6)))
                .andExpect(jsonPath("$.pieces[2].coordinates[0][0][*][0]").value(hasItem(39_570_060.0)))
                .andExpect(jsonPath("$.answers[*].layer").value(hasItem("YJJBNTTB")))
                .andExpect(jsonPath("$.answers[0].coordinates[0][0][*][0]").value(hasItem(39_570_010.0)))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        as(OFFICER, get(measurement(caseId) + "/pieces").header("If-None-Match", tag))
                .andExpect(status().isNotModified());
        as("applicant-a", get(measurement(caseId) + "/pieces")).andExpect(status().isForbidden());
    }
}
