package org.hongxian.approval.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.gis.reference.ReferenceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelegationsTest {

    /** @param rows province, row of the level table, first day, last day, basis */
    static Delegations delegations(String... rows) {
        return new Delegations(new ReferenceTable(
                "test",
                Stream.of(rows)
                        .map(row -> row.split(","))
                        .map(cells -> new ReferenceTable.Row(
                                "test",
                                Map.of(
                                        "province", cells[0],
                                        "row", cells[1],
                                        "valid_from", cells[2],
                                        "valid_to", cells[3],
                                        "basis", cells[4])))
                        .toList()));
    }

    @ParameterizedTest
    @CsvSource({
        // 国发〔2020〕4号: eight provinces, for one year.
        "320102, basic-farmland-any, 2020-02-29, false",
        "320102, basic-farmland-any, 2020-03-01, true",
        "320102, other-land-over-70, 2021-02-28, true",
        "320102, other-land-over-70, 2021-03-01, false",
        "110105, other-cultivated-over-35, 2020-06-01, true",
        // No pilot, and no item of the trial.
        "420102, basic-farmland-any, 2020-06-01, false",
        "320102, otherwise-province, 2020-06-01, false"
    })
    void theTrialOf2020IsByProvinceItemAndDay(String county, String row, LocalDate on, boolean delegated) {
        assertThat(new Delegations(false)
                        .basis(new AdministrativeCode(county), row, on)
                        .isPresent())
                .isEqualTo(delegated);
    }

    @Test
    void eachDelegationNamesItsBasis() {
        assertThat(new Delegations(false)
                        .basis(new AdministrativeCode("500101"), "basic-farmland-any", LocalDate.parse("2020-06-01")))
                .hasValueSatisfying(basis -> assertThat(basis).contains("国发〔2020〕4号"));
    }

    @Test
    void aDelegationWithoutAnEndStaysInForce() {
        var delegations = delegations("990000,other-land-over-70,2026-01-01,,令一号第三条");

        assertThat(delegations.basis(
                        new AdministrativeCode("990101"), "other-land-over-70", LocalDate.parse("2099-01-01")))
                .contains("令一号第三条");
    }

    @Test
    void theDelegationOfTheSampleRegionHasEnded() {
        var delegations = new Delegations(true);
        var county = new AdministrativeCode("990101");

        assertThat(delegations.basis(county, "other-cultivated-over-35", LocalDate.parse("2025-08-31")))
                .isPresent();
        assertThat(delegations.basis(county, "other-cultivated-over-35", LocalDate.parse("2025-09-01")))
                .isEmpty();
        assertThat(delegations.basis(county, "basic-farmland-any", LocalDate.parse("2025-06-01")))
                .isEmpty();
    }
}
