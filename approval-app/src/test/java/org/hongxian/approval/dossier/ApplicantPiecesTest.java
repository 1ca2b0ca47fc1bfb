package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Which form sections and documents an applicant gets, step by step through whole cases: what an office is drafting only once its step
 * has ended with it. Officials of the case see everything at once.
 */
@H2Context
class ApplicantPiecesTest extends DossierFixture {

    private static final String APPLICANT = "applicant-a";

    /** What ending a step adds to what the applicant may read. */
    private record Stage(
            String login, String outcome, List<String> sections, List<String> documents, List<String> atOnce) {

        boolean isQuiet() {
            return sections.isEmpty() && documents.isEmpty() && atOnce.isEmpty();
        }
    }

    private static final List<Stage> TO_THE_PROVINCE = Stream.of(
                    Stream.of(
                            stage(APPLICANT, "submit", "", "", "application-form project-approval"),
                            stage("qinghe-window", "accept", "acceptance", "receipt", ""),
                            stage(OFFICER, "next", "measurement owners survey-facts", "survey-report", ""),
                            stage(
                                    OFFICER,
                                    "next",
                                    "conversion expropriation presentation replacement supply",
                                    "class-table conversion-plan expropriation-plan point-table presentation-form"
                                            + " survey-map",
                                    ""),
                            nothing("qinghe-chief", "agree"),
                            nothing("qinghe-director", "agree")),
                    Stream.of("farmland", "planning", "rights", "use")
                            .map(section -> nothing("yunchuan-review-" + section, "agree")),
                    Stream.of(nothing("yunchuan-director", "agree"), nothing("shifan-window", "accept")),
                    Stream.of("farmland", "use-control", "rights", "planning", "use", "enforcement", "minerals")
                            .map(section -> nothing("shifan-review-" + section, "agree")),
                    Stream.of(nothing("shifan-director", "to-province-government")))
            .flatMap(stages -> stages)
            .toList();

    private static final List<Stage> APPROVED = List.of(
            stage("shifan-government", "approve", "decision", "", ""),
            stage("qinghe-finance", "paid", "payment", "", ""),
            stage("shifan-clerk", "issue", "reply", "reply", ""),
            // The notice is out as soon as it is sealed: it has to hang before its step can end.
            stage(OFFICER, "next", "compensation notice", "", "public-notice"),
            stage("qinghe-clerk", "issue", "permit", "delivery-receipt permit", ""),
            nothing("shifan-archivist", "close"),
            nothing("qinghe-archivist", "close"));

    private static final List<Stage> REJECTED = List.of(
            stage("shifan-government", "reject", "decision", "", ""),
            stage("shifan-clerk", "issue", "", "refusal-notice", ""));

    private final Set<String> sections = new TreeSet<>(Set.of("applicant", "project"));
    private final Set<String> documentKinds = new TreeSet<>();

    @Test
    void ofAnApprovedCaseEachPieceIsReadWhenItsStepHasEnded() throws Exception {
        CaseId id = scenario.open().id();
        drive(id, TO_THE_PROVINCE);
        drive(id, APPROVED);

        assertThat(kinds("qinghe-archivist", id))
                .containsAll(documentKinds)
                .contains(
                        "compensation-proof",
                        "archive-catalogue",
                        "archive-catalogue-deciding",
                        "review-opinion-county",
                        "review-opinion-city",
                        "review-opinion-province");
        assertThat(sectionKeys("qinghe-archivist", id))
                .containsAll(sections)
                .contains("archive", "archive-deciding", "province-acceptance", "ministry-acceptance");
    }

    @Test
    void ofARejectedCaseTheDecisionAndItsNoticeAreRead() throws Exception {
        CaseId id = scenario.open().id();
        drive(id, TO_THE_PROVINCE);
        drive(id, REJECTED);
    }

    @Test
    void whatIsSentBackIsADraftAgainAndWhatAnOfficeAsksOfAnotherStaysBetweenThem() throws Exception {
        CaseId id = scenario.open().id();
        drive(id, TO_THE_PROVINCE.subList(0, 3));
        scenario.prepare(id, OFFICER);
        complete(id, OFFICER, "next", "");
        complete(id, "qinghe-chief", "return", "county-survey");
        loginAs.call(OFFICER, () -> forms.save(id, "survey-facts", Map.of("surveyor", "草稿人")));

        assertThat(sectionKeys(APPLICANT, id)).containsExactlyInAnyOrderElementsOf(sections("acceptance"));
        // Drafts are hidden; what had been issued is still there, as superseded.
        assertThat(loginAs.call(APPLICANT, () -> documents.list(id)))
                .filteredOn(document -> !document.superseded())
                .extracting(DocumentRecord::kind)
                .containsExactlyInAnyOrder("application-form", "project-approval", "receipt");
        read(id, APPLICANT, "forms").andExpect(content().string(not(containsString("草稿人"))));
    }

