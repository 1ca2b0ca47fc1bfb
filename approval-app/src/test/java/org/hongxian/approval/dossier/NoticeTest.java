package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.junit.jupiter.api.Test;

/** What is said to those outside when a case is sent back or refused: in writing, sealed, before the step ends so. */
@H2Context
class NoticeTest extends DossierFixture {

    @Test
    void aCorrectionIsAskedForOnceInWritingAndUnderSeal() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");

        assertThat(blockers(id, "qinghe-window", "correct")).containsExactly("document.correction-notice");
        loginAs.call("qinghe-window", () -> {
            assertThatThrownBy(() -> documents.generate(id, "correction-notice"))
                    .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                            .extracting(Blocker::anchor)
                            .containsExactly("#form-acceptance"));
            forms.save(id, "acceptance", Map.of("complete", "no", "corrections", "1. 补交项目核准文件。\n2. 用地申请表法定代表人未签字。"));
            return documents.generate(id, "correction-notice");
        });

        assertThat(keep(id, "qinghe-window", "correction-notice", "correction-notice-county"))
                .contains("补正告知书", "示范能源有限公司：", "第三十二条", "1. 补交项目核准文件。\n", "2. 用地申请表法定代表人未签字。\n", "青禾县自然资源局");
        assertThat(loginAs.call("qinghe-window", () -> scenario.current(id, "correction-notice"))
                        .signed())
                .isTrue();
        assertThat(blockers(id, "qinghe-window", "correct")).isEmpty();
        assertThat(live(id)).containsExactly("apply");
    }

    @Test
    void whatIsNotCompleteIsNotAccepted() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");
        scenario.prepare(id, "qinghe-window");

        loginAs.call("qinghe-window", () -> {
            Forms.Section saved = forms.save(id, "acceptance", Map.of("complete", "no"));
            assertThat(saved.complete()).isFalse();
            return null;
        });

        assertThat(blockers(id, "qinghe-window", "accept")).containsExactly("section.acceptance", "document.receipt");
    }

    @Test
    void theProvinceWritesToTheCountyAndTheCountyToTheApplicant() throws Exception {
        CaseId id = scenario.openAtDossier().id();
        scenario.step(id, OFFICER, "next");
        scenario.review(id, "shifan-window");

        loginAs.call("shifan-window", () -> {
            forms.save(id, "province-acceptance", Map.of("corrections", "补充占补平衡确认单。", "grounds", "不属于单独选址项目。"));
            documents.generate(id, "correction-notice");
            return documents.generate(id, "refusal-notice");
        });

        assertThat(keep(id, "shifan-window", "correction-notice", "correction-notice-province"))
                .contains("青禾县人民政府：", "补充占补平衡确认单。", "示范省自然资源厅")
                .doesNotContain("第三十二条");
        assertThat(keep(id, "shifan-window", "refusal-notice", "refusal-notice-province"))
                .contains("不予受理决定书", "青禾县人民政府：", "不属于单独选址项目。", "示范省自然资源厅")
                .doesNotContain("提起行政诉讼");
        assertThat(blockers(id, "shifan-window", "refuse")).isEmpty();
        assertThat(live(id)).isEmpty();
    }

    @Test
    void aRejectionSaysWhatWasDecidedAndWhy() throws Exception {
        CaseId id = scenario.openAtDossier().id();
        scenario.step(id, OFFICER, "next");
        scenario.review(id, "shifan-government");

        assertThat(blockers(id, "shifan-government", "reject")).containsExactly("section.decision");
        loginAs.call(
                "shifan-government",
                () -> forms.save(
                        id,
                        "decision",
                        Map.of("number", "示政土不批〔2026〕3号", "on", "2026-03-02", "text", "选址占用生态保护红线且未论证不可避让。")));
        assertThat(blockers(id, "shifan-government", "reject")).isEmpty();
        scenario.prepare(id, "shifan-clerk");

        assertThat(keep(id, "shifan-clerk", "refusal-notice", "refusal-notice-rejection"))
                .contains("不予批准决定书", "青禾县人民政府、示范能源有限公司：", "示范省人民政府", "示政土不批〔2026〕3号")
                .contains("选址占用生态保护红线且未论证不可避让。", "提起行政诉讼");
    }

    /** The text of the document, its file kept where it can be looked at. */
    private String keep(CaseId id, String login, String kind, String name) throws Exception {
        byte[] pdf = scenario.bytes(id, login, kind);
        Files.write(Files.createDirectories(Path.of("target", "dossier-pdfs")).resolve(name + ".pdf"), pdf);
        return DossierScenario.text(pdf);
    }

    private List<String> blockers(CaseId id, String login, String outcome) throws Exception {
        return loginAs.call(login, () -> {
            ActiveTask task = gate.findMine(id).orElseThrow();
            try {
                process.complete(new Completion(id, task.id(), outcome, "见通知书。", ""));
                return List.of();
            } catch (TaskBlockedException blocked) {
                return blocked.blockers().stream().map(Blocker::piece).toList();
            }
        });
    }

    private List<String> live(CaseId id) throws Exception {
        return loginAs.call(OFFICER, () -> gate.listActive(id)).stream()
                .map(ActiveTask::key)
                .toList();
    }
}
