package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.junit.jupiter.api.Test;

/**
 * The expropriation notice is posted after the reply, has to be public for ten working days, and these have to be over. Today is
 * 2 March 2026, when the reply is issued.
 */
@H2Context
class NoticePeriodTest extends DossierFixture {

    @Test
    void theNoticeIsPublicForTenWorkingDaysAndTheStepEndsAfterThem() throws Exception {
        CaseId id = scenario.openAtAnnouncement();

        // From Monday 2 March the tenth working day is Monday 16 March.
        assertThat(blocking(id, "2026-03-02", "2026-03-15")).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("dossier.blocker.notice-short");
            assertThat(blocker.arguments().subList(0, 3)).containsExactly(9, 10, "2026-03-16");
            assertThat(String.valueOf(blocker.arguments().get(3))).contains("第二十六条");
            assertThat(blocker.anchor()).isEqualTo("#form-notice");
        });
        // National Day is no time to read a notice: 12 October is only the fourth working day, 10 October a worked
        // Saturday.
        assertThat(blocking(id, "2026-09-30", "2026-10-12")).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("dossier.blocker.notice-short");
            assertThat(blocker.arguments().get(0)).isEqualTo(4);
        });
        assertThat(blocking(id, "2026-03-02", "2026-03-16")).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("dossier.blocker.notice-running");
            assertThat(blocker.arguments()).isEqualTo(List.of("2026-03-16"));
        });
        clock.advance(Duration.ofDays(14));
        assertThat(blocking(id, "2026-03-02", "2026-03-16"))
                .extracting(Blocker::messageKey)
                .containsExactly("dossier.blocker.notice-running");
        clock.advance(Duration.ofDays(1));
        assertThat(blocking(id, "2026-03-02", "2026-03-16")).isEmpty();
        // Ten working days from 14 December end on the 28th, whatever the calendar of 2027; from the 21st they reach
        // into it.
        assertThat(blocking(id, "2026-12-14", "2027-01-15"))
                .extracting(Blocker::messageKey)
                .containsExactly("dossier.blocker.notice-running");
        assertThat(blocking(id, "2026-12-21", "2027-01-29")).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("dossier.blocker.notice-calendar");
            assertThat(blocker.arguments()).isEqualTo(List.of("2026-12-21", "2026-12-31", 10));
        });
        assertThat(untilFindings(id, "2026-12-21", "2027-01-29")).containsExactly("dossier.finding.calendar");
        assertThatThrownBy(() -> loginAs.call(OFFICER, () -> documents.generate(id, "public-notice")))
                .isInstanceOf(TaskBlockedException.class);
        // Long enough and long over, but of a time when nothing was decided.
        assertThat(blocking(id, "2026-01-05", "2026-01-30")).singleElement().satisfies(blocker -> {
            assertThat(blocker.messageKey()).isEqualTo("dossier.blocker.notice-early");
            assertThat(blocker.arguments()).isEqualTo(List.of("2026-01-05", "2026-03-02"));
        });
        assertThat(blocking(id, "2026-03-01", "2026-03-16"))
                .extracting(Blocker::messageKey)
                .containsExactly("dossier.blocker.notice-early");
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
