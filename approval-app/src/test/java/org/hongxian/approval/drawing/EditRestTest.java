package org.hongxian.approval.drawing;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.FreshH2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Dividing, joining, cutting and offsetting plots over HTTP. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class EditRestTest extends DrawingOverHttp {

    private static final String LINE = "\"line\": [[39570030.0004, 3449990], [39570030.0004, 3450110]]";

    @Test
    void aPlotIsDividedWithoutBeingStored() throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        as(OFFICER, edit(caseId, "\"operation\": \"split\", \"plot\": 0, " + LINE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.plots", hasSize(2)))
                .andExpect(jsonPath("$.plots[0].name").value("地块1-1"))
                .andExpect(jsonPath("$.plots[0].rings[0].points[1].name").value("J5"))
                // To the millimetre, as boundary points are filed.
                .andExpect(jsonPath("$.plots[0].rings[0].points[1].easting").value(39570030.0))
                .andExpect(jsonPath("$.made", hasSize(2)))
                .andExpect(jsonPath("$.newPoints").value(2))
                .andExpect(jsonPath("$.beforeSquareMetres").value(closeTo(10_000, 1e-6)))
                .andExpect(jsonPath("$.afterSquareMetres").value(closeTo(10_000, 1e-6)));
        as(OFFICER, get(drawing(caseId))).andExpect(jsonPath("$.number").value(0));
    }

    @Test
    void aCorridorCanBeTheFirstPlotOfADrawing() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String body = """
                {"plots": [], "operation": "corridor", "name": "进场道路", "metres": 12, "ends": "flat",
                 "line": [[39570000, 3450000], [39570100, 3450000], [39570100, 3450080]]}""";

        as(
                        OFFICER,
                        post(drawing(caseId) + "/edits")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.plots[0].name").value("进场道路"))
                .andExpect(jsonPath("$.afterSquareMetres").value(closeTo(180 * 12, 1e-6)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            "operation": "split", "plot": 0, "line": [[39570030, 3450010], [39570030, 3450090]] | line-does-not-divide
            "operation": "split", "plot": 7, "line": [[39570030, 3450010], [39570030, 3450090]] | no-such-place
            "operation": "split", "plot": 0                                                     | too-few-points
            "operation": "split", "plot": 0, "line": [null, [1]]                                | shape-not-valid
            "operation": "split", "plot": 0, "line": [[-1, 5], [1e300, 5]]                      | shape-not-valid
            "operation": "merge", "merged": [0, null]                                           | no-such-place
            "operation": "merge"                                                                | too-few-plots
            "operation": "cut", "plot": 0, "line": [[1, 1], [2, 1], [2, 2]]                     | nothing-cut
            "operation": "corridor", "ends": "flat", "line": [[1, 1], [2, 1]]                   | length-out-of-range
            "operation": "offset", "plot": 0, "metres": 1e9                                     | offset-out-of-range
            "operation": "offset", "plot": 0, "metres": -2000.5                                 | offset-out-of-range
            "operation": "offset", "plot": 0, "metres": -60                                     | nothing-left
            "operation": "offset-side", "plot": 0, "ring": 0, "side": 1, "metres": -100         | side-vanishes
            """)
    void whatCannotBeDoneIsRefusedInWords(String edit, String reason) throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        as(OFFICER, edit(caseId, edit))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.reason").value(reason))
                .andExpect(jsonPath("$.detail").value(containsString("。")));
    }

    @Test
    void unknownOperationsTooManyPointsAndOtherPeopleAreTurnedAway() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String many = "[39570030, 3450010],".repeat(2001).replaceFirst(",$", "");

        as(OFFICER, edit(caseId, "\"operation\": \"explode\""))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("offset-side")));
        as(OFFICER, edit(caseId, "\"operation\": \"split\", \"plot\": 0, \"line\": [" + many + "]"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.reason").value("too-many-points"));
        as(OFFICER, edit(caseId, "\"operation\": [")).andExpect(status().isUnprocessableContent());
        as("qinghe-chief", edit(caseId, "\"operation\": \"split\", \"plot\": 0, " + LINE))
                .andExpect(status().isForbidden());
        as("baishi-officer", edit(caseId, "\"operation\": \"split\", \"plot\": 0, " + LINE))
                .andExpect(status().isNotFound());
    }

    private static AbstractMockHttpServletRequestBuilder<?> edit(CaseId caseId, String edit) {
        String plots = SQUARE.formatted(0, "39570000");
        String body = plots.substring(0, plots.lastIndexOf('}')) + ", " + edit + "}";
        return post(drawing(caseId) + "/edits")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace("\"baseNumber\": 0, ", ""));
    }
}
