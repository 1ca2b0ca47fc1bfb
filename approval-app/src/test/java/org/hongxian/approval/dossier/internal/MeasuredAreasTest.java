package org.hongxian.approval.dossier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.landclass.BroadClass;
import org.hongxian.gis.landclass.LandClassScheme;
import org.junit.jupiter.api.Test;

class MeasuredAreasTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void aClassNobodyKnowsIsShownAndBreaksNothing() {
        var areas = new MeasuredAreas(
                measurement(row("0101", "1.2500"), row("9999", "0.5000")),
                LandClassScheme.load(LandClassScheme.THIRD_SURVEY, DAY));

        assertThat(areas.cultivated()).isEqualByComparingTo("1.2500");
        assertThat(areas.of(BroadClass.AGRICULTURAL)).isEqualByComparingTo("1.2500");
        assertThat(areas.byClass())
                .extracting(MeasuredAreas.ClassArea::code, MeasuredAreas.ClassArea::name)
                .contains(tuple("9999", "9999"));
    }

    private static Measurement.Row row(String landClass, String hectares) {
        return new Measurement.Row(
                "990101001001", "东沟村", "30", landClass, false, false, 0, 0, new BigDecimal(hectares), BigDecimal.ZERO);
    }

    private static Measurement measurement(Measurement.Row... rows) {
        return new Measurement(
                UUID.randomUUID(),
                new CaseId(UUID.randomUUID()),
                UUID.randomUUID(),
                1,
                "",
                17_500,
                17_500.0,
                List.of(),
                List.of(rows),
                List.of(),
                List.of(),
                LegalArea.PLANAR,
                new BigDecimal("1.7500"),
                BigDecimal.ZERO,
                LandClassScheme.THIRD_SURVEY,
                DAY,
                0,
                0,
                Measurement.CrossCheck.AGREES,
                "",
                "",
                Instant.EPOCH);
    }
}
