package org.hongxian.approval.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.dossier.DocumentRecord;
import org.hongxian.approval.dossier.Documents;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.ledger.LedgerReader;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.TaskGate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@H2Context
class WorkspacePagesTest {

    private static final byte[] SMALL_PDF = pdf();

    @Autowired
    MockMvc web;

    @Autowired
    Documents documents;

    @Autowired
    LedgerReader ledger;

    @Autowired
    LoginAs loginAs;

    @Autowired
    CaseProcess process;

    @Autowired
    TaskGate gate;

    private static byte[] pdf() {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private CaseFile opened() throws Exception {
        return loginAs.call(
                "applicant-a", () -> process.open(CaseType.SEPARATELY_SITED, "光伏园区", new AdministrativeCode("990101")));
    }

    private ActiveTask taskOf(CaseFile file) throws Exception {
        return loginAs.call("applicant-a", () -> gate.findMine(file.id()).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "forms", "plots", "documents", "opinions", "record"})
    void everyTabIsAPageOfItsOwnAndAPartWithoutTheFrame(String tab) throws Exception {
        CaseFile file = opened();
        web.perform(get("/cases/" + file.id()).param("tab", tab).with(loginAs.request("applicant-a")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<html")))
                .andExpect(content().string(containsString(file.number())))
                .andExpect(content().string(not(containsString("??"))));
        web.perform(get("/cases/" + file.id() + "/panel/" + tab).with(loginAs.request("applicant-a")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<html"))))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void theRecordIsForOfficialsOnly() throws Exception {
        CaseFile file = opened();
        String record = "data-tab=\"record\"";
        web.perform(get("/cases/" + file.id()).param("tab", "record").with(loginAs.request("applicant-a")))
                .andExpect(content().string(not(containsString(record))))
                .andExpect(content().string(not(containsString("ledger-heading"))));
        web.perform(get("/cases/" + file.id() + "/panel/record").with(loginAs.request("applicant-a")))
                .andExpect(content().string(not(containsString("ledger-heading"))));
        web.perform(get("/cases/" + file.id()).param("tab", "record").with(loginAs.request("qinghe-officer")))
                .andExpect(content().string(containsString(record)))
                .andExpect(content().string(containsString("ledger-heading")));
    }

    @Test
    void aSearchFindsACaseByItsNumber() throws Exception {
        CaseFile file = opened();
        web.perform(get("/cases").param("q", file.number()).with(loginAs.request("qinghe-officer")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/cases/" + file.id())));
        web.perform(get("/cases").param("q", "%").with(loginAs.request("qinghe-officer")))
                .andExpect(content().string(not(containsString("/cases/" + file.id()))));
    }

    @Test
    void theSamePageSpeaksEnglish() throws Exception {
        web.perform(get("/inbox").param("lang", "en").with(loginAs.request("qinghe-officer")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("To do")));
    }

    @Test
    void aCaseOfAnotherCountyIsNotFoundInWordsAndNotByName() throws Exception {
        CaseFile file = opened();
        web.perform(get("/cases/" + file.id()).with(loginAs.request("baishi-officer")))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("<html")))
                .andExpect(content().string(not(containsString(file.number()))));
    }

    @Test
    void completingWhatIsBlockedAsksAgainAndSaysWhatIsMissing() throws Exception {
        CaseFile file = opened();
        String path = "/cases/" + file.id() + "/tasks/" + taskOf(file).id() + "/submit";
        web.perform(post(path).with(csrf()).with(loginAs.request("applicant-a")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("data-place=\"form-applicant\"")));
    }

    @Test
    void everyDocumentOfTheStepIsMadeByAButtonOfItsOwn() throws Exception {
        CaseFile file = opened();
        String one = "/cases/" + file.id() + "/documents/application-form/generate";
        web.perform(get("/cases/" + file.id()).param("tab", "documents").with(loginAs.request("applicant-a")))
                .andExpect(content().string(containsString("action=\"" + one + "\"")));

        web.perform(post(one).header("HX-Request", "true").with(csrf()).with(loginAs.request("applicant-a")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/verify/" + file.number())));
    }

    @Test
    void whatIsLackingIsTheKindChosenForAnUpload() throws Exception {
        CaseFile file = opened();
        web.perform(get("/cases/" + file.id()).param("tab", "documents").with(loginAs.request("applicant-a")))
                .andExpect(content()
                        .string(matchesPattern(
                                "(?s).*value=\"project-approval\".*value=\"application-attachment\".*")));
    }

    @Test
    void supersededDocumentsAreFoldedAwayBelowTheValidOnes() throws Exception {
        CaseFile file = opened();
        String one = "/cases/" + file.id() + "/documents/application-form/generate";
        for (int version = 1; version <= 2; version++) {
            web.perform(post(one).with(csrf()).with(loginAs.request("applicant-a")));
        }
        web.perform(get("/cases/" + file.id()).param("tab", "documents").with(loginAs.request("applicant-a")))
                .andExpect(content().string(matchesPattern("(?s).*SQ-2.*<details>.*已失效的 1 份.*SQ-1.*</details>.*")));
    }

    @Test
    void anUploadIsTakenBackInItsStepAndByNobodyElse() throws Exception {
        CaseFile file = opened();
        var scan = new MockMultipartFile("file", "approval.pdf", "application/pdf", SMALL_PDF);
        web.perform(multipart("/cases/" + file.id() + "/documents")
                .file(scan)
                .param("kind", "project-approval")
                .with(csrf())
                .with(loginAs.request("applicant-a")));
        DocumentRecord uploaded =
                loginAs.call("applicant-a", () -> documents.list(file.id())).get(0);
        String withdraw = "/cases/" + file.id() + "/documents/" + uploaded.id() + "/withdraw";

        web.perform(post(withdraw).with(csrf()).with(loginAs.request("qinghe-officer")))
                .andExpect(status().isForbidden());
        web.perform(get("/cases/" + file.id()).param("tab", "documents").with(loginAs.request("applicant-a")))
                .andExpect(content().string(containsString(withdraw)));
        web.perform(post(withdraw).with(csrf()).with(loginAs.request("applicant-a")))
                .andExpect(status().is3xxRedirection());

        assertThat(loginAs.call("applicant-a", () -> documents.list(file.id())))
                .singleElement()
                .satisfies(document -> assertThat(document.superseded()).isTrue());
        assertThat(ledger.list(file.id().value()))
                .anySatisfy(entry -> assertThat(entry.kind()).isEqualTo("document.withdrawn"));
        web.perform(post(withdraw).with(csrf()).with(loginAs.request("applicant-a")))
                .andExpect(status().isForbidden());
    }

    @Test
    void whatCannotBeUsedLeadsBackToWhereItWasSentFrom() throws Exception {
        CaseFile file = opened();
        var noise = new MockMultipartFile("file", "approval.pdf", "application/pdf", new byte[] {1, 2, 3});
        web.perform(multipart("/cases/" + file.id() + "/documents")
                        .file(noise)
                        .param("kind", "project-approval")
                        .with(csrf())
                        .with(loginAs.request("applicant-a")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("href=\"/cases/" + file.id() + "?tab=documents\"")));
        web.perform(get("/cases/" + file.id()).with(loginAs.request("baishi-officer")))
                .andExpect(status().isNotFound())
                .andExpect(content().string(not(containsString("返回案件"))));
    }

    @Test
    void aDocumentOpensBesideTheCase() throws Exception {
        CaseFile file = opened();
        web.perform(post("/cases/" + file.id() + "/documents/application-form/generate")
                .with(csrf())
                .with(loginAs.request("applicant-a")));
        web.perform(get("/cases/" + file.id()).param("tab", "documents").with(loginAs.request("applicant-a")))
                .andExpect(content().string(containsString("target=\"_blank\"")));
    }

    @Test
    void aNumberThatCannotBeReadSaysHowToWriteItAndSavedIsSaidBesideTheButton() throws Exception {
        CaseFile file = opened();
        web.perform(post("/cases/" + file.id() + "/sections/project")
                        .param("investment", "12,000")
                        .header("Accept-Language", "en")
                        .header("HX-Request", "true")
                        .with(csrf())
                        .with(loginAs.request("applicant-a")))
                .andExpect(content().string(containsString("for instance 12000.00")))
                .andExpect(content().string(containsString("(10,000 yuan)")))
                .andExpect(content().string(matchesPattern("(?s).*Saved\\..*type=\"submit\".*")));
        web.perform(post("/cases/" + file.id() + "/sections/applicant")
                        .param("credit-code", "123")
                        .header("Accept-Language", "en")
                        .header("HX-Request", "true")
                        .with(csrf())
                        .with(loginAs.request("applicant-a")))
                .andExpect(content().string(containsString("18 digits and capital letters")));
    }

    @Test
    void anOutcomeThatNeedsAReasonIsNotDoneWithoutOne() throws Exception {
        CaseFile file = opened();
        String path = "/cases/" + file.id() + "/tasks/" + taskOf(file).id() + "/drop";
        web.perform(post(path).with(csrf()).with(loginAs.request("applicant-a")))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void theSecondClickOfADoubleClickLeadsBackToTheCaseAndDoesNothing() throws Exception {
        CaseFile file = opened();
        String path = "/cases/" + file.id() + "/tasks/" + taskOf(file).id() + "/drop";
        for (int click = 0; click < 2; click++) {
            web.perform(post(path).param("opinion", "不再需要。").with(csrf()).with(loginAs.request("applicant-a")))
                    .andExpect(status().is3xxRedirection())
                    .andExpect(redirectedUrlPattern("/cases/" + file.id() + "*"));
        }
    }

    @Test
    void someoneElsesStepCannotBeWrittenAndAnHtmxCallerGetsAFragment() throws Exception {
        CaseFile file = opened();
        web.perform(post("/cases/" + file.id() + "/sections/applicant")
                        .param("contact", "某人")
                        .header("HX-Request", "true")
                        .with(csrf())
                        .with(loginAs.request("qinghe-officer")))
                .andExpect(status().isForbidden())
                .andExpect(header().string("HX-Retarget", "#toasts"))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void aPageThatDoesNotExistIsAPageAndAnApiThatDoesNotExistAProblem() throws Exception {
        web.perform(get("/nothing-here").with(loginAs.request("qinghe-officer")))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("<html")));
        web.perform(get("/api/v1/nothing-here").with(loginAs.request("qinghe-officer")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }

    @Test
    void trackingNeedsBothNumberAndCode() throws Exception {
        CaseFile file = opened();
        web.perform(post("/public/track")
                        .param("number", file.number())
                        .param("code", file.trackingCode())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(file.title())));
        web.perform(post("/public/track")
                        .param("number", file.number())
                        .param("code", "wrong")
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(not(containsString(file.title()))))
                // The page says how the two are compared: width, case, spaces and hyphens make no difference.
                .andExpect(content().string(containsString("不分大小写")))
                .andExpect(content().string(not(containsString("注意区分大小写"))));
        web.perform(get("/public/track").param("number", file.number()))
                .andExpect(content().string(containsString("value=\"" + file.number() + "\"")));
    }
}
