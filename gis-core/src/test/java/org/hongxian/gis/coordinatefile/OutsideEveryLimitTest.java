package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose numbers are each in order, and which are still beyond what is read or projected. */
class OutsideEveryLimitTest {

    @ParameterizedTest
    @ValueSource(strings = {"50000000,13000000", "-50000000,13000000", "99000000,3000000", "500000,-13000000"})
    void coordinatesFarFromEveryZoneAreInTheWrongOne(String corner) {
        String[] xy = corner.split(",");
        long x = Long.parseLong(xy[0]);
        long y = Long.parseLong(xy[1]);
        String json = "{\"type\":\"Polygon\",\"coordinates\":[[[%1$d,%2$d],[%3$d,%2$d],[%3$d,%4$d],[%1$d,%2$d]]]}"
                .formatted(x, y, x + 100, y + 100);

        ReadResult result = CoordinateFiles.read(
                "far.geojson",
                json.getBytes(StandardCharsets.UTF_8),
                ReadOptions.standard().withCountyZone(39));

        assertThat(result.issues()).extracting(Issue::code).contains(IssueCode.ZONE_WRONG);
    }

    @Test
    void aShapefileLargerThanItsReaderCanAddressIsRefusedAndNotReadInPart(@TempDir Path folder) throws IOException {
        Path shp = folder.resolve("p.shp");
        try (var sparse = new RandomAccessFile(shp.toFile(), "rw")) {
            sparse.setLength((2L << 30) + 8);
        }
        Path dbf = Files.write(folder.resolve("p.dbf"), emptyTable());
        var shapefile = new ZippedShapefile("p.zip", folder, Map.of(".shp", shp, ".dbf", dbf), new Findings());

        assertThatThrownBy(() -> shapefile.forEach(1000, new FeaturePlots("p.zip", ReadOptions.standard())))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> {
                    assertThat(e.reason()).isEqualTo(UnusableReason.TOO_LARGE);
                    assertThat(e.message(Locale.ENGLISH)).contains("2047 MB");
                });
    }

    /** A table of one text field and no rows. */
    private static byte[] emptyTable() {
        byte[] table = new byte[66];
        table[0] = 3;
        table[1] = 126;
        table[2] = 1;
        table[3] = 1;
        table[8] = 65;
        table[10] = 2;
        table[32] = 'A';
        table[43] = 'C';
        table[48] = 1;
        table[64] = 0x0D;
        table[65] = 0x1A;
        return table;
    }

    @Test
    @ProcessorTime(seconds = 20)
    void aPlotOfMoreRingsThanAnyoneDrawsIsRefusedInTextAndGeoJson() {
        var text = new StringBuilder("[地块坐标]\n3,,7,甲,面,,,,@\n");
        var json = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[");
        for (int i = 0; i < 30_000; i++) {
            int d = 2 * i;
            String[] corners = {
                "%d,%d".formatted(39_600_000 - d, 4_000_000 - d),
                "%d,%d".formatted(39_600_000 + d + 9, 4_000_000 - d),
                "%d,%d".formatted(39_600_000, 4_000_000 + d + 9)
            };
            json.append(i == 0 ? "[" : ",[");
            for (int k = 0; k < 4; k++) {
                String[] xy = corners[k % 3].split(",");
                text.append("J%d,%d,%s,%s\n".formatted(k % 3 + 1, i + 1, xy[1], xy[0]));
                json.append(k == 0 ? "" : ",")
                        .append('[')
                        .append(corners[k % 3])
                        .append(']');
            }
            json.append(']');
        }
        json.append("]}");

        assertTooManyRings("t.txt", text.toString(), "甲");
        assertTooManyRings("t.geojson", json.toString(), "1");
    }

    private static void assertTooManyRings(String name, String content, String plot) {
        assertThatThrownBy(() ->
                        CoordinateFiles.read(name, content.getBytes(StandardCharsets.UTF_8), ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> {
                    assertThat(e.reason()).isEqualTo(UnusableReason.TOO_MANY_RINGS);
                    assertThat(e.message(Locale.ENGLISH)).contains("2000 rings").contains("\"" + plot + "\"");
                });
    }
}
