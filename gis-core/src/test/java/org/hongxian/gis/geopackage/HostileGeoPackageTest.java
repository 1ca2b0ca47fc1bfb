package org.hongxian.gis.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hongxian.gis.geopackage.GeoPackageFixture.SQUARE;
import static org.hongxian.gis.geopackage.GeoPackageFixture.changed;
import static org.hongxian.gis.geopackage.GeoPackageFixture.layer;
import static org.hongxian.gis.geopackage.GeoPackageFixture.polygon;
import static org.hongxian.gis.geopackage.GeoPackageFixture.withBinary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody with bad intentions, a bad disk or another program may send. */
@Timeout(60)
class HostileGeoPackageTest {

    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, x'00' AS geom, 'a' AS DLBM FROM n";

    @TempDir
    private Path folder;

    static Stream<Arguments> hostile() {
        return Stream.of(
                hostile("an application id of another", UnusableReason.NOT_A_GEOPACKAGE, "PRAGMA application_id = 1"),
                hostile("no table of contents", UnusableReason.GEOPACKAGE_INCOMPLETE, "DROP TABLE gpkg_contents"),
                hostile(
                        "no table of geometry columns",
                        UnusableReason.GEOPACKAGE_INCOMPLETE,
                        "DROP TABLE gpkg_geometry_columns"),
                hostile("no feature table", UnusableReason.GEOPACKAGE_INCOMPLETE, "DROP TABLE DLTB"),
                hostile(
                        "a geometry column that is not there",
                        UnusableReason.GEOPACKAGE_INCOMPLETE,
                        "UPDATE gpkg_geometry_columns SET column_name = 'shape'"),
                hostile(
                        "an endless view",
                        UnusableReason.GEOPACKAGE_INCOMPLETE,
                        "DROP TABLE DLTB",
                        "CREATE VIEW DLTB AS " + ENDLESS),
                hostile(
                        "an endless table of contents",
                        UnusableReason.GEOPACKAGE_INCOMPLETE,
                        "ALTER TABLE gpkg_contents RENAME TO other",
                        "CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                + " SELECT 'DLTB' AS table_name, 'x' AS data_type FROM n"),
                hostile(
                        "a virtual table",
                        UnusableReason.GEOPACKAGE_INCOMPLETE,
                        "DROP TABLE DLTB",
                        "CREATE VIRTUAL TABLE DLTB USING fts5(geom, DLBM)"),
                hostile(
                        "a computed geometry",
                        UnusableReason.GEOPACKAGE_INCOMPLETE,
                        "ALTER TABLE DLTB ADD COLUMN much BLOB AS (zeroblob(900000000))",
                        "UPDATE gpkg_geometry_columns SET column_name = 'much'"),
                hostile("no features", UnusableReason.NO_PLOTS, "DELETE FROM DLTB"),
                hostile("no layers", UnusableReason.NO_PLOTS, "DELETE FROM gpkg_contents"),
                hostile("text for a geometry", UnusableReason.FILE_BROKEN, "UPDATE DLTB SET geom = 'hello, world'"),
                hostile("a short geometry", UnusableReason.FILE_BROKEN, "UPDATE DLTB SET geom = x'4750'"),
                hostile("a header alone", UnusableReason.FILE_BROKEN, "UPDATE DLTB SET geom = x'4750000101000000'"),
                hostile(
                        "an envelope of no kind",
                        UnusableReason.FILE_BROKEN,
                        "UPDATE DLTB SET geom = x'4750000f01000000' || zeroblob(200)"));
    }

    private static Arguments hostile(String what, UnusableReason reason, String... statements) {
        return Arguments.of(what, reason, (UnaryOperator<Path>) file -> changed(file, statements));
    }

    static Stream<Arguments> binaries() {
        return Stream.of(
                Arguments.of("two thousand million rings", UnusableReason.FILE_BROKEN, "0103000000ffffff7f"),
                Arguments.of("as many points", UnusableReason.FILE_BROKEN, "010300000001000000ffffff7f"),
                Arguments.of("a type of no kind", UnusableReason.FILE_BROKEN, "01e703000001000000"),
                Arguments.of(
                        "collections in a multipolygon",
                        UnusableReason.FILE_BROKEN,
                        "010600000001000000" + "010700000001000000".repeat(50_000)),
                Arguments.of(
                        "no number",
                        UnusableReason.NUMBERS_INVALID,
                        polygon(3, new double[] {Double.NaN, 4e6}, new double[] {1e300, 4e6}, new double[] {1, 1})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void itIsRefusedInOneLine(String what, UnusableReason reason, UnaryOperator<Path> change) throws IOException {
        assertRefused(change.apply(layer(folder, SQUARE)), reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binaries")
    void aHostileGeometryIsRefused(String what, UnusableReason reason, String hexadecimal) throws IOException {
        assertRefused(withBinary(layer(folder, SQUARE), 1, hexadecimal), reason);
    }

    private void assertRefused(Path file, UnusableReason reason) throws IOException {
        byte[] content = Files.readAllBytes(file);
        assertThatThrownBy(() -> CoordinateFiles.read("红线.gpkg", content, ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.message(Locale.ENGLISH))
                            .startsWith("红线.gpkg: ")
                            .doesNotContain("{", "Exception", "\n");
                });
        assertThatThrownBy(() -> LayerFileReader.open(file, null).forEach(feature -> {}))
                .isInstanceOf(UnusableFileException.class);
    }

    @Test
    void aComputedAttributeIsNotComputed() throws IOException {
        Path file =
                changed(layer(folder, SQUARE), "ALTER TABLE DLTB ADD COLUMN much TEXT AS (hex(zeroblob(400000000)))");

        BoundaryFile read = CoordinateFiles.read("f.gpkg", Files.readAllBytes(file), ReadOptions.standard())
                .file();

        assertThat(RingAssembler.assemble(read.plots()).getArea()).isEqualTo(10_000);
    }

    @Test
    @ProcessorTime(seconds = 5)
    void tablesOfContentsOfThousandsOfRowsAreReadOnce() throws IOException {
        String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) ";
        Path file = changed(
                layer(folder, SQUARE),
                numbers
                        + "INSERT INTO gpkg_contents (table_name, data_type, srs_id) SELECT 'a' || i, 'features', 4527 FROM n",
                numbers + "INSERT INTO gpkg_geometry_columns SELECT 'b' || i, 'geom', 'POLYGON', 4527, 0, 0 FROM n",
                numbers + "INSERT INTO gpkg_spatial_ref_sys SELECT 's', 10000 + i, 'NONE', 10000 + i, 'x', '' FROM n");

        BoundaryFile read = CoordinateFiles.read("f.gpkg", Files.readAllBytes(file), ReadOptions.standard())
                .file();

        assertThat(RingAssembler.assemble(read.plots()).getArea()).isEqualTo(10_000);
    }

    @Test
    void limitsHold() throws IOException {
        byte[] content = Files.readAllBytes(layer(folder, SQUARE, SQUARE, SQUARE));
        ReadLimits limits = ReadLimits.standard();
        var fewPlots = new ReadLimits(limits.bytes(), limits.unpackedBytes(), limits.points(), 2);
        var fewPoints = new ReadLimits(limits.bytes(), limits.unpackedBytes(), 4, limits.plots());

        assertThatThrownBy(() -> CoordinateFiles.read(
                        "f", content, ReadOptions.standard().withLimits(fewPlots)))
                .hasMessageContaining("2");
        assertThatThrownBy(() -> CoordinateFiles.read(
                        "f", content, ReadOptions.standard().withLimits(fewPoints)))
                .isInstanceOf(UnusableFileException.class);
    }

    @Test
    void moreTextThanTheLimitIsRefusedHoweverItIsStored() throws IOException {
        byte[] content = Files.readAllBytes(
                changed(layer(folder, SQUARE, SQUARE, SQUARE), "UPDATE DLTB SET DLBM = printf('%.*c', 400000, 'x')"));
        ReadLimits limits = ReadLimits.standard();
        var megabyte = new ReadLimits(limits.bytes(), 1 << 20, limits.points(), limits.plots());

        assertThatThrownBy(() -> CoordinateFiles.read(
                        "f", content, ReadOptions.standard().withLimits(megabyte)))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnusableReason.ARCHIVE_EXPANDS_TOO_MUCH));
    }
}
