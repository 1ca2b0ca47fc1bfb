package org.hongxian.approval.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrativeCodeTest {

    @ParameterizedTest
    @CsvSource({
        "990101, COUNTY, 990101, 990100, 990000",
        "990100, CITY, 990100, 990100, 990000",
        "990000, PROVINCE, 990000, 990000, 990000"
    })
    void aDivisionLiesInThoseAboveIt(String code, Level level, String county, String city, String province) {
        var division = new AdministrativeCode(code);

        assertThat(division.level()).isEqualTo(level);
        assertThat(division.at(Level.COUNTY).value()).isEqualTo(county);
        assertThat(division.at(Level.CITY).value()).isEqualTo(city);
        assertThat(division.at(Level.PROVINCE).value()).isEqualTo(province);
        assertThat(AdministrativeCode.STATE.covers(division)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"990101, 990102, false", "990100, 990101, true", "990100, 990201, false", "990101, 990100, false"})
    void jurisdictionCoversTheDivisionsInside(String mine, String other, boolean covers) {
        assertThat(new AdministrativeCode(mine).covers(new AdministrativeCode(other)))
                .isEqualTo(covers);
    }
}