    private static List<String> sections(String... more) {
        var all = new ArrayList<>(List.of("applicant", "project"));
        all.addAll(List.of(more));
        return all;
    }

    private void drive(CaseId id, List<Stage> stages) throws Exception {
        for (Stage stage : stages) {
            scenario.prepare(id, stage.login());
            if (stage.login().startsWith("shifan-review-")) {
                loginAs.call(stage.login(), () -> measurements.rerunAgrees(id));
            }
            if (stage.login().equals("shifan-clerk") && stage.sections().isEmpty()) {
                loginAs.call(stage.login(), () -> documents.generate(id, "refusal-notice"));
            }
            documentKinds.addAll(stage.atOnce());
            assertReadable(id, stage, "while " + stage.login() + " drafts");
            scenario.complete(id, stage.login(), stage.outcome());
            sections.addAll(stage.sections());
            documentKinds.addAll(stage.documents());
            assertReadable(id, stage, "after " + stage.login() + " " + stage.outcome());
        }
    }

    /** By facade always; where a step drafts or issues something also by program, page and address of the file. */
    private void assertReadable(CaseId id, Stage stage, String when) throws Exception {
        assertThat(sectionKeys(APPLICANT, id)).as(when).containsExactlyInAnyOrderElementsOf(sections);
        assertThat(kinds(APPLICANT, id)).as(when).containsExactlyInAnyOrderElementsOf(documentKinds);
        if (!stage.isQuiet()) {
            assertSections(id, when);
            assertDocuments(id, when);
        }
    }

    private void assertSections(CaseId id, String when) throws Exception {
        String program = text(get("/api/v1/cases/" + id + "/forms"));
        for (Forms.Section drafted : loginAs.call(OFFICER, () -> forms.sections(id))) {
            assertThat(program.contains("\"key\":\"" + drafted.key() + "\",\"writable\""))
                    .as("%s: %s", when, drafted.key())
                    .isEqualTo(sections.contains(drafted.key()));
        }
    }

    private void assertDocuments(CaseId id, String when) throws Exception {
        String program = text(get("/api/v1/cases/" + id + "/documents"));
        String page = text(page(id, "documents"));
        Set<UUID> shown = new TreeSet<>();
        loginAs.call(APPLICANT, () -> documents.list(id)).forEach(document -> shown.add(document.id()));
        for (DocumentRecord drafted : loginAs.call(OFFICER, () -> documents.list(id))) {
            boolean readable = shown.contains(drafted.id());
            assertThat(program.contains(drafted.id().toString())).as(when).isEqualTo(readable);
            assertThat(page.contains(drafted.id().toString())).as(when).isEqualTo(readable);
            for (String address : List.of("/api/v1/cases/", "/cases/")) {
                mockMvc.perform(get(address + id + "/documents/" + drafted.id()).with(loginAs.request(APPLICANT)))
                        .andExpect(status().is(readable ? 200 : 404));
            }
        }
    }

    private String text(MockHttpServletRequestBuilder request) throws Exception {
        return mockMvc.perform(request.with(loginAs.request(APPLICANT)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder page(CaseId id, String tab) {
        return get("/cases/" + id).param("tab", tab);
    }

    private ResultActions read(CaseId id, String login, String tab) throws Exception {
        return mockMvc.perform(page(id, tab).with(loginAs.request(login))).andExpect(status().isOk());
    }

    private void complete(CaseId id, String login, String outcome, String returnTo) throws Exception {
        loginAs.call(login, () -> {
            process.complete(new Completion(id, gate.findMine(id).orElseThrow().id(), outcome, "请核实。", returnTo));
            return null;
        });
    }

    private Set<String> sectionKeys(String login, CaseId id) throws Exception {
        Set<String> keys = new TreeSet<>();
        loginAs.call(login, () -> forms.sections(id)).forEach(section -> keys.add(section.key()));
        return keys;
    }

    private Set<String> kinds(String login, CaseId id) throws Exception {
        Set<String> kinds = new TreeSet<>();
        loginAs.call(login, () -> documents.list(id)).forEach(document -> kinds.add(document.kind()));
        return kinds;
    }

    private static Stage nothing(String login, String outcome) {
        return stage(login, outcome, "", "", "");
    }

    private static Stage stage(String login, String outcome, String sections, String documents, String atOnce) {
        return new Stage(login, outcome, words(sections), words(documents), words(atOnce));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
