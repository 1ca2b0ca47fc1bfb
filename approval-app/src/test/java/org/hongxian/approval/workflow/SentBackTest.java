package org.hongxian.approval.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.MutableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Whoever works on a returned case knows that it was, by whom and why, until it is back where it came from. */
@SpringBootTest(classes = WorkflowModules.class)
@ContextConfiguration(initializers = FreshH2.class)
class SentBackTest extends WorkflowFixture {

    private static final String REASON = "界址与权属资料不一致，请核对J4。";

    @Autowired
    CaseReturns returns;

    private Optional<SentBack> told(String login, CaseId caseId) throws Exception {
        return loginAs.call(login, () -> returns.find(caseId));
    }

    private CaseId returnedFromTheCity() throws Exception {
        CaseId caseId = scenario.openAt("city-review");
        clock.advance(Duration.ofHours(1));
        scenario.complete(scenario.task(caseId, "rights"), "return", REASON, "county-survey");
        return caseId;
    }

    @Test
    void aReturnNamesOfficeRolePersonDayTargetAndReason() throws Exception {
        CaseId caseId = returnedFromTheCity();

        SentBack sentBack = told("qinghe-officer", caseId).orElseThrow();

        assertThat(sentBack.fromTaskKey()).isEqualTo("city-review");
        assertThat(sentBack.fromSection()).isEqualTo("rights");
        assertThat(sentBack.region().value()).isEqualTo("990100");
        assertThat(sentBack.role()).isEqualTo(Role.SECTION_REVIEWER);
        assertThat(sentBack.actorName())
                .isEqualTo(loginAs.person("yunchuan-review-rights").displayName());
        assertThat(sentBack.toTaskKey()).isEqualTo("county-survey");
        assertThat(sentBack.reason()).isEqualTo(REASON);
        assertThat(sentBack.at()).isEqualTo(MutableClock.START.plus(Duration.ofHours(1)));
        assertThat(sentBack.awaiting()).isTrue();
    }

    @Test
    void theInboxKnowsWhichStepsAreThereBecauseOfAReturn() throws Exception {
        CaseId returned = returnedFromTheCity();
        CaseId other = scenario.openAt("county-survey");
        List<ActiveTask> tasks = loginAs.call("qinghe-officer", () -> process.inbox(500));

        Map<String, SentBack> known = loginAs.call("qinghe-officer", () -> returns.of(tasks));

        assertThat(known.get(scenario.task(returned).id()))
                .satisfies(sentBack -> assertThat(sentBack.reason()).isEqualTo(REASON));
        assertThat(known).doesNotContainKey(scenario.task(other).id());
    }

    @Test
    void theReturnStaysKnownUntilTheStepThatMadeItIsDoneAgain() throws Exception {
        CaseId caseId = returnedFromTheCity();

        scenario.forwardTo(caseId, "county-director");
        assertThat(told("qinghe-director", caseId).orElseThrow().awaiting()).isFalse();
        scenario.forwardTo(caseId, "city-review");
        assertThat(told("yunchuan-review-rights", caseId).orElseThrow().reason())
                .isEqualTo(REASON);
        scenario.forwardTo(caseId, "city-director");

        assertThat(told("yunchuan-director", caseId)).isEmpty();
    }

    @Test
    void theNewestReturnIsTheOneThatCounts() throws Exception {
        CaseId caseId = returnedFromTheCity();
        scenario.forwardTo(caseId, "county-section");
        clock.advance(Duration.ofHours(2));
        scenario.complete(scenario.task(caseId), "return", "表格未更新。", "county-dossier");

        assertThat(told("qinghe-officer", caseId).orElseThrow().reason()).isEqualTo("表格未更新。");
        assertThat(told("qinghe-officer", caseId).orElseThrow().toTaskKey()).isEqualTo("county-dossier");
    }

    @Test
    void aStepSentBackWithoutATargetIsAReturnToo() throws Exception {
        CaseId caseId = scenario.openAt("county-dossier");
        scenario.complete(scenario.task(caseId), "back", "红线需要调整。");

        assertThat(told("qinghe-officer", caseId).orElseThrow().toTaskKey()).isEqualTo("county-survey");
        assertThat(told("qinghe-officer", caseId).orElseThrow().reason()).isEqualTo("红线需要调整。");
    }

    @Test
    void anApplicantHearsOfCorrectionsAskedOfTheApplicantAndOfNoOthers() throws Exception {
        CaseId corrected = scenario.openAt("county-accept");
        scenario.complete(scenario.task(corrected), "correct", "请补交核准文件。");

        assertThat(told("applicant-a", corrected).orElseThrow().reason()).isEqualTo("请补交核准文件。");
        assertThat(told("applicant-a", returnedFromTheCity())).isEmpty();
    }

    @Test
    void aCaseThatOnlyWentOnWasNotReturned() throws Exception {
        assertThat(told("qinghe-director", scenario.openAt("county-director"))).isEmpty();
    }
}
