package org.hongxian.approval.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.FreshH2;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The joint review of the province may ask other bodies, and its limit may be extended once. */
@SpringBootTest(classes = WorkflowModules.class)
@ContextConfiguration(initializers = FreshH2.class)
class ProvinceReviewTest extends WorkflowFixture {

    private static final String REVIEWER = "shifan-review-farmland";

    @Autowired
    Consultations consultations;

    @Test
    void aSectionThatAskedAnotherBodyAgreesOnlyWithItsAnswerOnFile() throws Exception {
        CaseId caseId = scenario.openAt("province-review");
        ActiveTask task = scenario.task(caseId, "farmland");

        Consultation asked =
                loginAs.call(REVIEWER, () -> consultations.ask(caseId, task.id(), "forestry", "是否占用国家级公益林?"));

        assertThatThrownBy(() -> scenario.complete(task, "agree", "同意。"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .extracting(Blocker::messageKey)
                        .containsExactly("workflow.blocked.consultations"));
        // The others do not wait, and the same body is asked once at a time.
        scenario.complete(scenario.task(caseId, "minerals"), "agree", "同意。");
        assertThatThrownBy(() -> loginAs.call(REVIEWER, () -> consultations.ask(caseId, task.id(), "forestry", "再问一次")))
                .isInstanceOf(TaskBlockedException.class);
        assertThatThrownBy(
                        () -> loginAs.call("shifan-review-use", () -> consultations.answer(caseId, asked.id(), "不占用。")))
                .isInstanceOf(NotAllowedNowException.class);

        loginAs.call(REVIEWER, () -> consultations.answer(caseId, asked.id(), "不占用(示林函〔2026〕7号)。"));
        scenario.complete(task, "agree", "同意。");

        assertThat(loginAs.call("qinghe-officer", () -> consultations.list(caseId)))
                .singleElement()
                .satisfies(done -> assertThat(done.answer()).contains("示林函"));
        assertThat(loginAs.call("applicant-a", () -> consultations.list(caseId)))
                .isEmpty();
        assertThat(ledger.list(caseId.value()))
                .extracting(entry -> entry.kind())
                .contains("consultation.asked", "consultation.answered");
    }

    @Test
    void onlyTheBodiesOfThePolicyAreAskedAndAReturnDropsWhatIsOpen() throws Exception {
        CaseId caseId = scenario.openAt("province-review");
        ActiveTask task = scenario.task(caseId, "farmland");

        assertThatThrownBy(() -> loginAs.call(REVIEWER, () -> consultations.ask(caseId, task.id(), "culture", "?")))
                .isInstanceOf(NotAllowedNowException.class);
        assertThatThrownBy(() -> loginAs.call(REVIEWER, () -> consultations.ask(caseId, task.id(), "transport", " ")))
                .isInstanceOf(TaskBlockedException.class);
        loginAs.call(REVIEWER, () -> consultations.ask(caseId, task.id(), "transport", "公路两侧退让?"));
        scenario.complete(task, "return", "请重新测算。", "county-dossier");
        scenario.forwardTo(caseId, "province-review");

        scenario.complete(scenario.task(caseId, "farmland"), "agree", "同意。");
        assertThat(scenario.live(caseId)).hasSize(6);
    }

    @Test
    void theProvincialDirectorExtendsTheReviewOnceByTenWorkingDays() throws Exception {
        CaseId caseId = scenario.openAt("province-review");
        // 20 working days from 2 March 2026, then ten more without the holiday of 6 April.
        assertThat(scenario.task(caseId).dueOn()).isEqualTo(LocalDate.parse("2026-03-30"));
        for (String login : List.of(REVIEWER, "yunchuan-director")) {
            assertThat(loginAs.call(login, () -> process.extension(caseId))).isZero();
            assertThatThrownBy(() -> loginAs.run(login, () -> process.extendLimit(caseId, "材料复杂。")))
                    .isInstanceOf(NotAllowedNowException.class);
        }
        assertThat(loginAs.call("shifan-director", () -> process.extension(caseId)))
                .isEqualTo(10);
        assertThatThrownBy(() -> loginAs.run("shifan-director", () -> process.extendLimit(caseId, " ")))
                .isInstanceOf(TaskBlockedException.class);

        loginAs.run("shifan-director", () -> process.extendLimit(caseId, "需要专家论证。"));

        assertThat(scenario.tasks(caseId))
                .hasSize(7)
                .extracting(ActiveTask::dueOn)
                .containsOnly(LocalDate.parse("2026-04-14"));
        assertThatThrownBy(() -> loginAs.run("shifan-director", () -> process.extendLimit(caseId, "再延长。")))
                .isInstanceOf(NotAllowedNowException.class);
        assertThat(ledger.list(caseId.value()))
                .filteredOn(entry -> entry.kind().equals("limit.extended"))
                .hasSize(7);
    }
}
