package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.dossier.Documents.PublicDocument;
import org.hongxian.approval.dossier.Documents.PublicFact;
import org.hongxian.approval.dossier.Documents.Standing;
import org.hongxian.approval.testkit.H2Context;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What anybody finds by a number that is printed on a document, and what is said of one that was never issued. */
@H2Context
class PublicRegisterTest extends DossierFixture {

    @Test
    void aPermitAndItsReplyAreFoundByTheNumbersPrintedOnThemAndSayWhatToCompare() throws Exception {
        String reply = "示政地〔2026〕9号";
        String decision = "示政土〔2026〕101号";
        CaseId id = replied(reply);
        String permit = "地字第990101202600001号";

        assertThat(documents.findPublic(permit)).isEmpty();
        assertThat(documents.findPublic(reply)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo("reply");
            assertThat(found.standing()).isEqualTo(Standing.IN_FORCE);
            assertThat(found.unit()).isEqualTo("示范省人民政府");
            assertThat(found.facts())
                    .containsExactly(
                            new PublicFact("number", reply),
                            new PublicFact("project", "青禾县光伏园区建设项目"),
                            new PublicFact("area", "11.6250 公顷"),
                            new PublicFact("decision", decision),
                            new PublicFact("on", "2026年3月2日"));
        });
        for (String typed : List.of("示政地[2026]9号", " 示政地 （２０２６） ９ 号", "示政地【2026】9号")) {
            assertThat(documents.findPublic(typed)).as(typed).hasSize(1);
        }
        assertThat(documents.findPublic(decision))
                .extracting(PublicDocument::number)
                .contains(documents.findPublic(reply).get(0).number());

        permitStep(id, permit);
        assertThat(documents.findPublic(permit)).singleElement().satisfies(found -> {
            assertThat(found.standing()).isEqualTo(Standing.NOT_ISSUED);
            assertThat(found.facts()).isEmpty();
        });
        scenario.complete(id, "qinghe-clerk", "issue");

