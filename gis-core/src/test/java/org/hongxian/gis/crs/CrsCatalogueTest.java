package org.hongxian.gis.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrsCatalogueTest {

    @ParameterizedTest
    @CsvSource({
        "4522, CGCS2000, 3, 34, 102, 34500000",
        "4543, CGCS2000, 3, 34, 102, 500000",
        "4524, CGCS2000, 3, 36, 108, 36500000",
        "4530, CGCS2000, 3, 42, 126, 42500000",
        "4491, CGCS2000, 6, 13, 75, 13500000",
        "4498, CGCS2000, 6, 20, 117, 20500000",
        "4505, CGCS2000, 6, 16, 93, 500000",
        "4510, CGCS2000, 6, 21, 123, 500000",
        "4527, CGCS2000, 3, 39, 117, 39500000",
        "2349, XIAN80, 3, 25, 75, 25500000",
        "2390, XIAN80, 3, 45, 135, 500000",
        "2327, XIAN80, 6, 13, 75, 13500000",
        "2419, BEIJING54, 3, 43, 129, 43500000",
        "2421, BEIJING54, 3, 45, 135, 45500000",
        "2431, BEIJING54, 3, 34, 102, 500000",
        "2437, BEIJING54, 3, 40, 120, 500000",
        "21413, BEIJING54, 6, 13, 75, 13500000",
        "21463, BEIJING54, 6, 23, 135, 500000"
    })
    void publishedCodesHaveTheirParameters(
            int epsg, Datum datum, int width, int zone, double centralMeridian, double falseEasting) {
        CrsDefinition crs = CrsCatalogue.get(new CrsCode(epsg));

        assertThat(crs.datum()).isEqualTo(datum);
        assertThat(crs.zoneWidthDegrees()).isEqualTo(width);
        assertThat(crs.zoneNumber()).isEqualTo(zone);
        assertThat(crs.centralMeridianDegrees()).isEqualTo(centralMeridian);
        assertThat(crs.falseEastingMetres()).isEqualTo(falseEasting);
    }

    @Test
    void everyCodeIsListedOnceAndFoundByItsZone() {
        var codes = new HashSet<CrsCode>();
        for (CrsDefinition crs : CrsCatalogue.list()) {
            assertThat(codes.add(crs.code())).as("%s", crs.code()).isTrue();
            assertThat(CrsCatalogue.get(crs.code())).isEqualTo(crs);
            if (crs.isZone()) {
                assertThat(CrsCatalogue.zone(crs.datum(), crs.zoneNumber(), crs.isPrefixed()))
                        .isEqualTo(crs);
            }
        }
        // 3 datums with 21 + 11 zones in two variants each, 4 geographic systems, web Mercator
        assertThat(codes).hasSize(3 * (21 + 11) * 2 + 4 + 1);
    }

    @ParameterizedTest
    @CsvSource({"118.49, 39", "118.51, 40", "75, 25", "135, 45"})
    void aLongitudeBelongsToTheZoneWithTheNearestMeridian(double longitude, int zone) {
        assertThat(CrsCatalogue.threeDegreeZoneOf(Datum.WGS84, longitude).zoneNumber())
                .isEqualTo(zone);
    }

    @Test
    void aLongitudeOutsideTheCountryHasNoZone() {
        assertThatThrownBy(() -> CrsCatalogue.threeDegreeZoneOf(Datum.CGCS2000, 60.7))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aForeignCodeIsNotInTheCatalogue() {
        assertThat(CrsCatalogue.find(new CrsCode(32650))).isEmpty();
        assertThatThrownBy(() -> CrsCatalogue.get(new CrsCode(32650)))
                .isInstanceOf(UnknownCrsException.class)
                .hasMessageContaining("EPSG:32650");
    }
}
