package org.hongxian.approval.drawing;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.boundaryText;
import static org.hongxian.approval.drawing.Scenario.square;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.FreshH2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Drawings over HTTP, as the page and other programs use them. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class DrawingRestTest extends DrawingOverHttp {

    @Test
    void aFileWithTwoReadingsIsAnsweredWithItsQuestionsAndStoredWithTheAnswers() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        byte[] file = """
                [属性描述]
                坐标系=2000国家大地坐标系
                [地块坐标]
                4,1,1,地块1,面,,工业用地,0601,@
                J1,1,3450100,39570000
                J2,1,3450100,39570100
                J3,1,39570100,3450000
                J4,1,39570000,3450000
                """.getBytes(StandardCharsets.UTF_8);
        var part = new MockMultipartFile("file", "红线.txt", null, file);

        as(OFFICER, multipart(drawing(caseId) + "/import").file(part))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.fileName").value("红线.txt"))
                .andExpect(jsonPath("$.questions[0].code").value("axis-order"))
                .andExpect(jsonPath("$.questions[0].needsAnswer").value(true))
                .andExpect(jsonPath("$.questions[0].options[*].code").value(hasItem("easting-northing")))
                .andExpect(jsonPath("$.questions[0].options[0].consequence").isNotEmpty());
        as(OFFICER, get(drawing(caseId))).andExpect(jsonPath("$.number").value(0));

        as(OFFICER, multipart(drawing(caseId) + "/import").file(part).param("answer.axis-order", "by-point"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(1));
    }

    @Test
    void theMapGetsPlotsIssuesAndWhetherItMayWrite() throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        as(OFFICER, get(drawing(caseId)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(0))
                .andExpect(jsonPath("$.writable").value(true))
                .andExpect(jsonPath("$.crs").value("EPSG:4527"))
                .andExpect(jsonPath("$.countyExtent[0]").isNumber())
                .andExpect(jsonPath("$.countyExtent[3]").isNumber())
                .andExpect(jsonPath("$.plots").isEmpty());

        // Away from the red lines of the other tests: beside them it would lack vertices they have.
        save(
                        OFFICER,
                        caseId,
                        SQUARE.formatted(0, "39570000")
                                .replace("395700", "395650")
                                .replace("395701", "395651"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(1))
                .andExpect(jsonPath("$.plots[0].rings[0].points[3].name").value("J4"))
                .andExpect(jsonPath("$.areas[0].planarSquareMetres").value(closeTo(10_000, 1e-6)))
                .andExpect(jsonPath("$.issues").isEmpty());

        as("qinghe-chief", get(drawing(caseId)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(1))
                .andExpect(jsonPath("$.writable").value(false));
    }

    /** By name and not by position; a file handed out is northing first, as surveyors have it. */
    @Test
    void eastingAndNorthingAreNamedInTheApiAndInTheirOrderInTheFile() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        save(OFFICER, caseId, SQUARE.formatted(0, "39570000")).andExpect(status().isOk());

        as(OFFICER, get(drawing(caseId)))
                .andExpect(jsonPath("$.plots[0].rings[0].points[1].easting").value(closeTo(39_570_100, 1e-6)))
                .andExpect(jsonPath("$.plots[0].rings[0].points[1].northing").value(closeTo(3_450_100, 1e-6)));

        String swapped = SQUARE.formatted(1, "39570000")
                .replace("easting", "first")
                .replace("northing", "easting")
                .replace("first", "northing");
        save(OFFICER, caseId, swapped).andExpect(status().isUnprocessableContent());
    }

    @Test
    void anIssueHasItsNumberPlaceAndWordsInTheLanguageOfTheReader() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        save(OFFICER, caseId, SQUARE.formatted(0, "39570100.05")).andExpect(status().isOk());

        as(OFFICER, get(drawing(caseId)))
                .andExpect(jsonPath("$.issues[0].number").value(1))
                .andExpect(jsonPath("$.issues[*].code").value(hasItem("near-duplicate-point")))
                .andExpect(jsonPath("$.issues[?(@.code=='near-duplicate-point')].message")
                        .value(hasItem(allOf(containsString("地块1"), containsString("0.05")))));
        mvc.perform(get(drawing(caseId)).header("Accept-Language", "en").with(loginAs.request(OFFICER)))
                .andExpect(jsonPath("$.issues[?(@.code=='near-duplicate-point')].message")
                        .value(hasItem(not(containsString("地块“")))));
    }

    @Test
    void aFileIsImportedAndItsOriginalCanBeFetched() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        byte[] bytes = boundaryText(square("地块1", 30_500, 0, 100)).getBytes(StandardCharsets.UTF_8);

        upload(OFFICER, caseId, "勘测 红线.txt", bytes)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sourceFileName").value("勘测 红线.txt"))
                .andExpect(jsonPath("$.assumptions").isNotEmpty())
                .andExpect(jsonPath("$.assumptions[0].message").isNotEmpty());

        as(OFFICER, get(drawing(caseId) + "/source"))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"txt,.txt", "shp,.zip", "geojson,.geojson"})
    void aVersionIsExportedInEveryFormat(String format, String ending) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        save(OFFICER, caseId, SQUARE.formatted(0, "39570000"));

        byte[] file = as(OFFICER, get(drawing(caseId) + "/export").param("format", format))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", endsWith(ending)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        upload(OFFICER, caseId, "again" + ending, file)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.areas[0].planarSquareMetres").value(closeTo(10_000, 0.1)));
        as(OFFICER, get(drawing(caseId) + "/export").param("format", "dwg")).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[{\"name\": \"地块1\", \"rings\": [null]}]",
                "[{\"name\": \"地块1\", \"rings\": [{\"points\": [null, null, null]}]}]"
            })
    void aHoleInTheListsIsToldAndNothingIsKept(String plots) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String body = "{\"baseNumber\": 0, \"plots\": %s}".formatted(plots);

        save(OFFICER, caseId, body)
                .andExpect(status().is(422))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.issues[0].code").value("number-invalid"));
        as(OFFICER, preview(caseId, body)).andExpect(status().is(422));
        as(OFFICER, get(drawing(caseId))).andExpect(jsonPath("$.number").value(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "1e308", "-5", "null", "\"abc\""})
    void aCoordinateThatIsNoPlaceIsToldAndNothingIsKept(String easting) throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        save(OFFICER, caseId, SQUARE.formatted(0, easting))
                .andExpect(status().is(422))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").isNotEmpty());
        as(OFFICER, get(drawing(caseId))).andExpect(jsonPath("$.number").value(0));
    }

    @Test
    void theFindingsOfARefusalNamePlotAndPoint() throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        save(OFFICER, caseId, SQUARE.formatted(0, "1e308"))
                .andExpect(jsonPath("$.issues", hasSize(1)))
                .andExpect(jsonPath("$.issues[0].code").value("coordinate-out-of-range"))
                .andExpect(jsonPath("$.issues[0].plot").value("地块1"))
                .andExpect(jsonPath("$.issues[0].point").value("J4"));
    }

    @Test
    void filesThatAreNotWhatTheySayAreRefusedByName() throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        upload(OFFICER, caseId, "红线.txt", new byte[] {'M', 'Z', 0, 1, 2, 3})
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.fileName").value("红线.txt"));
        upload(OFFICER, caseId, "红线.zip", "not a zip".getBytes(StandardCharsets.UTF_8))
                .andExpect(status().is(422));
        upload(OFFICER, caseId, "红线.geojson", "{\"type\":".getBytes(StandardCharsets.UTF_8))
                .andExpect(status().is(422));
        as(OFFICER, get(drawing(caseId))).andExpect(jsonPath("$.number").value(0));
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String huge = "{\"plots\": [" + " ".repeat(17 << 20) + "]}";

        save(OFFICER, caseId, huge)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail", containsString("16 MB")));
    }

    @Test
    void anEditOfAnOldVersionAnswersConflict() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        save(OFFICER, caseId, SQUARE.formatted(0, "39570000")).andExpect(status().isOk());

        save(OFFICER, caseId, SQUARE.formatted(0, "39570010"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.currentNumber").value(1));
    }

    @Test
    void everyWayToWriteIsClosedToThoseWhoseTaskDoesNotOpenIt() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        String body = SQUARE.formatted(0, "39570000");
        byte[] file = boundaryText(square("地块1", 0, 0, 100)).getBytes(StandardCharsets.UTF_8);

        for (String login : new String[] {"qinghe-window", "qinghe-director", "applicant-a"}) {
            save(login, caseId, body).andExpect(status().isForbidden());
            upload(login, caseId, "a.txt", file).andExpect(status().isForbidden());
            as(login, post(drawing(caseId) + "/derive")).andExpect(status().isForbidden());
            as(login, post(measurement(caseId))).andExpect(status().isForbidden());
        }
        as(
                        OFFICER,
                        put("/api/v1/cases/{id}/drawings/site", caseId.value())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andExpect(status().isForbidden());
    }

    @Test
    void theOtherCountyFindsNothingAndNobodyFindsAnythingWithoutLogin() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        save(OFFICER, caseId, SQUARE.formatted(0, "39570000"));
        String[] reads = {
            drawing(caseId),
            drawing(caseId) + "/history",
            drawing(caseId) + "/compare?from=1&to=1",
            drawing(caseId) + "/export",
            drawing(caseId) + "/source",
            measurement(caseId),
            measurement(caseId) + "/evidence"
        };

        for (String path : reads) {
            as("baishi-officer", get(path)).andExpect(status().isNotFound());
            mvc.perform(get(path).accept(MediaType.APPLICATION_JSON)).andExpect(status().isUnauthorized());
        }
        save("baishi-officer", caseId, SQUARE.formatted(1, "39570000")).andExpect(status().isNotFound());
        as("baishi-officer", post(measurement(caseId) + "/rerun")).andExpect(status().isNotFound());
        as("baishi-officer", preview(caseId, SQUARE.formatted(0, "39570000"))).andExpect(status().isNotFound());
        as(OFFICER, get("/api/v1/cases/{id}/drawings/roof", caseId.value())).andExpect(status().isBadRequest());
    }

    @Test
    void aPreviewAnswersAtOnceAndKeepsNothing() throws Exception {
        CaseId caseId = scenario.openAtSurvey();

        as(OFFICER, preview(caseId, SQUARE.formatted(0, "39570000")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.planarAreaSquareMetres").value(closeTo(10_000, 1e-6)))
                .andExpect(jsonPath("$.numbers[0][0][0]").value("J1"))
                .andExpect(jsonPath("$.issues").isEmpty());
        as(OFFICER, get(drawing(caseId))).andExpect(jsonPath("$.number").value(0));
    }

    @Test
    void historyAndComparisonTellWhatChanged() throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        save(OFFICER, caseId, SQUARE.formatted(0, "39570000"));
        save(OFFICER, caseId, SQUARE.formatted(1, "39570010"));

        as(OFFICER, get(drawing(caseId) + "/history"))
                .andExpect(jsonPath("$", hasSize(2)))
                .andExpect(jsonPath("$[0].number").value(2))
                .andExpect(jsonPath("$[0].createdBy").value(OFFICER));
        as(OFFICER, get(drawing(caseId) + "/compare").param("from", "1").param("to", "2"))
                .andExpect(jsonPath("$.plots[0].points", hasSize(1)))
                .andExpect(jsonPath("$.plots[0].points[0].distanceMetres").value(closeTo(10, 1e-9)));
        as(OFFICER, get(drawing(caseId)).param("number", "1"))
                .andExpect(jsonPath("$.plots[0].rings[0].points[3].easting").value(39_570_000.0));
    }

    private ResultActions upload(String login, CaseId caseId, String name, byte[] bytes) throws Exception {
        return as(login, multipart(drawing(caseId) + "/import").file(new MockMultipartFile("file", name, null, bytes)));
    }

    private static AbstractMockHttpServletRequestBuilder<?> preview(CaseId caseId, String body) {
        return post(drawing(caseId) + "/preview")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