        PublicDocument found = documents.findPublic("地字第９９０１０１２０２６００００１号").get(0);
        assertThat(found.standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(found.number()).endsWith("-XK-2");
        assertThat(found.facts())
                .containsExactly(
                        new PublicFact("number", permit),
                        new PublicFact("holder", "青禾光伏示例公司"),
                        new PublicFact("project", "青禾县光伏园区建设项目"),
                        new PublicFact("area", "11.6250 公顷"),
                        new PublicFact("decision", decision),
                        new PublicFact("on", "2026年3月2日"));
        assertThat(DossierScenario.text(scenario.bytes(id, "applicant-a", "permit")))
                .contains(permit, "青禾光伏示例公司", "11.6250 公顷", "2026年3月2日");

        mockMvc.perform(verify("地字第990101202600001号")).andExpect(redirectedUrl("/verify/" + found.number()));
        mockMvc.perform(get("/verify/{number}", permit))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("现行有效"),
                                containsString("青禾光伏示例公司"),
                                containsString("11.6250 公顷"),
                                containsString("青禾县自然资源局"))));
        String receipt = found.number().replace("-XK-2", "-SL-1");
        mockMvc.perform(get("/verify/{number}", receipt))
                .andExpect(content().string(allOf(containsString("现行有效"), not(containsString("青禾光伏示例公司")))));
    }

    private CaseId replied(String number) throws Exception {
        CaseId id = scenario.openAtDossier().id();
        scenario.step(id, OFFICER, "next");
        scenario.review(id);
        scenario.step(id, "shifan-government", "approve");
        scenario.step(id, "qinghe-finance", "paid");
        scenario.prepare(id, "shifan-clerk");
        loginAs.call("shifan-clerk", () -> {
            forms.save(id, "reply", Map.of("number", number));
            return documents.generate(id, "reply");
        });
        scenario.complete(id, "shifan-clerk", "issue");
        return id;
    }

    /** Sealed twice: the first time with a wrong number. */
    private void permitStep(CaseId id, String number) throws Exception {
        scenario.step(id, OFFICER, "next");
        // What the supply plan said is not typed again.
        Map<String, String> offered = loginAs.call("qinghe-clerk", () -> forms.sections(id)).stream()
                .filter(section -> section.key().equals("permit"))
                .flatMap(section -> section.fields().stream())
                .collect(Collectors.toMap(Forms.Field::key, Forms.Field::value));
        assertThat(offered).containsEntry("use", "示例内容").containsEntry("acquisition", "allocation");
        scenario.prepare(id, "qinghe-clerk");
        loginAs.call("qinghe-clerk", () -> {
            forms.save(id, "permit", Map.of("number", number, "holder", "青禾光伏示例公司", "project-name", "青禾县光伏园区建设项目"));
            return documents.generate(id, "permit");
        });
    }

    @Test
    void anUnsealedDocumentIsNeverSaidToBeIssuedOrInForce() throws Exception {
        CaseId id = scenario.open().id();
        scenario.prepare(id, "applicant-a");
        String number = String.valueOf(loginAs.call("applicant-a", () -> scenario.current(id, "application-form"))
                .number());

        assertThat(documents.findPublic(number)).singleElement().satisfies(found -> {
            assertThat(found.standing()).isEqualTo(Standing.UNSEALED);
            assertThat(found.facts()).isEmpty();
        });
        mockMvc.perform(get("/verify/{number}", number))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("没有盖章"),
                                not(containsString("现行有效")),
                                not(containsString("签发单位")),
                                not(containsString("青禾县光伏园区建设项目")))));
    }

    @Test
    void aReceiptIsIssuedByAcceptingAndByNothingElse() throws Exception {
        CaseId accepted = receiptMade();
        String number = receiptNumber(accepted);
        assertThat(standing(number)).isEqualTo(Standing.NOT_ISSUED);
        scenario.complete(accepted, "qinghe-window", "accept");
        assertThat(standing(number)).isEqualTo(Standing.IN_FORCE);

        CaseId refused = receiptMade();
        loginAs.call("qinghe-window", () -> {
            forms.save(refused, "acceptance", Map.of("grounds", "不属于本机关职权范围。"));
            return documents.generate(refused, "refusal-notice");
        });
        String never = receiptNumber(refused);
        scenario.complete(refused, "qinghe-window", "refuse");
        assertThat(standing(never)).isEqualTo(Standing.NOT_ISSUED);
        assertThat(standing(never.replace("-SL-", "-BY-"))).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void aCorrectionNoticeStaysWhatItWasWhenTheCaseGoesBack() throws Exception {
        CaseId id = receiptMade();
        loginAs.call("qinghe-window", () -> {
            forms.save(id, "acceptance", Map.of("complete", "no", "corrections", "补交附图。"));
            return documents.generate(id, "correction-notice");
        });
        String notice = receiptNumber(id).replace("-SL-", "-BZ-");
        assertThat(standing(notice)).isEqualTo(Standing.NOT_ISSUED);
        assertThat(panel(id)).contains("已签章，未发出").doesNotContain("已被替代");
        scenario.complete(id, "qinghe-window", "correct");

        assertThat(standing(notice)).isEqualTo(Standing.IN_FORCE);
        // The receipt of the same step was sealed but never handed out; a step that goes back supersedes it, not the
        // notice.
        assertThat(loginAs.call("qinghe-window", () -> documents.list(id)))
                .filteredOn(document -> !document.kind().startsWith("application"))
                .filteredOn(DocumentRecord::generated)
                .extracting(DocumentRecord::kind, DocumentRecord::superseded, DocumentRecord::standing)
                .contains(tuple("correction-notice", false, Standing.IN_FORCE))
                .contains(tuple("receipt", true, Standing.NOT_ISSUED));
    }

    private String panel(CaseId id) throws Exception {
        return mockMvc.perform(get("/cases/{id}/panel/documents", id).with(loginAs.request("qinghe-window")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aNumberNobodyKnowsIsSaidToBeUnknownWhateverItHolds() throws Exception {
        for (String number : List.of("990101-2026-9999-SL-1", "示政地〔2026〕9号/1", "%2F;\\..", "长".repeat(3000))) {
            mockMvc.perform(verify(number)).andExpect(status().isNotFound());
        }
    }

    private static MockHttpServletRequestBuilder verify(String number) {
        return get("/verify").param("number", number);
    }

    private CaseId receiptMade() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");
        scenario.prepare(id, "qinghe-window");
        return id;
    }

    private String receiptNumber(CaseId id) throws Exception {
        return String.valueOf(loginAs.call("qinghe-window", () -> scenario.current(id, "receipt"))
                .number());
    }

    private Standing standing(String number) {
        return documents.findPublic(number).get(0).standing();
    }
}
