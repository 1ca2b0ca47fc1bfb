package org.hongxian.approval.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
}
