package org.hongxian.approval.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A program opens a case by the rules of the page: in a county that is known here, and for the own company. */
@H2Context
class OpenCaseTest {

    @Autowired
    MockMvc web;

    @Autowired
    CaseProcess process;

    @Autowired
    Cases cases;

    @Autowired
    LoginAs loginAs;

    @ParameterizedTest
    @ValueSource(strings = {"110101", "990100", "990000", "000000"})
    void aCaseLiesInACountyThatIsKnownHere(String county) throws Exception {
        int before = caseCount();

        ask("{\"title\":\"园区\",\"county\":\"" + county + "\"}").andExpect(status().isUnprocessableContent());

        assertThatThrownBy(() -> loginAs.call(
                        "applicant-a",
                        () -> process.open(CaseType.SEPARATELY_SITED, "园区", new AdministrativeCode(county))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(caseCount()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99010", "青禾县", "9901011"})
    void whatIsNoCountyCodeIsRefused(String county) throws Exception {
        ask("{\"title\":\"园区\",\"county\":\"" + county + "\"}").andExpect(status().isBadRequest());
    }

    @Test
    void theApplicantOfACaseIsTheCompanyOfTheOneWhoOpensIt() throws Exception {
        ask("{\"title\":\"园区\",\"county\":\"990101\",\"applicantName\":\"别家公司\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.applicantLogin").value("applicant-a"))
                .andExpect(jsonPath("$.applicantName").value("青禾光伏示例公司"));
    }

    private ResultActions ask(String body) throws Exception {
        return web.perform(post("/api/v1/cases")
                .with(httpBasic("applicant-a", "Hongxian-2026"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private int caseCount() throws Exception {
        return loginAs.call("applicant-a", () -> cases.list(500)).size();
    }
}
