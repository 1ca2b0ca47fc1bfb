package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.sister.SisterCases;
import org.hongxian.approval.sister.SisterCases.Effect;
import org.hongxian.approval.sister.SisterCases.Kind;
import org.hongxian.approval.sister.SisterCases.Sister;
import org.hongxian.approval.sister.SisterCases.Warning;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A project split into several small cases is shown as a whole. All land here is paddy; each half is 20 ha, so that each is for the
 * province by itself and both together are for the State Council.
 */
@H2Context
class SisterCasesTest extends DossierFixture {

    private static final String APPLICANT = "applicant-a";

    /** 400 m x 500 m = 20 ha each; the second begins 60 m east of the first. The third, of 8.4 ha, lies 70 m south of it. */
    private static final double[] WEST = {-900, 800, -500, 800, -500, 300, -900, 300};

    private static final double[] EAST = {-440, 800, -40, 800, -40, 300, -440, 300};
    private static final double[] FAR = {-900, 230, -500, 230, -500, 20, -900, 20};

    private static int days;

    @Autowired
    SisterCases sisters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    /** Every test more than a year after the one before: no case is a sister of another test's. */
    @BeforeEach
    void inAYearOfItsOwn() {
        days += 400;
        clock.advance(Duration.ofDays(days));
    }

