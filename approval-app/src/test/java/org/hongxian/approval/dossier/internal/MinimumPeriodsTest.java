package org.hongxian.approval.dossier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hongxian.approval.dossier.internal.MinimumPeriods.Demand;
import org.hongxian.approval.workflow.WorkingDays;
import org.junit.jupiter.api.Test;

class MinimumPeriodsTest {

    private static final LocalDate POSTED = LocalDate.of(2026, 3, 2);

    @Test
    void withoutSamplePeopleTheLawDecidesWhateverIsSetForTheSample() {
        MinimumPeriods periods = periods(false, true);

        assertThat(periods.areSample()).isFalse();
        Demand demand = periods.find("expropriation-notice", POSTED).orElseThrow();
        assertThat(demand.workingDays()).isEqualTo(10);
        assertThat(demand.earliestEnd()).isEqualTo("2026-03-16");
        assertThat(demand.isOver(demand.earliestEnd(), LocalDate.of(2026, 3, 16)))
                .isFalse();
        assertThat(demand.isOver(demand.earliestEnd(), LocalDate.of(2026, 3, 17)))
                .isTrue();
    }

    @Test
    void aNoticeOfTheSampleRegionMayEndOnTheDayItBegins() {
        MinimumPeriods periods = periods(true, true);

        assertThat(periods.areSample()).isTrue();
        Demand demand = periods.find("expropriation-notice", POSTED).orElseThrow();
        assertThat(demand.earliestEnd()).isEqualTo(POSTED);
        assertThat(demand.isOver(POSTED, POSTED)).isTrue();
        assertThat(demand.isOver(POSTED.plusDays(1), POSTED)).isFalse();
        assertThat(demand.basis()).contains("不是法定公告期");
    }

    @Test
    void theSampleRegionCanKeepTheLaw() {
        assertThat(periods(true, false).areSample()).isFalse();
    }

    private static MinimumPeriods periods(boolean samplePeople, boolean shortNotices) {
        return new MinimumPeriods(new WorkingDays(), samplePeople, shortNotices);
    }
}
