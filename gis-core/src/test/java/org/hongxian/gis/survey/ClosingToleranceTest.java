package org.hongxian.gis.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.hongxian.gis.reference.ReferenceTable;
import org.junit.jupiter.api.Test;

class ClosingToleranceTest {

    private static ClosingTolerance on(LocalDate day) {
        return ClosingTolerance.find(ReferenceTable.read(ClosingTolerance.TABLE), day)
                .orElseThrow();
    }

    @Test
    void theStandardInForceOnTheDayDecides() {
        ClosingTolerance now = on(LocalDate.of(2026, 11, 23));
        ClosingTolerance before = on(LocalDate.of(2021, 5, 31));

        assertThat(now.ratio()).isEqualTo(2000);
        assertThat(now.basis(Locale.CHINESE)).startsWith("GB 50026-2020");
        assertThat(now.basis(Locale.ENGLISH)).startsWith("GB 50026-2020").contains("1/(2000α)");
        assertThat(before.basis(Locale.CHINESE)).startsWith("GB 50026-2007");
    }
}
