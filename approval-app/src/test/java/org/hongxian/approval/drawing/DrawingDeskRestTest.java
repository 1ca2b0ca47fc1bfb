package org.hongxian.approval.drawing;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.FreshH2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Draft, presence and guides of somebody who draws. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class DrawingDeskRestTest extends DrawingOverHttp {

    @Test
    void aDraftIsKeptForItsAuthorAloneAndEndsWithTheVersionThatIsSaved() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        as(OFFICER, get(draft(caseId)))
                .andExpect(status().isNoContent())
                .andExpect(content().string(""));

        String keptAt = keep(caseId, SQUARE.formatted(0, "39570000"));
        as(OFFICER, json(put(draft(caseId)), following(keptAt, SQUARE.formatted(0, "39570007.5"))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.keptAt").isNotEmpty());

        as(OFFICER, get(draft(caseId)))
                .andExpect(jsonPath("$.baseNumber").value(0))
                .andExpect(jsonPath("$.keptAt").isNotEmpty())
                .andExpect(jsonPath("$.plots[0].rings[0].points[3].easting").value(39570007.5));
        as("qinghe-chief", get(draft(caseId))).andExpect(status().isNoContent());
        as("baishi-officer", get(draft(caseId))).andExpect(status().isNotFound());

        save(OFFICER, caseId, SQUARE.formatted(0, "39570007.5")).andExpect(status().isOk());
        as(OFFICER, get(draft(caseId))).andExpect(status().isNoContent());
    }

    @Test
    void aDraftMayBeUnfinishedIsBoundedAndIsKeptOnlyByWhoMayDraw() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String twoPoints =
                "{\"baseNumber\": 0, \"plots\": [{\"rings\": [{\"points\": [{\"easting\": 39570000, \"northing\":"
                        + " 3450000}]}]}]}";
        String point = "{\"easting\": 39570000, \"northing\": 3450000},";
        String tooMany = "{\"plots\": [{\"rings\": [{\"points\": ["
                + point.repeat(20_001).replaceFirst(",$", "") + "]}]}]}";

        String keptAt = keep(caseId, twoPoints);
        as(OFFICER, json(put(draft(caseId)), following(keptAt, "{\"baseNumber\": 0, \"plots\": []}")))
                .andExpect(status().isOk());
        as(OFFICER, get(draft(caseId))).andExpect(jsonPath("$.plots", hasSize(0)));
        as(OFFICER, json(put(draft(caseId)), tooMany)).andExpect(status().isUnprocessableContent());
        as(OFFICER, json(put(draft(caseId)), "{")).andExpect(status().isUnprocessableContent());
        as("qinghe-chief", json(put(draft(caseId)), twoPoints)).andExpect(status().isForbidden());
        as(OFFICER, delete(draft(caseId))).andExpect(status().isNoContent());
        as(OFFICER, get(draft(caseId))).andExpect(status().isNoContent());
    }

    @Test
    void anotherWindowNeitherOverwritesNorDiscardsADraftItDoesNotKnow() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String first = keep(caseId, SQUARE.formatted(0, "39570000"));
        String other = SQUARE.formatted(0, "39570001");

        as(OFFICER, json(put(draft(caseId)), other))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("别的窗口")));
        as(OFFICER, json(put(draft(caseId)), following("2026-01-01T00:00:00Z", other)))
                .andExpect(status().isConflict());
        as(OFFICER, json(put(draft(caseId)), following("yesterday", other))).andExpect(status().isBadRequest());
        as(OFFICER, delete(draft(caseId)).param("keptAt", "2026-01-01T00:00:00Z"))
                .andExpect(status().isNoContent());
        as(OFFICER, get(draft(caseId)))
                .andExpect(jsonPath("$.keptAt").value(first))
                .andExpect(jsonPath("$.plots[0].rings[0].points[3].easting").value(39570000.0));

        as(OFFICER, delete(draft(caseId)).param("keptAt", first)).andExpect(status().isNoContent());
        // Discarded elsewhere meanwhile: nothing is there that could be lost.
        as(OFFICER, json(put(draft(caseId)), following(first, other))).andExpect(status().isOk());
    }

    @Test
    void aDraftEndsWithTheStepThatLetItBeDrawn() throws Exception {
        CaseId caseId = scenario.open();
        String site = draft(caseId).replace("land-use", "site");
        as("applicant-a", json(put(site), SQUARE.formatted(0, "39570000"))).andExpect(status().isOk());
        scenario.complete(caseId, "applicant-a", "submit");

        as("applicant-a", get(site)).andExpect(status().isNoContent());
        as("applicant-a", delete(site)).andExpect(status().isNoContent());
        as("baishi-officer", delete(site)).andExpect(status().isNotFound());
    }

    @Test
    void whoeverHasTheDrawingOpenIsToldOfTheOthersAndOfANewerVersion() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        as(OFFICER, present(caseId, "a"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.currentNumber").value(0))
                .andExpect(jsonPath("$.savedBy").value(nullValue()))
                .andExpect(jsonPath("$.others", hasSize(0)));
        as("qinghe-chief", present(caseId, "b").param("changed", "true"))
                .andExpect(jsonPath("$.others", hasSize(1)))
                .andExpect(jsonPath("$.others[0].own").value(false));
        save(OFFICER, caseId, SQUARE.formatted(0, "39570000"));

        as(OFFICER, present(caseId, "c"))
                .andExpect(jsonPath("$.currentNumber").value(1))
                .andExpect(jsonPath("$.savedBy").isNotEmpty())
                .andExpect(jsonPath("$.others", hasSize(2)))
                .andExpect(jsonPath("$.others[0].changed").value(true))
                .andExpect(jsonPath("$.others[1].own").value(true));
        as("qinghe-chief", present(caseId, "b").param("leaving", "true"));
        as(OFFICER, present(caseId, "a").param("leaving", "true"));
        as(OFFICER, present(caseId, "c")).andExpect(jsonPath("$.others", hasSize(0)));

        as("applicant-a", present(caseId, "d"))
                .andExpect(jsonPath("$.savedBy").value(nullValue()))
                .andExpect(jsonPath("$.others", hasSize(0)));
        as("baishi-officer", present(caseId, "e")).andExpect(status().isNotFound());
        as(OFFICER, present(caseId, "<script>")).andExpect(status().isBadRequest());
    }

    @Test
    void theOriginAndWhatLiesOutsideItAreToldWithPlaceAreaAndTolerance() throws Exception {
        CaseId caseId = scenario.open();
        String site = SQUARE.formatted(0, "39570000");
        as("applicant-a", json(put(drawing(caseId).replace("land-use", "site")), site))
                .andExpect(status().isOk());
        scenario.complete(caseId, "applicant-a", "submit");
        scenario.complete(caseId, "qinghe-window", "accept");
        // 20 m farther south along its southern side: a strip of 100 m by 20 m lies outside.
        String larger = site.replace("\"northing\": 3450000", "\"northing\": 3449980");

        as(OFFICER, json(post(drawing(caseId) + "/deviations"), larger))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.originKind").value("SITE"))
                .andExpect(jsonPath("$.squareMetres").value(closeTo(2000, 1e-6)))
                .andExpect(jsonPath("$.toleranceSquareMetres").isNumber())
                .andExpect(jsonPath("$.parts", hasSize(1)))
                .andExpect(jsonPath("$.parts[0].place[1]").value(closeTo(3449990, 10)))
                .andExpect(jsonPath("$.parts[0].coordinates[0]", hasSize(5)));
        as(OFFICER, json(post(drawing(caseId) + "/deviations"), site))
                .andExpect(jsonPath("$.squareMetres").value(0.0))
                .andExpect(jsonPath("$.parts", hasSize(0)));
        as(OFFICER, get(drawing(caseId) + "/guides").param("bbox", "39569900,3449900,39570200,3450200"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.crs").value("EPSG:4527"))
                .andExpect(jsonPath("$.origin.coordinates[0][0]", hasSize(5)));
        as(OFFICER, get(drawing(caseId) + "/origin"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.kind").value("SITE"))
                .andExpect(jsonPath("$.number").value(1))
                .andExpect(jsonPath("$.coordinates[0][0]", hasSize(5)))
                .andExpect(jsonPath("$.coordinates[0][0][*][1]", hasItem(3_450_000)));
        as(OFFICER, get(drawing(caseId).replace("land-use", "site") + "/origin"))
                .andExpect(status().isNoContent());
        as("baishi-officer", get(drawing(caseId) + "/origin")).andExpect(status().isNotFound());
    }

    @Test
    void aDrawingWhoseOriginIsNotThereHasNone() throws Exception {
        as(OFFICER, get(drawing(scenario.openAtSurvey()) + "/origin")).andExpect(status().isNoContent());
    }

    @Test
    void otherRedLinesOneMaySeeAreGivenToDrawBy() throws Exception {
        CaseId other = scenario.openAtSurvey();
        save(OFFICER, other, SQUARE.replace("39570", "39576").formatted(0, "39576000.125"));
        CaseId caseId = scenario.openAtSurvey();
        String around = "39575900,3449900,39576200,3450200";

        as(OFFICER, get(drawing(caseId) + "/guides").param("bbox", around))
                .andExpect(jsonPath("$.redLines", hasSize(1)))
                .andExpect(jsonPath("$.redLines[0].number").isNotEmpty())
                .andExpect(jsonPath("$.redLines[0].coordinates[0][0][*][0]", hasItem(39576000.125)));
        as("applicant-a", get(drawing(caseId) + "/guides").param("bbox", around))
                .andExpect(jsonPath("$.redLines", hasSize(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "a,b,c,d", "0,0,30000,10", "-5,0,10,10", "NaN,0,10,10", "1e300,0,1e301,10"})
    void aBoxThatIsNoneOrTooLargeIsRefused(String bbox) throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        as(OFFICER, get(drawing(caseId) + "/guides").param("bbox", bbox)).andExpect(status().isBadRequest());
    }

    /** @return when */
    private String keep(CaseId caseId, String body) throws Exception {
        String answer = as(OFFICER, json(put(draft(caseId)), body))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.keptAt");
    }

    private static String following(String keptAt, String body) {
        return body.replaceFirst("\\{", "{\"keptAt\": \"" + keptAt + "\", ");
    }

    private static String draft(CaseId caseId) {
        return drawing(caseId) + "/draft";
    }

    private static AbstractMockHttpServletRequestBuilder<?> present(CaseId caseId, String window) {
        return post(drawing(caseId) + "/presence").param("window", window);
    }

    private static AbstractMockHttpServletRequestBuilder<?> json(
            AbstractMockHttpServletRequestBuilder<?> request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
