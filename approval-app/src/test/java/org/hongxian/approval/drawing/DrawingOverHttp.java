package org.hongxian.approval.drawing;

import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.LoginAs;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** A case of which the drawing and its measurement are asked and told over HTTP. */
abstract class DrawingOverHttp {

    private static final String COUNTY =
            "POLYGON ((-90000 -90000, 90000 -90000, 90000 90000, -90000 90000, -90000 -90000))";

    /** 100 m by 100 m; the coordinates of the fourth point are left open. */
    static final String SQUARE = """
            {"baseNumber": %d, "plots": [{"name": "地块1", "rings": [{"points": [
              {"name": "J1", "easting": 39570000, "northing": 3450100},
              {"name": "J2", "easting": 39570100, "northing": 3450100},
              {"name": "J3", "easting": 39570100, "northing": 3450000},
              {"name": "J4", "easting": %s, "northing": 3450000}]}]}]}""";

    @Autowired
    MockMvc mvc;

    @Autowired
    Scenario scenario;

    @Autowired
    LoginAs loginAs;

    @BeforeEach
    void layers() {
        scenario.importLayer("XZQ", EVERYWHERE, Scenario.county("990101", COUNTY));
    }

    ResultActions as(String login, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.header("Accept-Language", "zh-CN")
                .with(loginAs.request(login))
                .with(csrf()));
    }

    ResultActions save(String login, CaseId caseId, String body) throws Exception {
        return as(
                login,
                put(drawing(caseId)).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    static String drawing(CaseId caseId) {
        return "/api/v1/cases/" + caseId + "/drawings/land-use";
    }

    static String measurement(CaseId caseId) {
        return "/api/v1/cases/" + caseId + "/measurement";
    }
}
