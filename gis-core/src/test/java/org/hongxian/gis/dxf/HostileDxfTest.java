package org.hongxian.gis.dxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawings that are cut off, broken or made to take all time or memory there is. */
class HostileDxfTest {

    private static final double E = 39_600_000;
    private static final double N = 4_000_000;

    private static double[] square(double easting, double northing, double side) {
        return new double[] {
            easting, northing, easting + side, northing, easting + side, northing + side, easting, northing + side
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e9, 1e12})
    void aRingBeyondEveryCoordinateRefusesTheFile(double easting) {
        byte[] content = new Dxf()
                .polyline("JZD", square(E, N, 100))
                .polyline("JZD", square(easting, N, 100))
                .bytes(StandardCharsets.UTF_8);

        assertUnusable(content, UnusableReason.NUMBERS_INVALID);
    }

    @Test
    void aBlockScaledBeyondEveryCoordinateRefusesTheFile() {
        var drawing = new Dxf()
                .polyline("JZD", square(E, N, 100))
                .block("B", 0, 0, 0, "LWPOLYLINE", 8, "0", 90, 3, 70, 1, 10, 0, 20, 0, 10, 1, 20, 0, 10, 0, 20, 1)
                .entity(0, "INSERT", 8, "JZD", 2, "B", 10, E, 20, N, 41, 1e11, 42, 1e11);

        assertUnusable(drawing.bytes(StandardCharsets.UTF_8), UnusableReason.NUMBERS_INVALID);
    }

    @Test
    void blocksInBlocksInBlocksAreRefusedInTime() {
        var drawing = new Dxf();
        drawing.block("B0", 0, 0, 0, "LINE", 8, "0", 10, 0, 20, 0, 11, 1, 21, 1);
        for (int i = 1; i <= 12; i++) {
            var inserts = new java.util.ArrayList<Object>();
            for (int k = 0; k < 10; k++) {
                inserts.addAll(List.of(0, "INSERT", 8, "0", 2, "B" + (i - 1), 10, k, 20, 0));
            }
            drawing.block("B" + i, 0, 0, inserts.toArray());
        }
        drawing.entity(0, "INSERT", 8, "DK", 2, "B12", 10, E, 20, N);

        assertUnusable(drawing.bytes(StandardCharsets.UTF_8), UnusableReason.DXF_BLOCKS_MULTIPLY);
    }

    @Test
    @ProcessorTime(seconds = 10)
    void blocksOnHiddenLayersAreNotDrawn() {
        double[] ring = new double[40_000];
        for (int i = 0; i < ring.length; i += 2) {
            ring[i] = 100 * Math.cos(i);
            ring[i + 1] = 100 * Math.sin(i);
        }
        var drawing = new Dxf().layer("HIDDEN", 1, 7).block("B", 0, 0, outline("HIDDEN", ring));
        for (int i = 0; i < 20_000; i++) {
            drawing.entity(0, "INSERT", 8, "0", 2, "B", 10, 39_600_000 + i, 20, 4_000_000);
        }
        drawing.polyline("JZD", square(E, N, 100));

        assertThat(RingAssembler.assemble(drawing.read().file().plots()).getArea())
                .isEqualTo(10_000);
    }

    private static Object[] outline(String layer, double[] coordinates) {
        var pairs = new ArrayList<Object>(List.of(0, "LWPOLYLINE", 8, layer, 70, 1));
        for (int i = 0; i < coordinates.length; i += 2) {
            pairs.addAll(List.of(10, coordinates[i], 20, coordinates[i + 1]));
        }
        return pairs.toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0\nINSERT\n2\nB\n", "0\nTEXT\n1\n一号地\n", "0\nLINE\n11\n1\n"})
    void drawingsOfMoreEntitiesThanAnybodyDrawsAreRefused(String entity) {
        String text = "0\nSECTION\n2\nENTITIES\n" + entity.repeat(500_001) + "0\nENDSEC\n0\nEOF\n";

        assertUnusable(text.getBytes(StandardCharsets.UTF_8), UnusableReason.DXF_TOO_MANY_ENTITIES);
    }

    @Test
    void figuresBesideThePointsDoNotCountAsEntities() {
        var drawing = new Dxf();
        drawing.polyline("JZD", square(E, N, 100));
        String figures = "0\r\nTEXT\r\n1\r\n12.5\r\n".repeat(500_001);
        int at = drawing.text().lastIndexOf("  0\r\nENDSEC");
        String text = drawing.text().substring(0, at) + figures + drawing.text().substring(at);

        ReadResult result =
                CoordinateFiles.read("drawing.dxf", text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());

        assertThat(RingAssembler.assemble(result.file().plots()).getArea()).isEqualTo(10_000);
    }

    @Test
    void anArcBeyondTheCountryIsRefusedBeforeItsChordsTakeMemory() {
        var drawing = new Dxf().polyline("JZD", square(E, N, 100)).entity(0, "LWPOLYLINE", 8, "JZD", 90, 3, 70, 1);
        drawing.entity(10, E, 20, N, 42, 0.02, 10, E, 20, 4e10, 10, E + 100, 20, N);
        byte[] content = drawing.bytes(StandardCharsets.UTF_8);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertUnusable(content, UnusableReason.TOO_MANY_POINTS);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 20);
    }

    @Test
    void aBlockThatHoldsItselfIsRefused() {
        var drawing = new Dxf()
                .block("B", 0, 0, 0, "INSERT", 8, "0", 2, "B", 10, 1, 20, 0)
                .entity(0, "INSERT", 8, "DK", 2, "B", 10, E, 20, N);

        assertUnusable(drawing.bytes(StandardCharsets.UTF_8), UnusableReason.DXF_BLOCKS_MULTIPLY);
    }

    @Test
    void aCutOffDrawingIsRefusedWithTheLine() {
        String text = new Dxf().polyline("DK", square(E, N, 100)).text();
        byte[] cut = text.substring(0, text.length() - 30).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CoordinateFiles.read("d.dxf", cut, ReadOptions.standard()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith("d.dxf: DXF 在第 ");
    }

    @Test
    void aBinaryDrawingIsRefusedWithAdvice() {
        byte[] binary = "AutoCAD Binary DXF\r\n\u001A\0\0\0SECTION\0".getBytes(StandardCharsets.ISO_8859_1);

        assertUnusable(binary, UnusableReason.DXF_BINARY);
    }

    @Test
    void aDrawingWithoutClosedLinesIsRefusedAndItsLayersNamed() {
        byte[] open = new Dxf().line("道路", E, N, E + 100, N).bytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CoordinateFiles.read("d.dxf", open, ReadOptions.standard()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("道路 (0)");
    }

    @Test
    void anUnreadableNumberIsReportedWithItsLine() {
        byte[] broken = new Dxf()
                .polyline("DK", square(E, N, 100))
                .text()
                .replaceFirst("39600100", "396O0100")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CoordinateFiles.read("d.dxf", broken, ReadOptions.standard()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("396O0100");
    }

    private static void assertUnusable(byte[] content, UnusableReason reason) {
        assertThatThrownBy(() -> CoordinateFiles.read("d.dxf", content, ReadOptions.standard()))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
