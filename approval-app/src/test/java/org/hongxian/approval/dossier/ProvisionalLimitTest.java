package org.hongxian.approval.dossier;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.Instant;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.testkit.H2Context;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Wherever a limit is shown that ends in a year whose calendar is not announced, it says so. */
@H2Context
class ProvisionalLimitTest extends DossierFixture {

    private static final String WINDOW = "qinghe-window";

    @Test
    void everyPageThatShowsALimitOfNextYearSaysThatItIsProvisional() throws Exception {
        clock.set(Instant.parse("2026-12-28T01:00:00Z"));
        CaseFile file = scenario.open();
        scenario.step(file.id(), "applicant-a", "submit");

        for (String path : new String[] {"/inbox", "/cases/" + file.id(), "/cases/" + file.id() + "/panel/overview"}) {
            mockMvc.perform(get(path).with(loginAs.request(WINDOW)))
                    .andExpect(content().string(allOf(containsString("2027-01-05"), containsString("2027 年放假安排未公布"))));
            mockMvc.perform(get(path).param("lang", "en").with(loginAs.request(WINDOW)))
                    .andExpect(content().string(containsString("calendar of 2027 not yet announced")));
        }
        mockMvc.perform(track(file)).andExpect(content().string(containsString("2027 年放假安排未公布")));
        mockMvc.perform(get("/api/v1/cases/" + file.id() + "/tasks").with(loginAs.request(WINDOW)))
                .andExpect(content().string(containsString("\"provisional\":true")));
    }

    @Test
    void aLimitWithinTheAnnouncedYearIsNotMarked() throws Exception {
        CaseFile file = scenario.open();
        scenario.step(file.id(), "applicant-a", "submit");

        mockMvc.perform(get("/cases/" + file.id()).with(loginAs.request(WINDOW)))
                .andExpect(content().string(not(containsString("放假安排未公布"))));
        mockMvc.perform(track(file)).andExpect(content().string(not(containsString("放假安排未公布"))));
    }

    private static MockHttpServletRequestBuilder track(CaseFile file) {
        return post("/public/track").with(csrf()).param("number", file.number()).param("code", file.trackingCode());
    }
}
