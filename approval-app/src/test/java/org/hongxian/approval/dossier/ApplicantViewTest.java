package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.ResultActions;

/** What an applicant gets to read of a case, and what stays between officials. */
@H2Context
class ApplicantViewTest extends DossierFixture {

    private static final String OTHER_RED_LINES = "$.answers[?(@.layer=='RED_LINES')]";

    @Test
    void theTrackingPageSaysWhyTheCaseIsBackNow() throws Exception {
        CaseFile file = scenario.open();
        CaseId id = file.id();
        track(file).andExpect(content().string(not(containsString("<blockquote"))));

        scenario.step(id, "applicant-a", "submit");
        loginAs.call(
                "qinghe-window", () -> forms.save(id, "acceptance", Map.of("complete", "no", "corrections", "补交附图。")));
        loginAs.call("qinghe-window", () -> documents.generate(id, "correction-notice"));
        sendBack(id, "qinghe-window", "correct", "甲:补交附图。", "");
        track(file).andExpect(content().string(containsString("甲:补交附图。")));

        scenario.step(id, "applicant-a", "submit");
        track(file).andExpect(content().string(not(containsString("甲:补交附图。"))));
        scenario.step(id, "qinghe-window", "accept");
        sendBack(id, OFFICER, "return", "乙:申请范围与实地不符。", "apply");

        track(file).andExpect(content().string(allOf(containsString("乙:申请范围与实地不符。"), not(containsString("甲:补交附图。")))));
    }

    @Test
    void theRedLinesOfOtherCasesAreNotNamed() throws Exception {
        CaseFile other = scenario.openAtDossier();
        CaseFile file = scenario.openAtDossier();
        String measurement = "/api/v1/cases/" + file.id() + "/measurement";

        mockMvc.perform(get(measurement).with(loginAs.request(OFFICER)))
                .andExpect(content().string(containsString(other.number())));
        mockMvc.perform(get(measurement).with(loginAs.request("applicant-a")))
                .andExpect(status().isOk())
                .andExpect(jsonPath(OTHER_RED_LINES + ".verdict").value("OVERLAPS"))
                .andExpect(jsonPath(OTHER_RED_LINES + ".squareMetres").value(not(empty())))
                .andExpect(jsonPath(OTHER_RED_LINES + ".places[*]").value(empty()))
                .andExpect(content().string(not(containsString(other.number()))));
        mockMvc.perform(get("/cases/" + file.id()).param("tab", "plots").with(loginAs.request("applicant-a")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(other.number()))))
                .andExpect(content().string(not(containsString("measurement/evidence"))));

        mockMvc.perform(get(measurement + "/evidence").with(loginAs.request("applicant-a")))
                .andExpect(status().isForbidden());
        assertThatThrownBy(() -> loginAs.call("applicant-a", () -> measurements.findEvidence(file.id())))
                .isInstanceOf(AccessDeniedException.class);
        mockMvc.perform(get(measurement + "/evidence").with(loginAs.request(OFFICER)))
                .andExpect(content().string(containsString(other.number())));
    }

    @Test
    void whatTheProvinceAsksOfTheCountyIsNeitherInTheFormsNorAmongTheDocuments() throws Exception {
        CaseId id = scenario.openAtDossier().id();
        scenario.step(id, OFFICER, "next");
        scenario.review(id, "shifan-window");
        loginAs.call("shifan-window", () -> {
            forms.save(id, "province-acceptance", Map.of("complete", "no", "corrections", "请核实补偿资金。"));
            return documents.generate(id, "correction-notice");
        });
        sendBack(id, "shifan-window", "correct", "请核实补偿资金。", "");

        assertThat(sections("applicant-a", id))
                .contains("acceptance", "applicant")
                .doesNotContain("province-acceptance", "ministry-acceptance");
        assertThat(sections(OFFICER, id)).contains("province-acceptance", "ministry-acceptance");
        assertThat(kinds("applicant-a", id)).doesNotContain("correction-notice");
        assertThat(kinds(OFFICER, id)).contains("correction-notice");
    }

    private ResultActions track(CaseFile file) throws Exception {
        return mockMvc.perform(post("/public/track")
                        .with(csrf())
                        .param("number", file.number())
                        .param("code", file.trackingCode()))
                .andExpect(status().isOk());
    }

    private void sendBack(CaseId id, String login, String outcome, String reason, String returnTo) throws Exception {
        loginAs.call(login, () -> {
            process.complete(new Completion(id, gate.findMine(id).orElseThrow().id(), outcome, reason, returnTo));
            return null;
        });
    }

    private List<String> sections(String login, CaseId id) throws Exception {
        return loginAs.call(login, () -> forms.sections(id)).stream()
                .map(Forms.Section::key)
                .toList();
    }

    private List<String> kinds(String login, CaseId id) throws Exception {
        return loginAs.call(login, () -> documents.list(id)).stream()
                .map(DocumentRecord::kind)
                .toList();
    }
}
