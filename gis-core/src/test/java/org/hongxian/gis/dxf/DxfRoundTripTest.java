package org.hongxian.gis.dxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;

class DxfRoundTripTest {

    private static BoundaryRing ring(int number, String prefix, double... coordinates) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new BoundaryPoint(prefix + (1 + i / 2), coordinates[i], coordinates[i + 1], 0));
        }
        return new BoundaryRing(number, points, true);
    }

    private static BoundaryFile file() {
        // Counter-clockwise shells and clockwise holes, as the writer directs them.
        Plot parts = new Plot(
                "01",
                "青禾𠮷地块",
                1234.5,
                11,
                "I50G001001",
                "道路用地",
                "1003",
                0,
                List.of(
                        ring(1, "J", 600000.1234, 4000000, 601000, 4000000, 601000, 4001000, 600000, 4001000),
                        ring(2, "K", 600400, 4000400, 600400, 4000600, 600600, 4000400),
                        ring(3, "L", 602000, 4000000, 603000, 4000000, 602000, 4001000.00005)));
        Plot simple = Plot.of("第二块", List.of(ring(1, "J", 605000, 4000000, 606000, 4000000, 605000, 4001000)));
        return new BoundaryFile(
                "test",
                null,
                AxisOrder.EASTING_NORTHING,
                new CrsCode(4548),
                new LinkedHashMap<>(),
                List.of(parts, simple),
                List.of());
    }

    private static byte[] written(BoundaryFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        new DxfFormat().write(file, WriteOptions.named("a.dxf"), out);
        return out.toByteArray();
    }

    @Test
    void aDrawingGivesEverythingBack() throws IOException {
        ReadResult result = CoordinateFiles.read("a.dxf", written(file()), ReadOptions.standard());

        assertThat(result.issues()).isEmpty();
        assertThat(result.file().crs()).isEqualTo(new CrsCode(4548));
        assertThat(result.file().plots())
                .usingRecursiveComparison()
                .ignoringFields("line")
                .isEqualTo(file().plots());
    }

    @Test
    void theSamePlotsGiveTheSameBytes() throws IOException {
        assertThat(written(file())).isEqualTo(written(file()));
    }

    @Test
    void everyHandleIsUsedOnceAndTheNextIsAnnounced() throws IOException {
        List<String> lines =
                new String(written(file()), Charset.forName("GBK")).lines().toList();
        var handles = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i += 2) {
            if (lines.get(i).equals("5") && !lines.get(i - 1).equals("$HANDSEED")
                    || lines.get(i).equals("105")) {
                handles.add(Integer.parseInt(lines.get(i + 1), 16));
            }
        }
        int next = Integer.parseInt(lines.get(lines.indexOf("$HANDSEED") + 2), 16);

        assertThat(handles).doesNotHaveDuplicates().allMatch(handle -> handle < next);
    }

    @Test
    void afterAPointIsInsertedInTheDrawingPointsAreNumberedAnew() throws IOException {
        String edited = new String(written(file()), Charset.forName("GBK"))
                .replaceFirst("10\r\n605000\\.0\r\n", "10\r\n604000.0\r\n20\r\n4000500.0\r\n10\r\n605000.0\r\n");
        ReadResult result =
                CoordinateFiles.read("a.dxf", edited.getBytes(Charset.forName("GBK")), ReadOptions.standard());

        Plot plot = result.file().plots().get(1);
        assertThat(plot.name()).isEqualTo("第二块");
        assertThat(plot.rings().get(0).points())
                .extracting(BoundaryPoint::name)
                .containsExactly("J1", "J2", "J3", "J4");
    }
}
