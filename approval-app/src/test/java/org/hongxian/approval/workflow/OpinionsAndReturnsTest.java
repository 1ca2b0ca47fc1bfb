package org.hongxian.approval.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseId;
import org.junit.jupiter.api.Test;

/** Opinions, who reads them, and what a return does to them. */
abstract class OpinionsAndReturnsTest extends WorkflowFixture {

    @Test
    void opinionsFormAChainInWhichTheDirectorsRevisesTheChiefs() throws Exception {
        CaseId caseId = scenario.openAt("county-dossier");
        scenario.complete(scenario.task(caseId), "next", "拟同意,建议报批。");
        scenario.complete(scenario.task(caseId), "agree", "同意经办意见,补充权属说明。");
        scenario.complete(scenario.task(caseId), "agree", "同意上报。");

        List<Opinion> opinions = loginAs.call("qinghe-officer", () -> process.opinions(caseId)).stream()
                .filter(o -> List.of("county-dossier", "county-section", "county-director")
                        .contains(o.taskKey()))
                .toList();

        assertThat(opinions).hasSize(3);
        assertThat(opinions.get(1).revises()).isEqualTo(opinions.get(0).id());
        assertThat(opinions.get(2).revises()).isEqualTo(opinions.get(1).id());
        assertThat(opinions).allMatch(o -> !o.superseded());
    }

    @Test
    void aReturnSupersedesWhatWasWrittenBehindItAndKeepsIt() throws Exception {
        CaseId caseId = scenario.openAt("city-director");

        scenario.complete(scenario.task(caseId), "return", "地类面积需核实。", "county-survey");

        List<Opinion> opinions = loginAs.call("qinghe-officer", () -> process.opinions(caseId));
        assertThat(opinions)
                .filteredOn(o -> o.taskKey().equals("county-director"))
                .allMatch(Opinion::superseded);
        assertThat(opinions)
                .filteredOn(o -> o.taskKey().equals("city-review"))
                .hasSize(4)
                .allMatch(Opinion::superseded);
        assertThat(opinions)
                .filteredOn(o -> o.outcome().equals("return"))
                .singleElement()
                .matches(o -> !o.superseded());
        assertThat(returnsHeard.of(caseId)).singleElement().satisfies(event -> {
            assertThat(event.returnedTo()).isEqualTo("county-survey");
            assertThat(event.supersededTaskKeys())
                    .containsExactly(
                            "county-survey",
                            "county-dossier",
                            "county-section",
                            "county-director",
                            "city-review",
                            "city-director");
        });
        scenario.forwardTo(caseId, "city-director");
        assertThat(scenario.live(caseId)).containsExactly("city-director");
    }

    @Test
    void theApplicantReadsWhatWasSaidToTheApplicantAndNothingInternal() throws Exception {
        CaseId caseId = scenario.openAt("county-accept");
        scenario.complete(scenario.task(caseId), "correct", "请补交项目批准文件。");
        scenario.forwardTo(caseId, "county-section");
        scenario.complete(scenario.task(caseId), "return", "内部:请核实地类。", "county-survey");
        scenario.complete(scenario.task(caseId), "return", "申请范围有误,请重新申报。", "apply");
        scenario.forwardTo(caseId, "city-review");

        List<Opinion> told = loginAs.call("applicant-a", () -> process.opinions(caseId));

        assertThat(told)
                .filteredOn(o -> !o.actor().equals("applicant-a"))
                .extracting(Opinion::text)
                .containsExactly("请补交项目批准文件。", "申请范围有误,请重新申报。");
        assertThat(told).extracting(Opinion::actor).containsOnly("applicant-a", "");
        assertThat(loginAs.call("applicant-a", () -> process.steps(caseId)))
                .filteredOn(step -> step.taskKey().startsWith("county"))
                .isNotEmpty()
                .allMatch(step -> step.actorName().isEmpty())
                .extracting(CaseProcess.Step::outcome)
                .containsOnly("", "correct", "return");
        assertThat(loginAs.call("qinghe-officer", () -> process.opinions(caseId)))
                .hasSizeGreaterThan(told.size())
                .allMatch(o -> !o.actor().isEmpty());
        assertThat(loginAs.call("qinghe-officer", () -> process.liveSteps(List.of(caseId))))
                .containsExactly(Map.entry(caseId, List.of("city-review")));
        assertThat(loginAs.call("baishi-officer", () -> process.liveSteps(List.of(caseId))))
                .isEmpty();
    }

