package org.hongxian.map.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.io.WKTReader;

class GeometryJsonTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    POINT (39540000.12345 3450000) | {"type":"Point","coordinates":[39540000.1235,3450000]}
                    POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 1)) | {"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,2],[2,1],[1,1]]]}
                    MULTIPOLYGON EMPTY | {"type":"MultiPolygon","coordinates":[]}
                    GEOMETRYCOLLECTION (POINT (1 2)) | {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}
                    """)
    void ringsRunAsTheStandardHasThemAndNumbersHaveNoExponent(String wkt, String json) throws Exception {
        assertThat(GeometryJson.rounded(ZONE_39).text(new WKTReader().read(wkt)))
                .isEqualTo(json);
    }

    @Test
    void degreesHaveNineDecimalsAndExactOnesAll() throws Exception {
        var point = new WKTReader().read("POINT (117.41976123456789 31.17)");
        assertThat(GeometryJson.rounded(new CrsCode(4490)).coordinates(point)).isEqualTo("[117.419761235,31.17]");
        assertThat(GeometryJson.exact().coordinates(point)).isEqualTo("[117.41976123456789,31.17]");
        assertThat(GeometryJson.rounded(ServedCrs.of(new CrsCode(4490))).coordinates(point))
                .isEqualTo("[31.17,117.419761235]");
    }

    @Test
    void exactNumbersAreReadBackAsTheVerySameAndAreWrittenWithoutExponent() {
        var random = new Random(4490);
        for (int i = 0; i < 50_000; i++) {
            double surveyed = Math.round(39e10 * random.nextDouble()) / 1e4;
            double degrees = Math.round(180e9 * random.nextDouble() - 90e9) / 1e9;
            double computed = 39e6 * random.nextDouble();
            double any = Math.scalb(random.nextDouble() - 0.5, random.nextInt(200) - 100);
            for (double value : new double[] {surveyed, degrees, computed, any, Math.rint(computed)}) {
                String text = GeometryJson.exact(value);
                assertThat(Double.parseDouble(text)).isEqualTo(value);
                assertThat(text).matches("-?(0|[1-9]\\d*)(\\.\\d+)?");
                assertThat(text.length())
                        .isLessThanOrEqualTo(
                                BigDecimal.valueOf(value).toPlainString().length());
            }
        }
        assertThat(GeometryJson.exact(39_540_000.1235)).isEqualTo("39540000.1235");
        assertThat(GeometryJson.exact(-0.5)).isEqualTo("-0.5");
        assertThat(GeometryJson.exact(1e-12)).isEqualTo("0.0000000000010");
        assertThat(GeometryJson.exact(1e20)).isEqualTo("100000000000000000000");
    }

    @Test
    void digitsAreThoseOfTheDecimalNumber() {
        var random = new Random(4527);
        for (int i = 0; i < 20_000; i++) {
            long unscaled = random.nextLong() >> random.nextInt(62);
            int decimals = random.nextInt(10);
            BigDecimal expected = BigDecimal.valueOf(unscaled, decimals);
            String plain = GeometryJson.plain(unscaled, decimals);
            assertThat(new BigDecimal(plain)).isEqualByComparingTo(expected);
            assertThat(plain).matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?");
        }
    }
}
