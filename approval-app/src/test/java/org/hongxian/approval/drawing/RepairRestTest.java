package org.hongxian.approval.drawing;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.FreshH2;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Proposed repairs over HTTP. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class RepairRestTest extends DrawingOverHttp {

    @Test
    void repairsAreProposedForTheStoredVersionAndForAnEditAndChangeNothing() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        // J4 stands 5 cm beside J3: taking it away moves the last corner, half of the land.
        save(OFFICER, caseId, elsewhere(0, "39572099.95"));

        as(OFFICER, repairs(caseId, "{}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.repairs[0].defect").value(1))
                .andExpect(jsonPath("$.repairs[0].kind").value("remove-point"))
                .andExpect(jsonPath("$.repairs[0].areaChangeSquareMetres").value(closeTo(-2.5, 1e-6)))
                .andExpect(jsonPath("$.repairs[0].effect").value(containsString("-2.50 m²")))
                .andExpect(jsonPath("$.repairs[0].safe").value(false))
                .andExpect(jsonPath("$.repairs[0].changes[0].plot").value(0))
                .andExpect(jsonPath("$.repairs[0].changes[0].after[0].rings[0].points", hasSize(3)))
                .andExpect(jsonPath("$.together").value(nullValue()));
        as(OFFICER, repairs(caseId, elsewhere(1, "39572000")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.repairs", hasSize(0)));
        as(OFFICER, repairs(caseId, "{}").param("from", "-7")).andExpect(jsonPath("$.repairs", hasSize(1)));
        as(OFFICER, repairs(caseId, "{}").param("from", "999")).andExpect(jsonPath("$.repairs", hasSize(0)));
        as("qinghe-chief", repairs(caseId, "{}")).andExpect(status().isOk());
        as("baishi-officer", repairs(caseId, "{}")).andExpect(status().isNotFound());
        as(OFFICER, get(drawing(caseId))).andExpect(jsonPath("$.number").value(1));
    }

    /** Two kilometres from the drawings of the other tests, whose neighbour it must not be. */
    private static String elsewhere(int baseNumber, String easting) {
        return SQUARE.replace("39570", "39572").formatted(baseNumber, easting);
    }

    private static AbstractMockHttpServletRequestBuilder<?> repairs(CaseId caseId, String body) {
        return post(drawing(caseId) + "/repairs")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
