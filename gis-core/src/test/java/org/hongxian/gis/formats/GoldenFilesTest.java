package org.hongxian.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.testkit.SyntheticPlot.ELLIPSOIDAL_SQUARE_METRES;
import static org.hongxian.gis.testkit.SyntheticPlot.PLANAR_SQUARE_METRES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.Question;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden files of all formats but the boundary TXT, which has its own: every variant holds the same land.
 * {@code -Dgolden.update=true} writes their table in {@code docs/formats.md} anew.
 */
class GoldenFilesTest {

    private static final CrsCode ZONE = new CrsCode(4527);
    private static final Path PAGE = Path.of("../docs/formats.md");
    private static final String BEGIN = "<!-- golden files: generated -->\n";
    private static final String END = "<!-- end of golden files -->\n";

    static Stream<GoldenFile> read() {
        return GoldenFile.list().stream().filter(golden -> golden.refused() == null);
    }

    static Stream<GoldenFile> refused() {
        return GoldenFile.list().stream().filter(golden -> golden.refused() != null);
    }

    @ParameterizedTest
    @MethodSource("read")
    void everyGoldenFileIsTheSquareWithItsHole(GoldenFile golden) throws IOException {
        ReadResult result = golden.read();

        BoundaryFile file = result.file();
        assertThat(file.format()).isEqualTo(golden.format());
        assertThat(file.crs()).isEqualTo(golden.epsg() == null ? null : new CrsCode(golden.epsg()));
        assertThat(file.encoding()).isEqualTo(golden.encoding());
        assertThat(file.plots()).hasSize(golden.plots());
        if (golden.label() != null) {
            assertThat(file.plots().get(0).label()).isEqualTo(golden.label());
        }
        assertThat(result.issues().stream().map(issue -> issue.code().key()).collect(Collectors.toSet()))
                .isEqualTo(golden.findings());
        assertThat(result.questions().stream().map(Question::code).collect(Collectors.toSet()))
                .isEqualTo(golden.questions());
        assertThat(file.assumptions().stream().map(Assumption::code)).containsAll(golden.assumptions());
        assertLand(file);
    }

    /** Corners that halves share, and degrees of 12 decimals, move the rounding of the ellipsoidal area by a hundredth at most. */
    private static void assertLand(BoundaryFile file) {
        boolean exact = (file.crs() == null || file.crs().equals(ZONE))
                && file.plots().size() == 1
                && file.plots().get(0).rings().stream()
                        .allMatch(ring -> ring.points().size() == 4);
        BoundaryFile inZone = file.crs() == null ? file : Reprojection.to(ZONE, file);
        MeasuredArea area = AreaMeasurement.in(ZONE).measure(RingAssembler.assemble(inZone.plots()));
        assertThat(area.planarSquareMetres()).isCloseTo(PLANAR_SQUARE_METRES, within(exact ? 1e-6 : 0.02));
        if (file.crs() != null) {
            assertThat(area.ellipsoidalSquareMetres())
                    .isCloseTo(ELLIPSOIDAL_SQUARE_METRES, within(exact ? 0.001 : 0.021));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotReadIsRefusedWithItsReason(GoldenFile golden) {
        assertThatThrownBy(golden::read).isInstanceOfSatisfying(UnusableFileException.class, e -> {
            assertThat(e.reason()).isEqualTo(golden.refused());
            assertThat(e.message(Locale.ENGLISH))
                    .startsWith(golden.file() + ": ")
                    .doesNotContain("\n", "Exception");
        });
    }

    @Test
    void everyMarkIsFoundInItsGoldenFile() throws IOException {
        for (GoldenFile golden : GoldenFile.list()) {
            if (golden.mark() != null) {
                assertThat(WrittenSquares.text(golden.content()))
                        .as(golden.toString())
                        .containsPattern(golden.mark());
            }
        }
    }

    @Test
    void everyGoldenFileHasOneRow() throws IOException {
        List<String> rows = GoldenFile.list().stream().map(GoldenFile::toString).toList();
        assertThat(rows).doesNotHaveDuplicates();
        for (Path folder : GoldenFile.folders()) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> folder.getFileName() + "/" + file.getFileName()))
                        .isSubsetOf(rows);
            }
        }
    }

    @Test
    void everyFormatIsWrittenInSomeVariant() throws IOException {
        var written = new WrittenSquares();
        assertThat(GoldenFile.list().stream()
                        .filter(golden -> golden.mark() != null)
                        .filter(golden -> written.have(golden.format(), golden.mark()))
                        .map(GoldenFile::format)
                        .distinct())
                .containsExactlyInAnyOrder("geopackage", "shapefile", "geojson", "kml", "dxf", "csv", "xlsx", "wkt");
    }

    @Test
    void theTableOfVariantsIsTrue() throws IOException {
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("golden.update")) {
            page = page.substring(0, page.indexOf(BEGIN)) + BEGIN + table() + page.substring(page.indexOf(END));
            Files.writeString(PAGE, page);
        }

        assertThat(page).contains(BEGIN + table() + END);
    }

    private static String table() throws IOException {
        var written = new WrittenSquares();
        var table = new StringBuilder("\n| format | variant | read | written | golden file |\n|---|---|---|---|---|\n");
        for (GoldenFile golden : GoldenFile.list()) {
            boolean ours = golden.mark() != null && written.have(golden.format(), golden.mark());
            table.append("| %s | %s | %s | %s | `%s` |\n"
                    .formatted(golden.format(), golden.variant(), golden.how(), ours ? "yes" : "", golden));
        }
        return table.append('\n').toString();
    }
}
