package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of GIS formats as other programs write them (GDAL, their parts repacked): a square of 1000 m with a square hole of 200 m, in
 * EPSG:4527 or in degrees. Each is a row of the table in {@code docs/formats.md}.
 */
class GoldenGisFilesTest {

    private static final CrsCode ZONE = new CrsCode(4527);

    @ParameterizedTest
    @CsvSource({
        "one-table.gpkg, geopackage, 4527, UTF-8",
        "heights.gpkg, geopackage, 4527, UTF-8",
        "folder.kml, kml, 4326, UTF-8",
        "earth.kmz, kml, 4326, UTF-8",
        "crs-member.geojson, geojson, 4527, UTF-8",
        "rfc7946.geojson, geojson, 4326, UTF-8",
        "utf8-cpg.zip, shapefile, 4527, UTF-8",
        "gbk-cpg.zip, shapefile, 4527, GBK",
        "gbk-without-cpg.zip, shapefile, 4527, GBK",
        "without-prj.zip, shapefile, 4527, UTF-8",
        "without-shx.zip, shapefile, 4527, UTF-8",
        "capital-endings.zip, shapefile, 4527, UTF-8",
        "mixed-case.zip, shapefile, 4527, UTF-8",
        "in-a-folder.zip, shapefile, 4527, UTF-8",
    })
    void itIsRead(String name, String format, int epsg, String encoding) throws IOException {
        BoundaryFile file = read(name, ReadOptions.standard());

        assertThat(file.format()).isEqualTo(format);
        assertThat(file.crs()).isEqualTo(new CrsCode(epsg));
        assertThat(file.encoding()).isEqualTo(encoding);
        assertSquare(Reprojection.to(ZONE, file));
    }

    @ParameterizedTest
    @CsvSource({"two-tables.gpkg, other", "two-shapefiles.zip, other"})
    void oneOfTwoMustBeNamed(String name, String part) throws IOException {
        assertThatThrownBy(() -> read(name, ReadOptions.standard()))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo(UnusableReason.PART_NEEDED))
                .hasMessageContaining("plots, other");
        assertSquare(read(name, ReadOptions.standard().withParts(List.of(part))));
    }

    @Test
    void aShapefileWithoutItsTableIsRefused() {
        assertThatThrownBy(() -> read("without-dbf.zip", ReadOptions.standard()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(".dbf");
    }

    @Test
    void heightsAreDroppedAndSaidSo() throws IOException {
        assertThat(read("heights.gpkg", ReadOptions.standard()).assumptions())
                .extracting(Assumption::code)
                .contains("heights-dropped");
    }

    @Test
    void everyFileIsARowOfTheTable() throws IOException {
        String table = Files.readString(Path.of("../docs/formats.md"));
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/gis-files"))) {
            assertThat(files.map(file -> "`" + file.getFileName() + "`"))
                    .hasSizeGreaterThan(10)
                    .allMatch(table::contains);
        }
    }

    private static void assertSquare(BoundaryFile file) {
        assertThat(file.plots()).singleElement().satisfies(plot -> {
            assertThat(plot.name()).isEqualTo("示范地块");
            assertThat(plot.landClass()).isEqualTo("0601");
            assertThat(plot.declaredAreaSquareMetres()).isEqualTo(960_000);
            assertThat(plot.rings()).hasSize(2).allMatch(BoundaryRing::closedInFile);
        });
        // 0.1 mm along a boundary of 4800 m.
        assertThat(RingAssembler.assemble(file.plots()).getArea()).isCloseTo(960_000, within(0.5));
    }

    private static BoundaryFile read(String name, ReadOptions options) throws IOException {
        try (InputStream in = GoldenGisFilesTest.class.getResourceAsStream("/gis-files/" + name)) {
            return CoordinateFiles.read(name, in, options).file();
        }
    }
}
