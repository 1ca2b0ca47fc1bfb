package org.hongxian.approval.workspace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurement.PlotArea;
import org.hongxian.approval.measurement.Measurement.Row;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.landclass.LandClassScheme;
import org.junit.jupiter.api.Test;

class MeasurementViewTest {

    @Test
    void muAreOfTheHectaresBesideThemAndNotOfThePlanarSquareMetres() {
        MeasurementView view = MeasurementView.of(measurement(), true);

        // The planar 10004.9 m2 would be 15.01 mu.
        assertThat(view.mu().get(0)).isEqualTo(new BigDecimal("15.00"));
        assertThat(view.totalMu()).isEqualTo(new BigDecimal("52.50"));
        assertThat(view.plotHectares())
                .containsExactly(new BigDecimal("1.1667"), new BigDecimal("1.1667"), new BigDecimal("1.1666"));
        // 17.5005, 17.5005 and 17.4990 would each be 17.50; their sum is 52.50.
        assertThat(view.plotMu())
                .containsExactly(new BigDecimal("17.50"), new BigDecimal("17.50"), new BigDecimal("17.50"));
        assertThat(view.hectaresKey()).isEqualTo("workspace.classes.hectares.ELLIPSOIDAL");
    }

    @Test
    void whatIsCultivatedTheClassificationSaysAndACodeItDoesNotKnowIsNot() {
        assertThat(MeasurementView.of(measurement(), true).cultivatedHectares()).isEqualTo(new BigDecimal("1.0000"));
    }

    private static Measurement measurement() {
        return new Measurement(
                UUID.randomUUID(),
                new CaseId(UUID.randomUUID()),
                UUID.randomUUID(),
                1,
                "",
                35_017.0,
                35_000.0,
                List.of(plot("1", 11_667.0), plot("2", 11_667.0), plot("3", 11_666.0)),
                List.of(
                        row("0103", false, 10_004.9, "1.0000"),
                        row("0101", true, 5_002.4, "0.5000"),
                        row("0199", false, 20_009.7, "2.0000")),
                List.of(),
                List.of(),
                LegalArea.ELLIPSOIDAL,
                new BigDecimal("3.5000"),
                BigDecimal.ZERO,
                LandClassScheme.THIRD_SURVEY,
                LocalDate.of(2026, 3, 2),
                0,
                0,
                Measurement.CrossCheck.AGREES,
                "",
                "",
                Instant.EPOCH);
    }

    private static PlotArea plot(String name, double ellipsoidal) {
        return new PlotArea(name, null, ellipsoidal + 6, ellipsoidal);
    }

    private static Row row(String landClass, boolean basicFarmland, double squareMetres, String hectares) {
        return new Row(
                "990101001001",
                "东沟村",
                "30",
                landClass,
                basicFarmland,
                false,
                squareMetres,
                0,
                new BigDecimal(hectares),
                BigDecimal.ZERO);
    }
}
