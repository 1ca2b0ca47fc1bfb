package org.hongxian.approval.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hongxian.approval.workflow.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private final WorkingDays days = new WorkingDays();

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 1, 2026-03-03",
        "2026-03-06, 1, 2026-03-09",
        "2026-03-06, 5, 2026-03-13",
        "2025-09-27, 1, 2025-09-28",
        "2025-09-30, 3, 2025-10-11",
        "2026-03-02, 0, 2026-03-02"
    })
    void holidaysAreLeftOutAndWorkedWeekendsCount(LocalDate start, int count, LocalDate last) {
        assertThat(days.after(start, count)).isEqualTo(last);
    }

    @Test
    void theCalendarIsKnownUpToTheLastDayOfTheAnnouncedYear() {
        assertThat(days.announcedUntil()).isEqualTo(LocalDate.parse("2026-12-31"));
        // The day that says so is a Thursday like any other.
        assertThat(days.isWorkingDay(LocalDate.parse("2026-12-31"))).isTrue();
        assertThat(days.isForecast(LocalDate.parse("2026-12-31"))).isFalse();
        assertThat(days.isForecast(LocalDate.parse("2027-01-01"))).isTrue();
    }

    @Test
    void daysLeftAreCountedWithoutHolidaysAndWithWorkedWeekends() {
        LocalDate thursday = LocalDate.parse("2026-02-12");

        // 13, 14 (worked Saturday), 24, 25 and 26 February; between them Spring Festival.
        assertThat(days.between(thursday, LocalDate.parse("2026-02-26"))).isEqualTo(5);
        assertThat(days.between(thursday, thursday)).isZero();
        assertThat(days.between(LocalDate.parse("2026-02-26"), thursday)).isEqualTo(-5);
        assertThat(days.between(LocalDate.parse("2026-02-20"), LocalDate.parse("2026-02-23")))
                .isZero();
    }
}
