package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.Blocker;
import org.junit.jupiter.api.Test;

/** The expropriation notice has to be public for ten working days, and these have to be over. Today is 2 March 2026. */
@H2Context
class NoticePeriodTest extends DossierFixture {

    @Test
    void theNoticeIsPublicForTenWorkingDaysAndTheStepEndsAfterThem() throws Exception {
        CaseId id = scenario.openAtAnnouncement();

        // From Monday 2 February the tenth working day is 14 February, a worked Saturday.
        assertThat(blocking(id, "2026-02-02", "2026-02-13")).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("dossier.blocker.notice-short");
            assertThat(blocker.arguments().subList(0, 3)).containsExactly(9, 10, "2026-02-14");
            assertThat(String.valueOf(blocker.arguments().get(3))).contains("第二十六条");
            assertThat(blocker.anchor()).isEqualTo("#form-notice");
        });
        assertThat(blocking(id, "2026-02-02", "2026-02-14")).isEmpty();
        // Spring Festival is no time to read a notice: 25 February is only the third working day.
        assertThat(blocking(id, "2026-02-13", "2026-02-25")).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("dossier.blocker.notice-short");
            assertThat(blocker.arguments().get(0)).isEqualTo(3);
        });
        assertThat(blocking(id, "2026-02-09", "2026-03-02")).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("dossier.blocker.notice-running");
            assertThat(blocker.arguments()).isEqualTo(List.of("2026-03-02"));
        });
        assertThat(blocking(id, "2019-12-02", "2020-02-28"))
                .extracting(Blocker::messageKey)
                .containsExactly("dossier.blocker.notice-no-rule");

        assertThat(untilFindings(id, "2026-02-02", "2026-02-01")).containsExactly("dossier.finding.before-start");
        assertThat(untilFindings(id, "2019-12-02", "2019-11-30")).containsExactly("dossier.finding.before-start");
    }

    private List<String> untilFindings(CaseId id, String from, String until) throws Exception {
        return loginAs
                .call(OFFICER, () -> forms.save(id, "notice", Map.of("posted-on", from, "posted-until", until)))
                .fields()
                .stream()
                .filter(field -> field.key().equals("posted-until"))
                .flatMap(field -> field.findings().stream())
                .toList();
    }

    private List<Blocker> blocking(CaseId id, String from, String until) throws Exception {
        return loginAs.call(OFFICER, () -> {
            forms.save(id, "notice", Map.of("posted-on", from, "posted-until", until));
            return process.blockers(gate.findMine(id).orElseThrow()).stream()
                    .filter(blocker -> blocker.piece().equals("notice.period"))
                    .toList();
        });
    }
}
