package org.hongxian.gis.pointlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;

class PointListRoundTripTest {

    private static final List<FileFormat> FORMATS = List.of(new CsvFormat(), new XlsxFormat());

    private static BoundaryRing ring(int number, String prefix, double... coordinates) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new BoundaryPoint(prefix + (1 + i / 2), coordinates[i], coordinates[i + 1], 0));
        }
        return new BoundaryRing(number, points, true);
    }

    private static BoundaryFile file(int epsg, List<Plot> plots) {
        return new BoundaryFile(
                "test", null, AxisOrder.EASTING_NORTHING, new CrsCode(epsg), new LinkedHashMap<>(), plots, List.of());
    }

    private static Plot plot(String name, double easting, double northing, double size) {
        return new Plot(
                "01",
                name,
                1234.5,
                null,
                "I50G001001",
                "道路, 用地",
                "1003",
                0,
                List.of(
                        ring(1, "J", easting, northing, easting + size, northing, easting, northing + size),
                        ring(
                                2,
                                "K",
                                easting + size / 8,
                                northing + size / 8,
                                easting + size / 4,
                                northing + size / 8,
                                easting + size / 8,
                                northing + size / 4)));
    }

    private static byte[] written(FileFormat format, BoundaryFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(file, WriteOptions.named("a" + format.endings().get(0)), out);
        return out.toByteArray();
    }

    @Test
    void tablesGiveEverythingBackButTheDeclaredCount() throws IOException {
        BoundaryFile metres =
                file(4548, List.of(plot("=1+1", 600000.1234, 4000000.5, 1000), plot("-二号\"地\"", 605000, 4000000, 500)));
        BoundaryFile degrees = file(4490, List.of(plot("一号地", 117.0123456789, 36.5, 0.01)));
        for (FileFormat format : FORMATS) {
            for (BoundaryFile file : List.of(metres, degrees)) {
                ReadResult result = CoordinateFiles.read("a", written(format, file), ReadOptions.standard());

                assertThat(result.issues()).isEmpty();
                assertThat(result.file().crs()).isEqualTo(file.crs());
                assertThat(result.file().plots())
                        .usingRecursiveComparison()
                        .ignoringFields("line", "rings.points.line", "rings.points.decimals")
                        .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-10, Double.class)
                        .isEqualTo(file.plots());
            }
        }
    }

    @Test
    void theSamePlotsGiveTheSameBytes() throws Exception {
        BoundaryFile file = file(4548, List.of(plot("一号地", 600000, 4000000, 1000)));
        for (FileFormat format : FORMATS) {
            byte[] first = written(format, file);
            Thread.sleep(2100);
            assertThat(written(format, file)).isEqualTo(first);
        }
    }

    @Test
    void noCellOfACsvIsAFormula() throws IOException {
        BoundaryFile file = file(4548, List.of(plot("=cmd|'/c calc'!A0", 600000, 4000000, 1000)));

        assertThat(new String(written(new CsvFormat(), file), StandardCharsets.UTF_8))
                .contains("'=cmd|")
                .doesNotContain(",=cmd");
    }
}
