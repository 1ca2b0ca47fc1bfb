package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.evidence.MeasurementRunTest.drawing;
import static org.hongxian.gis.evidence.MeasurementRunTest.inputs;
import static org.hongxian.gis.evidence.MeasurementRunTest.layer;
import static org.hongxian.gis.evidence.MeasurementRunTest.plot;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three parcels of 100 m by 100 m side by side under a red line that ends a third into nothing. */
class RegroupedTableTest {

    private static final String AROUND = MeasurementRunTest.AROUND;

    private static LayerFeature parcel(String id, int from, Map<String, String> more) {
        String wkt = "POLYGON ((%1$d 0, %2$d 0, %2$d 100, %1$d 100, %1$d 0))".formatted(from, from + 100);
        LayerFeature parcel = MeasurementRunTest.parcel(id, "990101001001", "0103", wkt);
        var attributes = new HashMap<>(parcel.attributes());
        attributes.putAll(more);
        return new LayerFeature(id, parcel.geometry(), attributes);
    }

    private static MeasurementInputs measured(LegalArea area) {
        return inputs(
                area,
                drawing(plot("地块1", 0, 0, 333.3, 0, 333.3, 99.99, 0, 99.99)),
                layer(
                        "DLTB",
                        AROUND,
                        parcel("A", 0, Map.of("GDPDJB", "2", "KCXS", "0.1")),
                        parcel("B", 100, Map.of("GDPDJB", "1", "DLBM", "0301")),
                        parcel("C", 200, Map.of("GDPDJB", "2", "DLBM", "0702"))),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND));
    }

    private static RegroupedTable table(MeasurementInputs inputs, String... fields) {
        MeasurementRun.Measured measured = new MeasurementRun().run(inputs);
        return RegroupedTable.of(measured.overlay(), inputs, measured.evidence(), List.of(fields));
    }

    @ParameterizedTest
    @EnumSource(LegalArea.class)
    void theTotalIsThatOfTheMeasurementWhateverItIsGroupedBy(LegalArea area) {
        MeasurementInputs inputs = measured(area);
        BigDecimal total = new MeasurementRun().run(inputs).evidence().legalHectares();

        for (List<String> fields :
                List.of(List.of("GDPDJB"), List.of("DLBM"), List.of("QSDWDM", "GDPDJB", "DLBM"), List.of("NOBODY"))) {
            RegroupedTable table = table(inputs, fields.toArray(String[]::new));
            BigDecimal sum = table.rows().stream()
                    .map(RegroupedTable.Row::hectares)
                    .reduce(table.uncoveredHectares(), BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(total);
            assertThat(table.totalHectares()).isEqualByComparingTo(total);
        }
    }

    @Test
    void rowsAreTheValuesOfTheFieldInTheirOrder() {
        RegroupedTable table = table(measured(LegalArea.PLANAR), "GDPDJB");

        assertThat(table.rows()).extracting(row -> row.values().get(0)).containsExactly("1", "2");
        assertThat(table.rows().get(0).squareMetres()).isCloseTo(9_999, within(1e-6));
        assertThat(table.rows().get(1).squareMetres()).isCloseTo(19_998, within(1e-6));
        assertThat(table.uncoveredHectares()).isEqualByComparingTo("0.3330");
    }

    @Test
    void ridgesHaveARowWhereTheClassIsAskedForAndNoneElsewhere() {
        RegroupedTable table = table(measured(LegalArea.PLANAR), "DLBM");

        assertThat(table.rows()).extracting(row -> row.values().get(0)).containsExactly("0103", "0301", "0702", "1203");
        assertThat(table.rows().get(3).squareMetres()).isCloseTo(999.9, within(1e-6));
    }

    @Test
    void everyAttributeOfTheParcelsUnderTheRedLineCanBeAskedFor() {
        OverlayResult overlay = new MeasurementRun().overlay(measured(LegalArea.PLANAR));

        assertThat(RegroupedTable.fields(overlay)).contains("DLBM", "GDPDJB", "KCXS", "QSDWDM");
    }
}