    @Test
    void whatTheProvinceAsksOfTheCountyIsNotForTheApplicant() throws Exception {
        CaseId caseId = scenario.openAt("province-window");
        scenario.complete(scenario.task(caseId), "correct", "请市县核实补偿资金。");

        assertThat(scenario.live(caseId)).isNotEmpty().doesNotContain("apply");
        assertThat(loginAs.call("applicant-a", () -> process.opinions(caseId)))
                .extracting(Opinion::text)
                .doesNotContain("请市县核实补偿资金。");
        assertThat(loginAs.call("applicant-a", () -> process.steps(caseId)))
                .filteredOn(step -> step.taskKey().equals("province-window"))
                .extracting(CaseProcess.Step::outcome)
                .containsOnly("");
        assertThat(loginAs.call("qinghe-officer", () -> process.opinions(caseId)))
                .extracting(Opinion::text)
                .contains("请市县核实补偿资金。");
    }

    @Test
    void askingTheApplicantForCorrectionCountsAsAReturn() throws Exception {
        CaseId caseId = scenario.openAt("county-accept");

        scenario.complete(scenario.task(caseId), "correct", "请补交项目批准文件。");

        assertThat(scenario.live(caseId)).containsExactly("apply");
        assertThat(returnsHeard.of(caseId)).singleElement().satisfies(event -> assertThat(event.returnedTo())
                .isEqualTo("apply"));
    }

    @Test
    void aReturnCanReopenNamedSectionsOfAJointReviewOnly() throws Exception {
        CaseId caseId = scenario.openAt("city-director");

        scenario.complete(scenario.task(caseId), "return", "耕地与利用两科请复核。", "city-review:farmland,use");

        assertThat(scenario.live(caseId)).containsExactly("city-review:farmland", "city-review:use");
        List<Opinion> review = loginAs.call("qinghe-officer", () -> process.opinions(caseId)).stream()
                .filter(o -> o.taskKey().equals("city-review"))
                .toList();
        assertThat(review)
                .filteredOn(Opinion::superseded)
                .extracting(Opinion::section)
                .containsExactlyInAnyOrder("farmland", "use");
        scenario.forward(caseId);
        scenario.forward(caseId);
        assertThat(scenario.live(caseId)).containsExactly("city-director");

        scenario.complete(scenario.task(caseId), "return", "全部复核。", "city-review");
        assertThat(scenario.live(caseId)).hasSize(4);
        assertThatThrownBy(() -> scenario.complete(scenario.task(caseId), "return", "x", "city-review:minerals"))
                .isInstanceOf(TaskBlockedException.class);
    }

    @Test
    void oneSectionOfAJointReviewReturnsForAll() throws Exception {
        CaseId caseId = scenario.openAt("province-review");
        scenario.complete(scenario.task(caseId, "minerals"), "agree", "同意。");

        scenario.complete(scenario.task(caseId, "farmland"), "return", "补充耕地不落实。", "county-dossier");

        assertThat(scenario.live(caseId)).containsExactly("county-dossier");
        assertThat(loginAs.call("qinghe-officer", () -> process.steps(caseId)))
                .filteredOn(step -> step.taskKey().equals("province-review"))
                .extracting(CaseProcess.Step::outcome)
                .containsOnly("agree", "return", "withdrawn");
    }
}
