package org.hongxian.approval.workspace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DrawingRulesTest {

    private static DrawingRules on(String day) {
        return new DrawingRules(Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void theClosingToleranceIsThatOfTheDayAndADayWithoutOneHasNone() {
        assertThat(on("2026-11-23").closing().ratio()).isEqualTo(2000);
        assertThat(on("2021-05-31").closing().basisZh()).contains("GB 50026-2007");
        assertThat(on("2000-01-01").closing()).isNull();
    }
}
