package org.hongxian.map.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.export.LayerExport.Order;
import org.hongxian.map.feature.FeatureFilter;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.feature.PlaceReading;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What GDAL reads from the files, on every database. Four parcels of a hectare in a row, one with a hole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LayerExportTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final double E = 39_540_000;
    private static final double N = 3_450_000;
    private static final String LONG_NAME = "测".repeat(120);

    @TempDir
    static Path folder;

    private DatabaseLayerCatalogue catalogue;
    private LayerVersion version;

    abstract DataSource dataSource();

    @BeforeAll
    void layer() {
        DataSource dataSource = LayerTables.in(dataSource());
        catalogue =
                new DatabaseLayerCatalogue(dataSource, new DataSourceTransactionManager(dataSource), Clock.systemUTC());
        var parcels = new ArrayList<LayerFeature>();
        for (int i = 0; i < 4; i++) {
            var attributes = new HashMap<String, String>();
            attributes.put("DLBM", i % 2 == 0 ? "0101" : "0301");
            attributes.put("DLMC", i % 2 == 0 ? "水田" : "乔木林地");
            attributes.put("TBMJ", i == 3 ? "" : "10000.5" + i);
            attributes.put("QSDWMC", i == 0 ? LONG_NAME : "=1+1\"甲,乙\"");
            attributes.put("YJJBNTTBBH_OLD", "编号" + i);
            MultiPolygon ground = i == 1
                    ? Polygonal.difference(box(100, 0, 200, 100), box(140, 40, 160, 60))
                    : box(100 * i, 0, 100 * i + 100, 100);
            parcels.add(new LayerFeature("p" + i, ground, attributes));
        }
        version = catalogue.importVersion(new NewVersion("DLTB", "地类图斑", ZONE_39, DAY, null, "test"), parcels.stream());
    }

    private static MultiPolygon box(double west, double south, double east, double north) {
        return Polygonal.areas(
                new GeometryFactory().toGeometry(new Envelope(E + west, E + east, N + south, N + north)));
    }

    private Path export(ExportFormat format, String condition, @Nullable MultiPolygon area, boolean clip)
            throws Exception {
        FeatureFilter filter = condition.isEmpty()
                ? FeatureFilter.all()
                : FeatureFilter.parse(
                        condition,
                        LayerFields.of(catalogue.figures(version).filled().keySet(), DAY),
                        PlaceReading.inLayer(ZONE_39));
        Path file = folder.resolve(format + "-" + System.nanoTime() + format.ending());
        new LayerExport(catalogue)
                .write(
                        new Order(version, filter, area, clip, format, "dltb", "面积", 100),
                        file,
                        DAY,
                        (done, total) -> {},
                        () -> true);
        return file;
    }

    /** What ogrinfo says of the one layer of a file, with its features. */
    private static JsonNode ogrinfo(Path file, ExportFormat format) throws Exception {
        String source = format == ExportFormat.SHP ? "/vsizip/" + file : file.toString();
        Process process = new ProcessBuilder("ogr2ogr", "-f", "GeoJSON", "-lco", "RFC7946=NO", "/vsistdout/", source)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return JsonMapper.shared().readTree(text);
    }

    private static String summary(Path file, ExportFormat format) throws Exception {
        String source = format == ExportFormat.SHP ? "/vsizip/" + file : file.toString();
        Process process = new ProcessBuilder("ogrinfo", "-so", "-al", source).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    @ParameterizedTest
    @EnumSource(value = ExportFormat.class, names = "XLSX", mode = EnumSource.Mode.EXCLUDE)
    void gdalReadsEveryFeatureWithItsAttributesAndItsReferenceSystem(ExportFormat format) throws Exception {
        Path file = export(format, "", null, false);

        String summary = summary(file, format);
        assertThat(summary).contains("Feature Count: 4").contains("CGCS2000").contains("117");
        assertThat(summary).contains("TBMJ: Real").contains("DLBM: String");
        JsonNode features = ogrinfo(file, format).get("features");
        assertThat(features).hasSize(4);
        JsonNode first = features.get(0).get("properties");
        assertThat(first.get("DLMC").asString()).isEqualTo("水田");
        assertThat(first.get("DLBM").asString()).isEqualTo("0101");
        assertThat(first.get("TBMJ").asDouble()).isEqualTo(10000.5);
        assertThat(features.get(3).get("properties").get("TBMJ").isNull()).isTrue();
        assertThat(features.get(1).get("properties").get("QSDWMC").asString()).isEqualTo("=1+1\"甲,乙\"");
        String longName = first.get("QSDWMC").asString();
        assertThat(LONG_NAME).startsWith(longName);
        assertThat(longName).hasSize(format == ExportFormat.SHP ? 84 : 120);
        assertThat(first.get(format == ExportFormat.SHP ? "YJJBNTTBBH" : "YJJBNTTBBH_OLD")
                        .asString())
                .isEqualTo("编号0");
    }

    @Test
    void theHoleOfAParcelStaysAHole() throws Exception {
        for (ExportFormat format : List.of(ExportFormat.GPKG, ExportFormat.SHP, ExportFormat.GEOJSON)) {
            JsonNode second = ogrinfo(export(format, "DLBM = '0301'", box(110, 10, 190, 90), false), format)
                    .get("features")
                    .get(0)
                    .get("geometry");
            JsonNode rings = second.get("type").asString().equals("Polygon")
                    ? second.get("coordinates")
                    : second.get("coordinates").get(0);
            assertThat(rings).as(format.name()).hasSize(2);
        }
    }

    @Test
    void onlyWhatIsChosenIsWrittenAndCutAtTheEdgeWhereThatIsWanted() throws Exception {
        MultiPolygon area = box(250, 0, 330, 50);
        JsonNode whole = ogrinfo(export(ExportFormat.GPKG, "", area, false), ExportFormat.GPKG);
        JsonNode cut = ogrinfo(export(ExportFormat.GPKG, "", area, true), ExportFormat.GPKG);
        assertThat(whole.get("features")).hasSize(2);
        assertThat(cut.get("features")).hasSize(2);
        assertThat(summary(export(ExportFormat.GPKG, "", area, true), ExportFormat.GPKG))
                .contains("Extent: (39540250.000000, 3450000.000000) - (39540330.000000, 3450050.000000)");
        assertThat(ogrinfo(export(ExportFormat.GEOJSON, "DLMC LIKE '水%'", area, false), ExportFormat.GEOJSON)
                        .get("features"))
                .hasSize(1);
    }

    @Test
    void theWorkbookHasTextsAsTextsNumbersAsNumbersAndTheArea() throws Exception {
        Path file = export(ExportFormat.XLSX, "", box(0, 0, 50, 100), true);
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            var rows = workbook.getFirstSheet().read();
            Map<String, Integer> columns = new HashMap<>();
            rows.get(0).forEach(cell -> columns.put(cell.getText(), cell.getColumnIndex()));
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(columns.get("DLBM"))).isEqualTo("0101");
            assertThat(rows.get(1)
                            .getCellAsNumber(columns.get("TBMJ"))
                            .orElseThrow()
                            .doubleValue())
                    .isEqualTo(10000.5);
            assertThat(rows.get(1)
                            .getCellAsNumber(columns.get("面积"))
                            .orElseThrow()
                            .doubleValue())
                    .isCloseTo(5000, within(1e-9));
        }
    }

    @Test
    void tooManyFeaturesAreRefusedAndWorkIsStopped() {
        Path file = folder.resolve("never.gpkg");
        var order = new Order(version, FeatureFilter.all(), null, false, ExportFormat.GPKG, "dltb", "面积", 3);
        assertThatThrownBy(() -> new LayerExport(catalogue).write(order, file, DAY, (done, total) -> {}, () -> true))
                .isInstanceOf(LayerExport.TooManyFeaturesException.class);
        assertThatThrownBy(() -> new LayerExport(catalogue).write(order, file, DAY, (done, total) -> {}, () -> false))
                .isInstanceOf(CancellationException.class);
        assertThat(Files.exists(file)).isFalse();
    }
}
