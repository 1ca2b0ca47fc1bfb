package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.Instant;
import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.LevelDecision;
import org.junit.jupiter.api.Test;

/** 39 ha of cultivated land are for the State Council; while that is delegated the province decides, numbered and filed apart. */
@H2Context
class DelegatedApprovalTest extends DossierFixture {

    private static final String DIRECTOR = "shifan-director";

    @Test
    void aDelegatedCaseIsDecidedByTheProvinceForTheStateAndNumberedAndFiledApart() throws Exception {
        clock.set(Instant.parse("2025-06-05T01:00:00Z"));
        CaseId id = atTheDirectorOfTheProvince();

        LevelDecision decision =
                loginAs.call(DIRECTOR, () -> process.decision(id)).orElseThrow();
        assertThat(decision.level()).isEqualTo(Level.PROVINCE);
        assertThat(decision.isDelegated()).isTrue();
        mockMvc.perform(get("/cases/" + id).with(loginAs.request(DIRECTOR)))
                .andExpect(content().string(allOf(containsString("受国务院委托"), containsString("示范区域的委托决定"))));
        mockMvc.perform(get("/api/v1/cases/" + id + "/decision").with(loginAs.request(DIRECTOR)))
                .andExpect(content().string(containsString("\"delegated\":true")));

        scenario.step(id, DIRECTOR, "to-province-government");
        assertThat(note(id, "shifan-government", "decision")).isEqualTo("dossier.note.delegated");
        scenario.step(id, "shifan-government", "approve");
        scenario.step(id, "qinghe-finance", "paid");
        scenario.step(id, "shifan-clerk", "issue");
        assertThat(number(id, "reply")).endsWith("-WPF-1");
        assertThat(scenario.text(id, "shifan-clerk", "reply")).contains("受国务院委托作出", "文号单独编列", "示范区域的委托决定");

        scenario.step(id, OFFICER, "next");
        scenario.step(id, "qinghe-clerk", "issue");
        assertThat(number(id, "permit")).as("the county's own").endsWith("-XK-1");
        scenario.prepare(id, "shifan-archivist");
        assertThat(number(id, "archive-catalogue-deciding")).endsWith("-WSD-1");
        assertThat(scenario.text(id, OFFICER, "archive-catalogue-deciding")).contains("受国务院委托批准", "单独归档");
    }

    @Test
    void withoutADelegationTheSameCaseGoesToTheMinistry() throws Exception {
        clock.set(Instant.parse("2025-09-01T01:00:00Z"));
        CaseId id = atTheDirectorOfTheProvince();

        LevelDecision decision =
                loginAs.call(DIRECTOR, () -> process.decision(id)).orElseThrow();
        assertThat(decision.level()).isEqualTo(Level.STATE);
        assertThat(decision.isDelegated()).isFalse();
        mockMvc.perform(get("/cases/" + id).with(loginAs.request(DIRECTOR)))
                .andExpect(content().string(not(containsString("受国务院委托"))));
    }

    private CaseId atTheDirectorOfTheProvince() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");
        scenario.step(id, "qinghe-window", "accept");
        scenario.prepare(id, OFFICER);
        loginAs.call(OFFICER, () -> {
            drawings.edit(
                    id, DrawingKind.LAND_USE, 1, List.of(DossierScenario.plot(-700, 650, -50, 650, -50, 50, -700, 50)));
            return measurements.measure(id);
        });
        scenario.complete(id, OFFICER, "next");
        scenario.step(id, OFFICER, "next");
        scenario.review(id, DIRECTOR);
        return id;
    }

    private String note(CaseId id, String login, String section) throws Exception {
        return loginAs.call(login, () -> forms.sections(id)).stream()
                .filter(found -> found.key().equals(section))
                .findFirst()
                .orElseThrow()
                .note();
    }

    private String number(CaseId id, String kind) throws Exception {
        return String.valueOf(
                loginAs.call(OFFICER, () -> scenario.current(id, kind)).number());
    }
}
