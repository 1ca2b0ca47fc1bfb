package org.hongxian.gis.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class EllipsoidDensityTest {

    /** Squares of 1 km whose areas on the ellipsoid are known from a rigorous inverse and the authalic formula. */
    @ParameterizedTest
    @CsvSource({
        "4000000, 39500000, 4527, 999999.9918",
        "4000000, 39600000, 4527, 999751.2466",
        "2500000, 38630000, 4526, 999579.4944",
        "5800000, 45480000, 4533, 999990.6666"
    })
    void integratesToTheRigorousAreaOfASquareKilometre(double northing, double easting, int crs, double expected) {
        var region = new Envelope(easting - 60_000, easting + 60_000, northing - 60_000, northing + 60_000);
        var density = EllipsoidDensity.over(CrsCatalogue.get(new CrsCode(crs)), region)
                .orElseThrow();
        double sum = 0;
        int steps = 100;
        double cell = 1000.0 / steps;
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                sum += density.at(easting + (i + 0.5) * cell, northing + (j + 0.5) * cell) * cell * cell;
            }
        }
        assertThat(sum).isCloseTo(expected, within(2e-4));
    }

    @Test
    void theSeriesRoundAPlaceGivesTheDensityTenKilometresAway() {
        var region = new Envelope(39_550_000, 39_650_000, 3_900_000, 4_100_000);
        var density = EllipsoidDensity.over(CrsCatalogue.get(new CrsCode(4527)), region)
                .orElseThrow();
        var taylor = new double[4];
        density.taylor(39_610_000, 4_010_000, taylor);
        double eastward = taylor[0] + taylor[1] * 10_000 + taylor[3] / 2 * 1e8;
        assertThat(eastward).isCloseTo(density.at(39_620_000, 4_010_000), within(5e-10));
        assertThat(taylor[0] + taylor[2] * 10_000).isCloseTo(density.at(39_610_000, 4_020_000), within(5e-10));
        assertThat(taylor[0]).isEqualTo(density.at(39_610_000, 4_010_000));
    }

    @Test
    void beijing54HasNone() {
        assertThat(EllipsoidDensity.over(CrsCatalogue.get(new CrsCode(2415)), new Envelope(0, 1, 0, 1)))
                .isEmpty();
    }
}
