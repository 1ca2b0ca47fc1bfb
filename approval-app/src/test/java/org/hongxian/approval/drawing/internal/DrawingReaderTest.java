package org.hongxian.approval.drawing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.drawing.internal.DrawingFixture.ZONE_39;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DrawingReaderTest {

    private static final AdministrativeCode QINGHE = new AdministrativeCode("990101");

    private final DrawingReader reader = new DrawingReader(
            new DrawingSettings(4527, Map.of(), DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 100, 1000, 500));

    @Test
    void aFileInTheSystemOfTheCountyIsTakenAsItIs() {
        var read = reader.read("a.txt", text("2000国家大地坐标系", 39, 39_600_000), null, Map.of(), QINGHE);

        assertThat(read.crs()).isEqualTo(ZONE_39);
        assertThat(read.plots().get(0).rings().get(0).points().get(0).easting()).isEqualTo(39_600_000.0);
        assertThat(read.assumptions()).extracting(Assumption::code).doesNotContain(DrawingReader.CONVERTED);
    }

    @Test
    void aFileWithoutZonePrefixIsBroughtIntoTheCountysSystem() {
        var read = reader.read("a.txt", text("2000国家大地坐标系", 39, 600_000), null, Map.of(), QINGHE);

        assertThat(read.crs()).isEqualTo(ZONE_39);
        assertThat(read.plots().get(0).rings().get(0).points().get(0).easting()).isEqualTo(39_600_000.0);
        assertThat(read.assumptions()).extracting(Assumption::code).contains(DrawingReader.CONVERTED);
    }

    @Test
    void theNeighbouringZoneIsConvertedAndItsAreaOnTheEllipsoidStays() {
        var read = reader.read("a.txt", text("2000国家大地坐标系", 40, 40_330_000), null, Map.of(), QINGHE);

        assertThat(read.crs()).isEqualTo(ZONE_39);
        assertThat(read.plots().get(0).rings().get(0).points().get(0).easting()).isBetween(39_590_000.0, 39_620_000.0);
        var there = DrawingFixture.square("地块1", 40_330_000, 4_000_000, 100);
        double before =
                RedLineGeometry.areas(new CrsCode(4528), List.of(there)).get(0).ellipsoidalSquareMetres();
        double after = RedLineGeometry.areas(read.crs(), read.plots()).get(0).ellipsoidalSquareMetres();
        assertThat(before).isLessThan(9_999);
        assertThat(after).isCloseTo(before, within(0.011));
    }

    @Test
    void anotherDatumIsRefusedWithItsName() {
        assertThatThrownBy(() -> reader.read("老坐标.txt", text("1980西安坐标系", 39, 39_600_000), null, Map.of(), QINGHE))
                .isInstanceOfSatisfying(UnusableFileException.class, refused -> {
                    assertThat(refused.message(Locale.SIMPLIFIED_CHINESE))
                            .contains("老坐标.txt")
                            .contains("EPSG:2363");
                });
    }

    private static byte[] text(String system, int zone, int easting) {
        return """
                [属性描述]
                坐标系=%s
                几度分带=3
                投影类型=高斯克吕格
                计量单位=米
                带号=%d
                精度=0.001
                转换参数=,,,,,,
                [地块坐标]
                5,1.0000,1,地块1,面,,工业用地,0601,@
                J1,1,4000100.000,%d.000
                J2,1,4000100.000,%d.000
                J3,1,4000000.000,%d.000
                J4,1,4000000.000,%d.000
                J1,1,4000100.000,%d.000
                """.formatted(system, zone, easting, easting + 100, easting + 100, easting, easting)
                .getBytes(StandardCharsets.UTF_8);
    }
}