    @Test
    void twoHalvesOfAnApplicantBesideEachOtherAreShownWithTheirSumAndItsLevel() throws Exception {
        CaseFile west = measured("光伏园区一期", "批甲", WEST);
        assertThat(find(OFFICER, west)).isEmpty();
        CaseFile east = measured("光伏园区二期", "批乙", EAST);

        Warning warning = find(OFFICER, west).orElseThrow();

        assertThat(warning.sisters()).singleElement().satisfies(sister -> {
            assertThat(sister.file().number()).isEqualTo(east.number());
            assertThat(sister.kind()).isEqualTo(Kind.NEAR);
            assertThat(sister.distanceMetres()).isEqualTo(60);
            assertThat(sister.totalHectares()).isEqualByComparingTo("20.0000");
        });
        assertThat(warning.totalHectares()).isEqualByComparingTo("40.0000");
        assertThat(warning.total().otherCultivatedHectares()).isEqualByComparingTo("40.0000");
        assertThat(warning.unmeasured()).isZero();
        assertThat(warning.together()).isNotNull();
        assertThat(warning.together().level()).isEqualTo(Level.STATE);
        assertThat(warning.effect()).isEqualTo(Effect.RAISES);
        mockMvc.perform(get("/cases/" + west.id()).with(loginAs.request(OFFICER)))
                .andExpect(content()
                        .string(allOf(
                                containsString("可能拆分申报的案件"),
                                containsString("href=\"/cases/" + east.id() + "\""),
                                containsString("相距 60.0 m"),
                                containsString("40.0000"),
                                containsString("合并计算后的审批层级为“报国务院批准”"))));
        mockMvc.perform(get("/api/v1/cases/" + west.id() + "/sisters").with(loginAs.request(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(east.number())));
    }

    @Test
    void theSameProjectIsFoundByItsApprovalWhereverItLiesAndAnotherProjectFarAwayIsNot() throws Exception {
        CaseFile west = measured("光伏园区", "示发改〔2026〕7号", WEST);
        CaseFile sameApproval = measured("升压站", "示发改 〔2026〕7号", FAR);
        measured("储能站", "示发改〔2026〕8号", new double[] {600, -300, 800, -300, 800, -500, 600, -500});

        Warning warning = find(OFFICER, west).orElseThrow();

        assertThat(warning.sisters()).singleElement().satisfies(sister -> {
            assertThat(sister.file().number()).isEqualTo(sameApproval.number());
            assertThat(sister.kind()).isEqualTo(Kind.SAME_PROJECT);
        });
        // 20 ha and 8.4 ha stay below 35.
        assertThat(warning.totalHectares()).isEqualByComparingTo("28.4000");
        assertThat(warning.effect()).isEqualTo(Effect.KEEPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"待批", "无", "/", "-", "——", "空", "待 批", "N/A", "０００", "暂无。"})
    void anEntryThatOnlyFillsTheFieldMakesNoCasesTheSameProject(String entry) throws Exception {
        CaseFile west = approved("光伏园区", entry);
        approved("升压站", entry);

        assertThat(find(OFFICER, west)).isEmpty();
    }

    @Test
    void theSameNumberIsTheSameHoweverItsBracketsAndWidthsAreTyped() throws Exception {
        CaseFile one = approved("光伏园区", "示发改〔2026〕17号");
        CaseFile other = approved("升压站", "示发改[２０２６] 17 号");
        approved("储能站", "示发改〔20261〕7号");

        assertThat(find(OFFICER, one).orElseThrow().sisters())
                .extracting(sister -> sister.file().number())
                .containsExactly(other.number());
    }

    @Test
    void whatWasSavedBeforeThereWasAnIndexIsFoundAfterTheNextStart() throws Exception {
        CaseFile one = approved("光伏园区", "示发改〔2026〕99号");
        CaseFile other = approved("升压站", "示发改〔2026〕99号");
        jdbc.sql("DELETE FROM dossier_entry WHERE case_id = ?")
                .param(other.id().value())
                .update();
        jdbc.sql("UPDATE dossier_section SET entered = FALSE WHERE case_id = ?")
                .param(other.id().value())
                .update();
        assertThat(find(OFFICER, one)).isEmpty();

        context.getBean("formTable", SmartInitializingSingleton.class).afterSingletonsInstantiated();

        assertThat(find(OFFICER, one).orElseThrow().sisters()).hasSize(1);
    }

    @Test
    void whatIsNotMeasuredIsSaidToBeMissingAndNeverCountedAsNothing() throws Exception {
        CaseFile west = measured("光伏园区", "批丙", WEST);
        CaseFile young = open("光伏园区", "990101");

        Warning warning = find(OFFICER, west).orElseThrow();

        assertThat(warning.sisters()).singleElement().satisfies(sister -> {
            assertThat(sister.file().number()).isEqualTo(young.number());
            assertThat(sister.facts()).isNull();
            assertThat(sister.distanceMetres()).isNull();
        });
        assertThat(warning.unmeasured()).isEqualTo(1);
        assertThat(warning.effect()).isEqualTo(Effect.UNKNOWN);
        // Seen from the case that is not measured, its own level is what nobody knows.
        Warning ofYoung = find(OFFICER, young).orElseThrow();
        assertThat(ofYoung.own()).isNull();
        assertThat(ofYoung.effect()).isEqualTo(Effect.UNKNOWN);
        mockMvc.perform(get("/cases/" + young.id()).with(loginAs.request(OFFICER)))
                .andExpect(content().string(containsString("合并后的审批层级无法判断：本案还没有完整的量算结果。")));
        mockMvc.perform(get("/cases/" + west.id()).with(loginAs.request(OFFICER)))
                .andExpect(content()
                        .string(allOf(
                                containsString("合并后的审批层级无法判断：下列案件没有全部量算"),
                                containsString("没有完整的量算结果"),
                                containsString("有 1 件还没有完整的量算结果"),
                                containsString("≥ 20.0000"))));
    }

    @Test
    void aCaseOfAnotherYearOneThatWasDroppedAndThoseOfOthersAreNoSisters() throws Exception {
        CaseFile early = open("风电场", "990101");
        clock.advance(Duration.ofDays(366));
        CaseFile file = open("风电场", "990101");
        CaseFile dropped = open("风电场", "990101");
        loginAs.call(APPLICANT, () -> {
            process.complete(new Completion(
                    dropped.id(), gate.findMine(dropped.id()).orElseThrow().id(), "drop", "不做了。", ""));
            return null;
        });
        CaseFile ofAnother = open("风电场", "990101");
        jdbc.sql("UPDATE casework_case SET applicant_name = '另一公司' WHERE id = ?")
                .param(ofAnother.id().value())
                .update();
        assertThat(find(OFFICER, file)).isEmpty();
        assertThat(find(OFFICER, early)).isEmpty();

        CaseFile inTime = open("风电场", "990101");
        assertThat(find(OFFICER, file).orElseThrow().sisters())
                .extracting(sister -> sister.file().number())
                .containsExactly(inTime.number());
    }

    @Test
    void whoMayNotSeeASisterIsNotToldOfItAndApplicantsAreToldNothing() throws Exception {
        CaseFile here = open("跨县输电线路", "990101");
        CaseFile there = open("跨县输电线路", "990102");
        reach(here, Level.PROVINCE);
        reach(there, Level.PROVINCE);

        assertThat(find(OFFICER, here)).isEmpty();
        assertThat(find("baishi-officer", there)).isEmpty();
        assertThat(find(APPLICANT, here)).isEmpty();
        assertThatThrownBy(() -> find("baishi-officer", here)).isInstanceOf(CaseNotFoundException.class);
        assertThat(find("shifan-director", here).orElseThrow().sisters())
                .extracting(Sister::file)
                .extracting(CaseFile::number)
                .containsExactly(there.number());
        mockMvc.perform(get("/cases/" + here.id()).with(loginAs.request(OFFICER)))
                .andExpect(
                        content().string(allOf(not(containsString(there.number())), not(containsString("可能拆分申报的案件")))));
        mockMvc.perform(get("/api/v1/cases/" + here.id() + "/sisters").with(loginAs.request(OFFICER)))
                .andExpect(status().isNoContent());
    }

    private void reach(CaseFile file, Level level) {
        jdbc.sql("UPDATE casework_case SET reached_level = ? WHERE id = ?")
                .params(level.ordinal(), file.id().value())
                .update();
    }

    private Optional<Warning> find(String login, CaseFile file) throws Exception {
        return loginAs.call(login, () -> sisters.find(file.id()));
    }

    private CaseFile open(String title, String county) throws Exception {
        return loginAs.call(
                APPLICANT, () -> process.open(CaseType.SEPARATELY_SITED, title, new AdministrativeCode(county)));
    }

    private CaseFile approved(String title, String approval) throws Exception {
        CaseFile file = open(title, "990101");
        loginAs.call(APPLICANT, () -> forms.save(file.id(), "project", Map.of("approval-number", approval)));
        return file;
    }

    private CaseFile measured(String title, String approval, double... corners) throws Exception {
        CaseFile file = open(title, "990101");
        CaseId id = file.id();
        scenario.prepare(id, APPLICANT);
        loginAs.call(APPLICANT, () -> forms.save(id, "project", Map.of("approval-number", approval)));
        loginAs.call(APPLICANT, () -> documents.generate(id, "application-form"));
        scenario.complete(id, APPLICANT, "submit");
        scenario.step(id, "qinghe-window", "accept");
        loginAs.call(OFFICER, () -> {
            drawings.edit(id, DrawingKind.LAND_USE, 0, List.of(DossierScenario.plot(corners)));
            return measurements.measure(id);
        });
        return file;
    }
}
