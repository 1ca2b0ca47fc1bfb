package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.hongxian.approval.desk.internal.LandFees.Estimate;
import org.hongxian.approval.desk.internal.LandFees.Land;
import org.hongxian.approval.desk.internal.LandFees.Line;
import org.junit.jupiter.api.Test;

class LandFeesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Map<Land, BigDecimal> A_HECTARE_OF_FIELDS = Map.of(Land.CULTIVATED, new BigDecimal("10000"));

    @Test
    void aHectareOfFieldsIsTaxedPaidForAndReplaced() {
        Estimate estimate = new LandFees(true).estimate("990101", A_HECTARE_OF_FIELDS, true, DAY);

        // 25, 20 and 30 yuan per square metre.
        assertThat(estimate.lines())
                .extracting(Line::amount)
                .containsExactly(new BigDecimal("250000.00"), new BigDecimal("200000.00"), new BigDecimal("300000.00"));
        assertThat(estimate.total()).isEqualByComparingTo("750000");
        assertThat(estimate.known()).isEqualByComparingTo("750000");
    }

    @Test
    void thereIsNoTotalWhereTheLandOrARateIsUnknown() {
        assertThat(new LandFees(true)
                        .estimate("990101", A_HECTARE_OF_FIELDS, false, DAY)
                        .total())
                .isNull();
        assertThat(new LandFees(true).estimate("990101", Map.of(), false, DAY).total())
                .isNull();
        Estimate withoutRates = new LandFees(false).estimate("990101", A_HECTARE_OF_FIELDS, true, DAY);
        assertThat(withoutRates.lines()).hasSize(3).allSatisfy(line -> assertThat(line.amount())
                .isNull());
        assertThat(withoutRates.total()).isNull();
        assertThat(withoutRates.known())
                .as("nothing known is not nothing to pay")
                .isNull();
    }
}
