package org.hongxian.gis.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hongxian.gis.geopackage.GeoPackageFixture.BESIDE;
import static org.hongxian.gis.geopackage.GeoPackageFixture.SQUARE;
import static org.hongxian.gis.geopackage.GeoPackageFixture.changed;
import static org.hongxian.gis.geopackage.GeoPackageFixture.layer;
import static org.hongxian.gis.geopackage.GeoPackageFixture.polygon;
import static org.hongxian.gis.geopackage.GeoPackageFixture.withBinary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Question;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnansweredQuestionsException;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoPackageTest {

    @TempDir
    private Path folder;

    @Test
    void plotsComeBackAsTheyWere() throws IOException {
        BoundaryFile file = CoordinateFiles.read(
                        "p.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard())
                .file();

        ReadResult read = CoordinateFiles.read("p.gpkg", written(file), ReadOptions.standard());

        assertThat(read.issues()).isEmpty();
        assertThat(read.file().format()).isEqualTo("geopackage");
        assertThat(read.file().crs()).isEqualTo(file.crs());
        Plot plot = read.file().plots().get(0);
        Plot before = file.plots().get(0);
        assertThat(plot.name()).isEqualTo("示范地块");
        assertThat(plot.number()).isEqualTo(before.number());
        assertThat(plot.declaredAreaSquareMetres()).isEqualTo(960_000);
        assertThat(plot.declaredPointCount()).isEqualTo(before.declaredPointCount());
        assertThat(plot.mapSheet()).isEqualTo("I50G001001");
        assertThat(plot.use()).isEqualTo("工业用地");
        assertThat(plot.landClass()).isEqualTo("0601");
        assertThat(plot.rings()).hasSize(2).allMatch(BoundaryRing::closedInFile);
        assertThat(plot.rings().get(0).points())
                .extracting(point -> point.name() + " " + point.easting() + " " + point.northing())
                .containsExactlyInAnyOrderElementsOf(before.rings().get(0).points().stream()
                        .map(point -> point.name() + " " + point.easting() + " " + point.northing())
                        .toList());
    }

    @Test
    void theSamePlotsGiveTheSameBytes() throws IOException {
        BoundaryFile file = CoordinateFiles.read(
                        "p.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard())
                .file();

        assertThat(written(file)).isEqualTo(written(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {4490, 4527, 4548, 4509, 4326, 2362})
    void theSystemIsEnteredAndKnownAgain(int epsg) {
        String degrees = "POLYGON ((117 36, 117.01 36, 117.01 36.01, 117 36.01, 117 36))";
        boolean geographic = epsg == 4490 || epsg == 4326;
        String shape = geographic ? degrees : SQUARE.replace("395", zonePrefix(epsg) + "5");
        Path file = layer(folder.resolve("l.gpkg"), new CrsCode(epsg), shape);

        assertThat(LayerFileReader.open(file, null).crs()).isEqualTo(new CrsCode(epsg));
    }

    private static String zonePrefix(int epsg) {
        return switch (epsg) {
            case 4527 -> "39";
            case 2362 -> "38";
            default -> "";
        };
    }

    @Test
    void aSystemWithoutNumberIsKnownByItsDefinition() {
        Path file = changed(
                layer(folder, SQUARE),
                "UPDATE gpkg_spatial_ref_sys SET organization = 'custom', organization_coordsys_id = 1 WHERE srs_id = 4527");

        assertThat(LayerFileReader.open(file, null).crs()).isEqualTo(new CrsCode(4527));
    }

    @Test
    void anUnknownSystemIsRefusedUnlessOneIsStated() {
        Path file = changed(
                layer(folder, SQUARE),
                "UPDATE gpkg_spatial_ref_sys SET srs_name = 'UTM zone 50N', organization_coordsys_id = 32650,"
                        + " definition = 'PROJCS[\"UTM\"]' WHERE srs_id = 4527");

        assertThatThrownBy(() -> LayerFileReader.open(file, null))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("UTM zone 50N");
        assertThat(LayerFileReader.open(file, new CrsCode(4527)).crs()).isEqualTo(new CrsCode(4527));
    }

    @Test
    void featuresOfALayerComeOneByOne() {
        Path file = changed(
                layer(folder, SQUARE, "MULTIPOLYGON EMPTY", BESIDE),
                "ALTER TABLE DLTB ADD COLUMN TBMJ DOUBLE",
                "ALTER TABLE DLTB ADD COLUMN photo BLOB",
                "UPDATE DLTB SET TBMJ = 10000.50, photo = x'00ff' WHERE fid = 1");
        LayerFileReader reader = LayerFileReader.open(file, null);
        var features = new ArrayList<LayerFeature>();

        List<Issue> issues = reader.forEach(features::add);

        assertThat(reader.format()).isEqualTo("geopackage");
        assertThat(features).extracting(LayerFeature::id).containsExactly("00000001", "00000003");
        assertThat(features.get(0).attributes())
                .containsOnly(java.util.Map.entry("DLBM", "0101"), java.util.Map.entry("TBMJ", "10000.5"));
        assertThat(features.get(0).geometry().getArea()).isEqualTo(10_000);
        assertThat(features.get(1).geometry().getArea()).isEqualTo(5_000);
        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.PLOT_WITHOUT_POINTS);
        assertThat(issues.get(0).place().plot()).isEqualTo("00000002");
    }

    @Test
    void oneOfSeveralTablesMustBeNamed() throws IOException {
        Path file = changed(
                layer(folder, SQUARE),
                "CREATE TABLE XZQ (fid INTEGER PRIMARY KEY, geom POLYGON, XZQMC TEXT)",
                "INSERT INTO XZQ SELECT fid, geom, '青禾县' FROM DLTB",
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('XZQ', 'features', 'XZQ', 4527)",
                "INSERT INTO gpkg_geometry_columns VALUES ('XZQ', 'geom', 'POLYGON', 4527, 0, 0)");

        assertThatThrownBy(() -> LayerFileReader.open(file, null))
                .isInstanceOfSatisfying(UnansweredQuestionsException.class, e -> assertThat(
                                e.questions().get(0).options())
                        .extracting(Question.Option::code)
                        .containsExactly("DLTB", "XZQ"))
                .hasMessageContaining("part=DLTB");
        var features = new ArrayList<LayerFeature>();
        LayerFileReader.open(file, null, List.of("XZQ")).forEach(features::add);
        assertThat(features.get(0).attributes()).containsEntry("XZQMC", "青禾县");
        ReadOptions unknown = ReadOptions.standard().withParts(List.of("YJJBNTTB"));
        byte[] content = Files.readAllBytes(file);
        assertThatThrownBy(() -> CoordinateFiles.read("f.gpkg", content, unknown))
                .hasMessageContaining("YJJBNTTB")
                .hasMessageContaining("DLTB, XZQ");
    }

    @Test
    void theOnlyTableOfPolygonsIsTakenAndSaidSo() throws IOException {
        Path file = changed(
                layer(folder, SQUARE),
                "CREATE TABLE JZD (fid INTEGER PRIMARY KEY, geom POINT)",
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('JZD', 'features', 'JZD', 4527)",
                "INSERT INTO gpkg_geometry_columns VALUES ('JZD', 'geom', 'POINT', 4527, 0, 0)");

        BoundaryFile read = CoordinateFiles.read("f.gpkg", Files.readAllBytes(file), ReadOptions.standard())
                .file();

        assertThat(read.plots()).hasSize(1);
        assertThat(read.assumptions()).extracting(Assumption::code).contains("part-chosen");
    }

    @Test
    void anOpenRingIsReadAsItIs() throws IOException {
        String open = polygon(3, at(0, 0), at(100, 0), at(100, 100), at(0, 100));
        Path file = withBinary(layer(folder, SQUARE), 1, open);

        BoundaryRing ring = CoordinateFiles.read("f.gpkg", Files.readAllBytes(file), ReadOptions.standard())
                .file()
                .plots()
                .get(0)
                .rings()
                .get(0);

        assertThat(ring.points()).hasSize(4);
        assertThat(ring.closedInFile()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1003, 2003, 0x80000003})
    void heightsAndMeasuresAreDroppedAndSaidSo(int type) throws IOException {
        String high = polygon(type, at(0, 0, 55.5), at(100, 0, 55), at(100, 100, 55), at(0, 0, 55.5));
        Path file = withBinary(layer(folder, SQUARE), 1, high);

        BoundaryFile read = CoordinateFiles.read("f.gpkg", Files.readAllBytes(file), ReadOptions.standard())
                .file();

        assertThat(read.plots().get(0).rings().get(0).points())
                .extracting(point -> point.easting())
                .containsExactly(39_500_000.0, 39_500_100.0, 39_500_100.0);
        assertThat(read.assumptions()).extracting(Assumption::code).contains("heights-dropped");
    }

    @ParameterizedTest
    @CsvSource({"1, POINT", "2, LINESTRING", "7, GEOMETRYCOLLECTION", "10, CURVEPOLYGON", "12, MULTISURFACE"})
    void otherShapesAreFindingsWithTheirPlace(int type, String name) {
        String other = "01%02x00000000000000".formatted(type);
        Path file = withBinary(layer(folder, BESIDE, SQUARE), 1, other);

        List<Issue> issues = LayerFileReader.open(file, null).forEach(feature -> {});

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.GEOMETRY_TYPE_UNUSABLE);
            assertThat(issue.arguments()).containsEntry("geometryType", name);
            assertThat(issue.place().plot()).isEqualTo("00000001");
        });
    }

    @Test
    void nothingIsWrittenBesideTheFileEvenInWriteAheadMode() throws IOException {
        Path file = changed(layer(folder, SQUARE), "PRAGMA journal_mode = WAL");
        byte[] before = Files.readAllBytes(file);

        LayerFileReader.open(file, null).forEach(feature -> {});

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aNameWithSignsOfItsOwnIsOpened() {
        Path file = layer(folder.resolve("红线 50%?mode=rwc#1.gpkg"), new CrsCode(4527), SQUARE);

        assertThat(LayerFileReader.open(file, null).crs()).isEqualTo(new CrsCode(4527));
    }

    private static double[] at(double east, double north, double... height) {
        return height.length == 0
                ? new double[] {39_500_000 + east, 4_000_000 + north}
                : new double[] {39_500_000 + east, 4_000_000 + north, height[0]};
    }

    private static byte[] written(BoundaryFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        FileFormats.byEnding("p.gpkg").orElseThrow().write(file, WriteOptions.named("p.gpkg"), out);
        return out.toByteArray();
    }
}
