package org.hongxian.approval.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.casework.UnusableTextException;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.ledger.LedgerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class WorkflowTest extends WorkflowFixture {

    @Test
    void aSmallCaseIsDecidedByTheProvinceAndEndsInTheArchive() throws Exception {
        CaseId caseId = scenario.openAt("province-decision");
        assertThat(cases.getUnchecked(caseId).reachedLevel()).isEqualTo(Level.PROVINCE);

        scenario.forward(caseId);
        assertThat(cases.getUnchecked(caseId).state()).isEqualTo(CaseState.APPROVED);
        scenario.forwardTo(caseId, "reply");
        assertThat(scenario.task(caseId).region().value()).isEqualTo("990000");
        scenario.forwardTo(caseId, "archive-deciding");
        assertThat(scenario.task(caseId).region().value()).isEqualTo("990000");
        scenario.forwardTo(caseId, "archive");
        assertThat(scenario.task(caseId).region().value()).isEqualTo("990101");
        scenario.forward(caseId);

        assertThat(scenario.live(caseId)).isEmpty();
        assertThat(cases.getUnchecked(caseId).state()).isEqualTo(CaseState.CLOSED);
        assertThat(cases.getUnchecked(caseId).reachedLevel()).isEqualTo(Level.PROVINCE);
        assertThat(stepKeys(caseId))
                .containsSubsequence(
                        "apply",
                        "county-accept",
                        "county-survey",
                        "county-dossier",
                        "county-section",
                        "county-director",
                        "city-review",
                        "city-director",
                        "province-window",
                        "province-review",
                        "province-director",
                        "province-decision",
                        "fees",
                        "reply",
                        "announce",
                        "permit",
                        "archive-deciding",
                        "archive")
                .doesNotContain("ministry-window", "rejection");
    }

    @Test
    void aCaseWithBasicFarmlandGoesOnToTheStateWhichAlsoIssuesTheReply() throws Exception {
        CaseId caseId = scenario.open();
        facts.set(caseId, "0.0001", "1", "1");

        scenario.forwardTo(caseId, "province-director");
        assertThat(outcomes(caseId)).containsExactly("to-ministry", "return");
        scenario.forwardTo(caseId, "state-decision");
        assertThat(cases.getUnchecked(caseId).reachedLevel()).isEqualTo(Level.STATE);
        scenario.forwardTo(caseId, "reply");

        assertThat(scenario.task(caseId).region().value()).isEqualTo("000000");
        LevelDecision decision =
                loginAs.call("qinghe-officer", () -> process.decision(caseId)).orElseThrow();
        assertThat(decision.level()).isEqualTo(Level.STATE);
        assertThat(decision.rows()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("basic-farmland-any");
            assertThat(row.legalBasis()).contains("第四十六条");
        });
        assertThat(stepKeys(caseId)).doesNotContain("province-decision");
    }

    @Test
    void theLevelIsForecastFromTheMeasurementLongBeforeItIsDecided() throws Exception {
        CaseId caseId = scenario.openAt("county-dossier");
        facts.clear(caseId);
        assertThat(outlook(caseId)).satisfies(unmeasured -> {
            assertThat(unmeasured.decision()).isNull();
            assertThat(unmeasured.reasonKey()).isEqualTo("workflow.level.open.no-measurement");
        });

        facts.set(caseId, "0.0001", "1", "1");
        assertThat(outlook(caseId)).satisfies(measured -> {
            assertThat(measured.decided()).isFalse();
            assertThat(measured.reasonKey()).isNull();
            assertThat(measured.decision()).isNotNull().satisfies(decision -> {
                assertThat(decision.level()).isEqualTo(Level.STATE);
                assertThat(decision.rows())
                        .extracting(LevelDecision.MatchedRow::id)
                        .contains("basic-farmland-any");
            });
        });
        assertThat(loginAs.call("qinghe-officer", () -> process.decision(caseId)))
                .as("looking at a case decides nothing")
                .isEmpty();

        scenario.forwardTo(caseId, "province-director");
        assertThat(outlook(caseId).decided()).isTrue();
        scenario.forwardTo(caseId, "state-decision");
        assertThat(outlook(caseId).decided()).isTrue();
    }

    private LevelOutlook outlook(CaseId caseId) throws Exception {
        return loginAs.call("qinghe-officer", () -> process.levelOutlook(caseId))
                .orElseThrow();
    }

    @Test
    void aRejectedCaseGetsItsNoticeAndStaysRejectedInTheArchive() throws Exception {
        CaseId caseId = scenario.openAt("province-decision");

        scenario.complete(scenario.task(caseId), "reject", "不符合国土空间规划。");
        assertThat(scenario.live(caseId)).containsExactly("rejection");
        scenario.forwardTo(caseId, "archive");
        scenario.forward(caseId);

        assertThat(cases.getUnchecked(caseId).state()).isEqualTo(CaseState.REJECTED);
        assertThat(scenario.live(caseId)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"refuse, REFUSED", "not-required, NOT_REQUIRED"})
    void theWindowEndsACaseThatIsNotForIt(String outcome, CaseState state) throws Exception {
        CaseId caseId = scenario.openAt("county-accept");

        scenario.complete(scenario.task(caseId), outcome, "不在受理范围。");

        assertThat(scenario.live(caseId)).isEmpty();
        assertThat(cases.getUnchecked(caseId).state()).isEqualTo(state);
    }

    @Test
    void withoutFactsTheCaseStopsBeforeTheProvincialDirectorAndGoesOnOnceTheyExist() throws Exception {
        CaseId caseId = scenario.open();
        facts.clear(caseId);
        scenario.forwardTo(caseId, "province-director");
        ActiveTask task = scenario.task(caseId);

        assertThat(outcomes(caseId)).containsExactly("return");
        List<Blocker> blockers = loginAs.call("shifan-director", () -> process.blockers(task));
        assertThat(blockers).extracting(Blocker::messageKey).containsExactly("workflow.blocked.level.no-measurement");
        for (String outcome : List.of("to-province-government", "to-ministry")) {
            assertThatThrownBy(() -> scenario.complete(task, outcome, "同意。")).isInstanceOf(TaskBlockedException.class);
        }
        assertThat(loginAs.call("shifan-director", () -> process.decision(caseId)))
                .isEmpty();

        facts.set(caseId, "0", "35.0001", "0");
        assertThat(outcomes(caseId)).containsExactly("to-ministry", "return");
        scenario.forward(caseId);
        assertThat(scenario.live(caseId)).containsExactly("ministry-window");
        assertThat(loginAs.call("shifan-director", () -> process.decision(caseId)))
                .hasValueSatisfying(decision -> assertThat(decision.rows())
                        .extracting(LevelDecision.MatchedRow::id)
                        .containsExactly("other-cultivated-over-35"));
    }

    @Test
    void aStepCannotBeCompletedBeforeItsPiecesExistButCanBeReturned() throws Exception {
        CaseId caseId = scenario.openAt("county-survey");
        pieces.setMissing(caseId, "drawing.land-use", "measurement.fresh", "section.presentation");
        ActiveTask task = scenario.task(caseId);

        assertThat(loginAs.call("qinghe-officer", () -> process.blockers(task)))
                .extracting(Blocker::piece)
                .containsExactly("drawing.land-use", "measurement.fresh");
        assertThatThrownBy(() -> scenario.complete(task, "next", "完成。"))
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .hasSize(2));
        assertThat(scenario.live(caseId)).containsExactly("county-survey");

        scenario.complete(task, "return", "缺项目批准文件。", "apply");
        assertThat(scenario.live(caseId)).containsExactly("apply");
    }

    @Test
    void clickingTwiceOnAStepThatIsNotReadySaysTwiceWhatIsMissingAndKeepsTheOpinion() throws Exception {
        CaseId caseId = scenario.openAt("county-dossier");
        pieces.setMissing(caseId, "section.presentation");
        ActiveTask task = scenario.task(caseId);
        int clicks = 8;
        var barrier = new CyclicBarrier(clicks);
        ExecutorService threads = Executors.newFixedThreadPool(clicks);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < clicks; i++) {
                answers.add(threads.submit(() -> {
                    barrier.await();
                    scenario.complete(task, "next", "拟同意。");
                    return null;
                }));
            }
            for (Future<?> answer : answers) {
                assertThatThrownBy(answer::get).hasCauseInstanceOf(TaskBlockedException.class);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(loginAs.call("qinghe-officer", () -> process.opinionDraft(task)))
                .hasValueSatisfying(draft -> assertThat(draft.text()).isEqualTo("拟同意。"));
    }

    @Test
    void anOpinionWithCharactersNoDatabaseKeepsIsRefused() throws Exception {
        CaseId caseId = scenario.openAt("county-dossier");
        ActiveTask task = scenario.task(caseId);

        for (String text : List.of("同意\0", "同意\u0007", "同意\uD840")) {
            assertThatThrownBy(() -> scenario.complete(task, "next", text)).isInstanceOf(UnusableTextException.class);
            assertThatThrownBy(() -> loginAs.call("qinghe-officer", () -> {
                        process.draftOpinion(caseId, task.id(), text);
                        return null;
                    }))
                    .isInstanceOf(UnusableTextException.class);
        }

        // A rare character of two halves, a tab and line ends are text.
        scenario.complete(task, "next", "同意\uD840\uDC0B。\r\n\t二、上报。");
        assertThat(scenario.live(caseId)).containsExactly("county-section");
    }

    @Test
    void opinionReasonAndTargetAreDemandedWhereThePolicySaysSo() throws Exception {
        CaseId caseId = scenario.openAt("county-section");
        ActiveTask task = scenario.task(caseId);

        assertThatThrownBy(() -> scenario.complete(task, "agree", " ")).satisfies(blockedBy("opinion"));
        assertThatThrownBy(() -> scenario.complete(task, "return", "", "county-dossier"))
                .satisfies(blockedBy("reason"));
        assertThatThrownBy(() -> scenario.complete(task, "return", "理由", "province-review"))
                .satisfies(blockedBy("target"));
        assertThatThrownBy(() -> scenario.complete(task, "approve", "同意")).satisfies(blockedBy("outcome"));
        assertThatThrownBy(() -> scenario.complete(task, "agree", "长".repeat(4001)))
                .satisfies(blockedBy("opinion-too-long"));
        assertThat(loginAs.call("qinghe-chief", () -> process.opinions(caseId)))
                .extracting(Opinion::taskKey)
                .doesNotContain("county-section");
    }

    @Test
    void onlyTheUnitRoleAndSectionOfTheStepMayCompleteIt() throws Exception {
        CaseId caseId = scenario.openAt("city-review");
        ActiveTask farmland = scenario.task(caseId, "farmland");

        for (String login : List.of("yunchuan-review-use", "yunchuan-director", "qinghe-officer", "applicant-a")) {
            assertThatThrownBy(() -> loginAs.run(
                            login,
                            () -> process.complete(
                                    new CaseProcess.Completion(caseId, farmland.id(), "agree", "同意", ""))))
                    .isInstanceOf(NotAllowedNowException.class);
        }
        assertThatThrownBy(() -> loginAs.run(
                        "baishi-officer",
                        () -> process.complete(new CaseProcess.Completion(caseId, farmland.id(), "agree", "同意", ""))))
                .isInstanceOf(CaseNotFoundException.class);
        assertThat(scenario.live(caseId)).hasSize(4);
    }

    @Test
    void submittingTheSameStepTwiceAtOnceCompletesItOnce() throws Exception {
        CaseId caseId = scenario.openAt("county-section");
        ActiveTask task = scenario.task(caseId);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        var futures = new ArrayList<Future<Boolean>>();
        try {
            for (int i = 0; i < 4; i++) {
                Callable<Boolean> attempt = () -> {
                    try {
                        scenario.complete(task, "agree", "同意。");
                        return true;
                    } catch (NotAllowedNowException second) {
                        return false;
                    }
                };
                futures.add(threads.submit(attempt));
            }
            int done = 0;
            for (Future<Boolean> future : futures) {
                done += future.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(scenario.live(caseId)).containsExactly("county-director");
        assertThat(ledger.list(caseId.value()))
                .filteredOn(entry -> entry.kind().equals("task.completed")
                        && "county-section".equals(entry.facts().get("task")))
                .hasSize(1);
    }

    @Test
    void sectionsOfAJointReviewCompletedAtOnceAllCountAndTheNextStepOpensOnce() throws Exception {
        CaseId caseId = scenario.openAt("province-review");
        List<ActiveTask> tasks = scenario.tasks(caseId);
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var futures = new ArrayList<Future<?>>();
            for (ActiveTask task : tasks) {
                futures.add(threads.submit(() -> {
                    scenario.complete(task, "agree", "同意。");
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(scenario.live(caseId)).containsExactly("province-director");
    }

    @Test
    void theGateOpensOnlyWhatTheStepOfThePersonAllows() throws Exception {
        CaseId caseId = scenario.openAt("county-survey");

        loginAs.run("qinghe-officer", () -> {
            assertThat(gate.requireDrawing(caseId, DrawingKind.LAND_USE).key()).isEqualTo("county-survey");
            assertThat(gate.requireSection(caseId, "measurement").key()).isEqualTo("county-survey");
            assertThat(gate.requireDocument(caseId, "survey-report").key()).isEqualTo("county-survey");
            refused(() -> gate.requireDrawing(caseId, DrawingKind.SITE), "drawing.SITE");
            refused(() -> gate.requireSection(caseId, "decision"), "section.decision");
            refused(() -> gate.requireDocument(caseId, "permit"), "document.permit");
        });
        for (String login : List.of("qinghe-window", "qinghe-director", "applicant-a")) {
            loginAs.run(login, () -> {
                assertThat(gate.findMine(caseId)).isEmpty();
                refused(() -> gate.requireDrawing(caseId, DrawingKind.LAND_USE), "drawing.LAND_USE");
            });
        }
        loginAs.run("baishi-officer", () -> assertThatThrownBy(() -> gate.requireDrawing(caseId, DrawingKind.LAND_USE))
                .isInstanceOf(CaseNotFoundException.class));
    }

    @Test
    void everyStepIsInTheRecordWithItsActorAndTheRecordIsWhole() throws Exception {
        CaseId caseId = scenario.openAt("city-review");

        List<LedgerEntry> completed = ledger.list(caseId.value()).stream()
                .filter(entry -> entry.kind().equals("task.completed"))
                .toList();

        assertThat(completed)
                .extracting(LedgerEntry::actor)
                .containsExactly(
                        "applicant-a",
                        "qinghe-window",
                        "qinghe-officer",
                        "qinghe-officer",
                        "qinghe-chief",
                        "qinghe-director");
        assertThat(ledger.check().isWhole()).isTrue();
    }

    @Test
    void theDiagramIsTheDefinitionTheCaseRunsOnWithItsPlaces() throws Exception {
        CaseId caseId = scenario.open();

        assertThat(loginAs.call("applicant-a", () -> process.diagramXml(caseId)))
                .contains("bpmndi:BPMNShape")
                .contains("bpmnElement=\"province-director\"");
    }

    private List<String> outcomes(CaseId caseId) throws Exception {
        return scenario.task(caseId).policy().outcomes().stream()
                .map(TaskPolicy.Outcome::key)
                .toList();
    }

    private List<String> stepKeys(CaseId caseId) throws Exception {
        return loginAs.call("qinghe-officer", () -> process.steps(caseId)).stream()
                .map(CaseProcess.Step::taskKey)
                .distinct()
                .toList();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String what) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(NotAllowedNowException.class, refused -> assertThat(refused.what())
                        .isEqualTo(what));
    }

    private static java.util.function.Consumer<Throwable> blockedBy(String piece) {
        return failure -> assertThat(failure)
                .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                        .extracting(Blocker::piece)
                        .containsExactly(piece));
    }
}
