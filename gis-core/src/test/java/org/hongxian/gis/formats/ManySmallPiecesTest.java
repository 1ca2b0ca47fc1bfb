package org.hongxian.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made of very many very small pieces: refused in time that grows with their size, before they take the memory. */
@Timeout(60)
class ManySmallPiecesTest {

    private static final int MANY = 3_000_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "rings.kml",
                        kml("<Polygon><outerBoundaryIs>", "<coordinates/>", 400_000, "</outerBoundaryIs></Polygon>"),
                        UnusableReason.TOO_MANY_RINGS),
                Arguments.of("polygons.kml", kml("", "<Polygon/>", MANY, ""), UnusableReason.TOO_MANY_POINTS),
                Arguments.of("rings.geojson", geoJson("[],", MANY), UnusableReason.TOO_MANY_POINTS),
                Arguments.of("rings.geojson", geoJson("[],", 3000), UnusableReason.TOO_MANY_RINGS),
                Arguments.of("properties.geojson", properties(5_000), UnusableReason.FILE_BROKEN),
                Arguments.of("line.txt", "1,".repeat(10_000_000), UnusableReason.NO_PLOTS),
                Arguments.of("lines.txt", "x\n".repeat(MANY), UnusableReason.TOO_MANY_UNREADABLE),
                Arguments.of("line.csv", "点号,X,Y\n" + "1,".repeat(10_000_000), UnusableReason.ROW_TOO_WIDE),
                Arguments.of("quoted.csv", "点号,X,Y\n" + "\"\n\",".repeat(MANY), UnusableReason.ROW_TOO_WIDE),
                Arguments.of("rows.csv", "点号,X,Y\n" + "x\n".repeat(MANY), UnusableReason.TOO_MANY_UNREADABLE),
                Arguments.of(
                        "points.xml",
                        blocks("<Z ZB=\"@1$" + "1;".repeat(MANY) + "\"/>"),
                        UnusableReason.TOO_MANY_UNREADABLE),
                Arguments.of("rings.xml", blocks("<Z ZB=\"1\"/>".repeat(3_000)), UnusableReason.TOO_MANY_RINGS));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void aFileOfVeryManyPiecesIsRefusedBeforeTheyTakeTheMemory(String name, String text, UnusableReason reason) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        long before = THREADS.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> CoordinateFiles.read(name, content, ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    for (Locale locale : new Locale[] {Locale.CHINA, Locale.ENGLISH}) {
                        assertThat(e.message(locale)).hasSizeLessThan(400).doesNotContain("{", "\n");
                    }
                    assertThat(e.issues()).hasSizeLessThan(300);
                });
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }

    @Test
    void aLineTooLongIsAFindingAndTheRestIsRead() {
        String text = "1,".repeat(100_000) + "\nJ1,1,4000000,39600000\nJ2,1,4000100,39600000\nJ3,1,4000000,39600100\n";

        ReadResult result =
                CoordinateFiles.read("plots.txt", text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());

        assertThat(result.file().plots().get(0).rings().get(0).points()).hasSize(3);
        assertThat(result.issues())
                .filteredOn(issue -> issue.code() == IssueCode.UNREADABLE_LINE)
                .singleElement()
                .satisfies(issue -> assertThat(issue.place().line()).isEqualTo(1));
    }

    @Test
    void theShellComesFirstWhereverTheFileHasIt() {
        String ring = "<coordinates>117,36 117.001,36 117,36.001 117,36</coordinates>";
        String text = kml(
                "<Polygon><innerBoundaryIs>",
                ring.replace("117.001", "117.0001"),
                1,
                "</innerBoundaryIs><outerBoundaryIs>" + ring + "</outerBoundaryIs></Polygon>");

        ReadResult result =
                CoordinateFiles.read("plots.kml", text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());

        assertThat(result.file().plots().get(0).rings().get(0).points().get(1).easting())
                .isEqualTo(117.001);
    }

    private static String kml(String begin, String piece, int times, String end) {
        return "<?xml version=\"1.0\"?><kml><Placemark>" + begin + piece.repeat(times) + end + "</Placemark></kml>";
    }

    private static String geoJson(String piece, int times) {
        return "{\"type\":\"Polygon\",\"coordinates\":[" + piece.repeat(times) + "[]]}";
    }

    private static String properties(int count) {
        var text = new StringBuilder("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{");
        for (int i = 0; i < count; i++) {
            text.append('"').append(i).append("\":1,");
        }
        return text + "\"x\":1}}";
    }

    private static String blocks(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><CL_BUILD_NEW_BLOCK>" + content + "</CL_BUILD_NEW_BLOCK>";
    }
}
