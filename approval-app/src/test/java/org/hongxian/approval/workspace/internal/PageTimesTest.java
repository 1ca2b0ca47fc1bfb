package org.hongxian.approval.workspace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.frame.PageTimes;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.TaskPolicy;
import org.junit.jupiter.api.Test;

class PageTimesTest {

    private static final Instant LATE = Instant.parse("2026-03-02T23:30:00Z");
    private static final Clock OFFICE = Clock.fixed(LATE, ZoneId.of("Asia/Shanghai"));

    @Test
    void halfPastElevenAtNightInGreenwichIsTheNextMorningInTheOffice() {
        var times = new PageTimes(OFFICE);
        assertThat(times.day(LATE)).isEqualTo("2026-03-03");
        assertThat(times.minute(LATE)).isEqualTo("2026-03-03 07:30");
    }

    @Test
    void aLimitThatEndedYesterdayInTheOfficeIsOver() {
        Deadline deadline = deadline("2026-03-02", -1);
        assertThat(deadline.messageKey()).isEqualTo("workspace.deadline.over");
        assertThat(deadline.days()).isEqualTo(1);
        assertThat(deadline.mark()).isEqualTo("bad");
    }

    @Test
    void aLimitThatEndedOnFridayIsOverOnSaturdayThoughNoWorkingDayHasPassed() {
        Deadline deadline = deadline("2026-02-27", 0);
        assertThat(deadline.messageKey()).isEqualTo("workspace.deadline.passed");
        assertThat(deadline.mark()).isEqualTo("bad");
        assertThat(deadline("2026-03-03", 0).messageKey()).isEqualTo("workspace.deadline.today");
    }

    /** As it is on 3 March in the office. */
    private static Deadline deadline(String dueOn, int workingDaysLeft) {
        var policy = new TaskPolicy(
                "county-accept",
                Level.COUNTY,
                Role.WINDOW,
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                5,
                List.of());
        var task = new ActiveTask(
                "1",
                new CaseId(new UUID(0, 1)),
                policy,
                new AdministrativeCode("990101"),
                null,
                LATE,
                LocalDate.parse(dueOn),
                false,
                null,
                workingDaysLeft);
        return Deadline.of(task, LocalDate.now(OFFICE));
    }
}
