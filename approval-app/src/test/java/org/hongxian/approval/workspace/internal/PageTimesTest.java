package org.hongxian.approval.workspace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
        Deadline deadline = Deadline.of(LocalDate.of(2026, 3, 2), LocalDate.now(OFFICE));
        assertThat(deadline.daysLeft()).isEqualTo(-1);
        assertThat(deadline.mark()).isEqualTo("bad");
    }
}
