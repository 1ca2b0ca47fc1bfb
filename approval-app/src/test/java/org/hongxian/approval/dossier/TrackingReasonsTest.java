package org.hongxian.approval.dossier;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;

/** Why it takes longer, waits or came back: said to the applicant on the tracking page. */
@H2Context
class TrackingReasonsTest extends DossierFixture {

    @Test
    void whoSentTheCaseBackWhenAndWhyAndThatTheClockStandsStill() throws Exception {
        CaseFile file = scenario.open();
        CaseId id = file.id();
        track(file).andExpect(content().string(not(containsString("计时暂停"))));
        scenario.step(id, "applicant-a", "submit");
        scenario.step(id, "qinghe-window", "accept");
        sendBack(id, OFFICER, "return", "申请范围与实地不符。", "apply");

        track(file)
                .andExpect(content()
                        .string(allOf(
                                containsString("青禾县 经办人 于 2026-03-02 退回"),
                                containsString("申请范围与实地不符。"),
                                containsString("材料在您手中，计时暂停。"))));
        english(file).andExpect(content().string(containsString("Sent back by 青禾县 ")));
    }

    @Test
    void theReasonOfAnExtensionIsReadAsItWasWrittenAndOnlyWhileItsStepIsLive() throws Exception {
        CaseFile file = scenario.openAtDossier();
        CaseId id = file.id();
        scenario.step(id, OFFICER, "next");
        scenario.review(id, "shifan-window");
        scenario.step(id, "shifan-window", "accept");
        track(file).andExpect(content().string(not(containsString("办理期限已经延长"))));

        loginAs.run("shifan-director", () -> process.extendLimit(id, "补充耕地方案需要 <专家> 论证。"));

        track(file)
                .andExpect(content()
                        .string(allOf(
                                containsString("2026-04-14 前办完"),
                                containsString("经批准，办理期限已经延长"),
                                containsString("补充耕地方案需要 &lt;专家&gt; 论证。"))));
        english(file).andExpect(content().string(containsString("The limit was extended with approval")));
        mockMvc.perform(get("/cases/" + id).with(loginAs.request("shifan-review-use")))
                .andExpect(content().string(containsString("期限已延长，原因：补充耕地方案需要 &lt;专家&gt; 论证。")));

        sendBack(id, "shifan-review-use", "return", "请核实。", "county-dossier");
        track(file).andExpect(content().string(not(containsString("专家"))));
    }

    @Test
    void aStepWithoutAClockSaysWhatItWaitsFor() throws Exception {
        CaseFile file = scenario.openAtDossier();
        CaseId id = file.id();
        scenario.step(id, OFFICER, "next");
        scenario.review(id);
        scenario.step(id, "shifan-government", "approve");
        track(file).andExpect(content().string(containsString("等待缴费，计时暂停。")));
        scenario.step(id, "qinghe-finance", "paid");
        track(file).andExpect(content().string(not(containsString("计时暂停"))));
        scenario.step(id, "shifan-clerk", "issue");
        track(file).andExpect(content().string(containsString("征收公告期满、补偿费用足额支付以后才能办下一步")));
    }

    private ResultActions track(CaseFile file) throws Exception {
        return track(file, "zh");
    }

    private ResultActions english(CaseFile file) throws Exception {
        return track(file, "en");
    }

    private ResultActions track(CaseFile file, String language) throws Exception {
        return mockMvc.perform(post("/public/track")
                        .with(csrf())
                        .param("lang", language)
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
}
