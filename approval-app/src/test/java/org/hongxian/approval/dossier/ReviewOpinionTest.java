package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/** The sheet of opinions a director signs and seals before the case leaves the office. */
@H2Context
class ReviewOpinionTest extends DossierFixture {

    private static final String SHEET = "review-opinion-county";

    @Test
    void theDirectorCannotAgreeBeforeTheSheetSaysTheOpinionAndCarriesTheSeal() throws Exception {
        CaseId id = openAtDirector();

        assertThat(blockers(id, "agree", "同意上报。")).containsExactly("document." + SHEET);
        assertThat(keptOpinion(id)).isEqualTo("同意上报。");
        generate(id);

        String text = scenario.text(id, OFFICER, SHEET);
        assertThat(text)
                .contains("县级审查意见书", "青禾县自然资源局", "经办意见", "科室审核意见", "局长审签意见", "11.6250")
                .contains("拟同意,建议报批。", "情况属实,同意。", "同意上报。", "青禾县经办人", "青禾县股长", "青禾县局长");
        DocumentRecord sheet = loginAs.call(OFFICER, () -> scenario.current(id, SHEET));
        assertThat(sheet.signed()).isTrue();
        Verification.Result check = verification
                .check(String.valueOf(sheet.number()), new ByteArrayResource(scenario.bytes(id, OFFICER, SHEET)))
                .orElseThrow();
        assertThat(check.isGenuine()).isTrue();
        assertThat(check.signatures()).hasSize(1).allMatch(signature -> signature.trusted());
        assertThat(check.document().unit()).isEqualTo("青禾县自然资源局");

        complete(id, "qinghe-director", "agree", "", "");
        assertThat(loginAs.call(OFFICER, () -> process.opinions(id)))
                .last()
                .satisfies(opinion -> assertThat(opinion.text()).isEqualTo("同意上报。"));
        assertThat(loginAs.call(OFFICER, () -> scenario.current(id, SHEET)).fresh())
                .isTrue();
    }

    @Test
    void anotherOpinionThanTheSheetSaysIsKeptButNotGivenUntilTheSheetIsMadeAnew() throws Exception {
        CaseId id = openAtDirector();
        keep(id, "同意上报。");
        generate(id);

        assertThat(blockers(id, "agree", "同意,但须补充社保审核意见。")).containsExactly("document." + SHEET);
        assertThat(keptOpinion(id)).isEqualTo("同意,但须补充社保审核意见。");
        assertThat(loginAs.call(OFFICER, () -> scenario.current(id, SHEET)).fresh())
                .isFalse();

        generate(id);
        assertThat(scenario.text(id, OFFICER, SHEET)).contains("须补充社保审核意见");
        complete(id, "qinghe-director", "agree", "同意,但须补充社保审核意见。", "");
        assertThat(liveSteps(id)).contains("city-review");
    }

    @Test
    void withoutAnOpinionThereIsNoSheetAndItIsNotForTheApplicant() throws Exception {
        CaseId id = openAtDirector();

        loginAs.call("qinghe-director", () -> {
            assertThatThrownBy(() -> documents.generate(id, SHEET))
                    .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                            .extracting(Blocker::anchor)
                            .containsExactly("#opinion-own"));
            return null;
        });
        keep(id, "同意上报。");
        generate(id);
        DocumentRecord sheet = loginAs.call(OFFICER, () -> scenario.current(id, SHEET));

        loginAs.call("applicant-a", () -> {
            assertThat(documents.list(id))
                    .extracting(DocumentRecord::kind)
                    .contains("receipt")
                    .doesNotContain(SHEET);
            assertThatThrownBy(() -> documents.get(id, sheet.id())).isInstanceOf(CaseNotFoundException.class);
            return null;
        });
    }

    @Test
    void aReturnSupersedesTheSheetWithTheOpinionsOnIt() throws Exception {
        CaseId id = openAtDirector();
        keep(id, "同意上报。");
        generate(id);
        complete(id, "qinghe-director", "agree", "同意上报。", "");

        complete(id, "yunchuan-review-farmland", "return", "请补充权属说明。", "county-section");

        assertThat(loginAs.call(OFFICER, () -> documents.list(id)))
                .filteredOn(document -> document.kind().equals(SHEET))
                .hasSize(1)
                .allMatch(DocumentRecord::superseded);
        complete(id, "qinghe-chief", "agree", "已补充说明,同意。", "");
        keep(id, "同意再次上报。");
        generate(id);
        assertThat(scenario.text(id, OFFICER, SHEET))
                .contains("已补充说明,同意。", "同意再次上报。")
                .doesNotContain("情况属实,同意。", "请补充权属说明。");
    }

    private CaseId openAtDirector() throws Exception {
        CaseId id = scenario.openAtDossier().id();
        scenario.prepare(id, OFFICER);
        complete(id, OFFICER, "next", "拟同意,建议报批。", "");
        complete(id, "qinghe-chief", "agree", "情况属实,同意。", "");
        return id;
    }

    private void complete(CaseId id, String login, String outcome, String opinion, String returnTo) throws Exception {
        loginAs.call(login, () -> {
            process.complete(new Completion(id, task(id).id(), outcome, opinion, returnTo));
            return null;
        });
    }

    private List<String> blockers(CaseId id, String outcome, String opinion) throws Exception {
        return loginAs.call("qinghe-director", () -> {
            try {
                process.complete(new Completion(id, task(id).id(), outcome, opinion, ""));
                return List.of();
            } catch (TaskBlockedException blocked) {
                return blocked.blockers().stream().map(Blocker::piece).toList();
            }
        });
    }

    private void keep(CaseId id, String opinion) throws Exception {
        loginAs.call("qinghe-director", () -> {
            process.draftOpinion(id, task(id).id(), opinion);
            return null;
        });
    }

    private String keptOpinion(CaseId id) throws Exception {
        return loginAs.call("qinghe-director", () -> process.opinionDraft(task(id)))
                .orElseThrow()
                .text();
    }

    private void generate(CaseId id) throws Exception {
        loginAs.call("qinghe-director", () -> documents.generateAll(id));
    }

    private List<String> liveSteps(CaseId id) throws Exception {
        return loginAs.call(OFFICER, () -> gate.listActive(id)).stream()
                .map(ActiveTask::key)
                .toList();
    }

    private ActiveTask task(CaseId id) {
        return gate.findMine(id).orElseThrow();
    }
}
