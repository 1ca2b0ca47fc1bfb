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
import org.hongxian.approval.measurement.Measurement.PlotArea;
import org.hongxian.approval.measurement.Measurement.Row;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.landclass.LandClassScheme;
import org.junit.jupiter.api.Test;

class DocumentTotalsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 18);

    /** Two parcels and a tolerated gap of 1.5 m² in a red line of 3.0001 ha, in two plots. */
    private static Measurement withGap(LegalArea kind, String uncovered) {
        return of(kind, uncovered, List.of(row("东沟村", "30", "0101", "2.0000"), row("水利局", "20", "1107", "0.9999")));
    }

    private static Measurement withRows(Row... rows) {
        return of(LegalArea.PLANAR, "0.0002", List.of(rows));
    }

    private static Measurement of(LegalArea kind, String uncovered, List<Row> rows) {
        return new Measurement(
                UUID.randomUUID(),
                new CaseId(UUID.randomUUID()),
                UUID.randomUUID(),
                1,
                "d".repeat(64),
                30_001.2,
                29_994.0,
                List.of(new PlotArea("1", null, 10_000.6, 9998.0), new PlotArea("2", null, 20_000.6, 19_996.0)),
                rows,
                List.of(),
                List.of(),
                kind,
                new BigDecimal(kind == LegalArea.PLANAR ? "3.0001" : "2.9994"),
                new BigDecimal(uncovered),
                LandClassScheme.THIRD_SURVEY,
                DAY,
                1.5,
                0,
                Measurement.CrossCheck.AGREES,
                "test",
                "e".repeat(64),
                Instant.EPOCH);
    }

    private static Row row(String owner, String nature, String landClass, String hectares) {
        return new Row(owner, owner, nature, landClass, false, false, 0, 0, new BigDecimal(hectares), BigDecimal.ZERO);
    }

    private static MeasuredAreas areas(Measurement measurement) {
        return new MeasuredAreas(measurement, LandClassScheme.load(LandClassScheme.THIRD_SURVEY, DAY));
    }

    @Test
    void theTotalIsTheRedLineAndTheGapStandsInARowOfItsOwn() {
        MeasuredAreas areas = areas(withGap(LegalArea.PLANAR, "0.0002"));
        ClassTable table = ClassTable.of(areas);

        assertThat(areas.total()).isEqualTo(new BigDecimal("3.0001"));
        assertThat(table.total()).isEqualTo("3.0001");
        assertThat(table.bands().get(0).rows())
                .extracting(ClassTable.OwnerRow::owner, ClassTable.OwnerRow::total)
                .containsExactly(
                        tuple("东沟村", "2.0000"),
                        tuple("水利局", "0.9999"),
                        tuple("国有土地合计", "0.9999"),
                        tuple("集体土地合计", "2.0000"),
                        tuple("未覆盖", "0.0002"),
                        tuple("总　计", "3.0001"));
        assertThat(areas.ownerLines()).contains("未覆盖 0.0002 公顷");
    }

    @Test
    void withoutAGapThereIsNoSuchRow() {
        MeasuredAreas areas = areas(withGap(LegalArea.PLANAR, "0.0000"));

        assertThat(ClassTable.of(areas).bands().get(0).rows())
                .extracting(ClassTable.OwnerRow::owner)
                .doesNotContain("未覆盖");
        assertThat(areas.ownerLines()).hasSize(2);
    }

    @Test
    void theAreasOfThePlotsAddUpToTheTotalOfTheKindThatCounts() {
        // 1.00006 and 2.00006 ha would both round up, to 3.0002.
        assertThat(withGap(LegalArea.PLANAR, "0.0002").plotHectares())
                .containsExactly(new BigDecimal("1.0001"), new BigDecimal("2.0000"));
        assertThat(withGap(LegalArea.ELLIPSOIDAL, "0.0002").plotHectares())
                .containsExactly(new BigDecimal("0.9998"), new BigDecimal("1.9996"));
    }

    @Test
    void ridgesTakenOffHaveAColumnOfTheirOwnBesideThoseTheSurveyMapped() {
        Measurement measurement = withRows(
                row("东沟村", "30", "0103", "2.0000"),
                row("东沟村", "30", "1203", "0.5000"),
                new Row("东沟村", "东沟村", "30", "1203", false, true, 0, 0, new BigDecimal("0.4999"), BigDecimal.ZERO));

        ClassTable table = ClassTable.of(areas(measurement));
        ClassTable.Band band = table.bands().get(0);

        assertThat(band.columns())
                .extracting(ClassTable.Column::name, ClassTable.Column::code)
                .containsExactly(tuple("小计", ""), tuple("旱地", "0103"), tuple("田坎", "1203"), tuple("田坎（扣除）", "1203"));
        assertThat(band.rows().get(0).cells()).containsExactly("2.9999", "2.0000", "0.5000", "0.4999");
        assertThat(areas(measurement).ridges()).isEqualByComparingTo("0.4999");
        assertThat(areas(measurement).cultivated()).isEqualByComparingTo("2.0000");
    }
}
