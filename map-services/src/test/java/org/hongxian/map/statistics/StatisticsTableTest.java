package org.hongxian.map.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.StatisticsTable.Measure;
import org.hongxian.map.statistics.StatisticsTable.Row;
import org.hongxian.sample.SampleLayer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Against areas cut parcel by parcel, on every database, from the coverage files and without them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StatisticsTableTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final double SLIVER = 0.001;
    private static final int PARCELS = 8_000;
    private static final List<LayerFeature> LAND = SampleLayer.DLTB.features(11, PARCELS);
    private static final List<LayerFeature> VILLAGES = SampleLayer.CJDCQ.features(11, PARCELS);
    private static final Envelope BOX = new Envelope();

    static {
        LAND.forEach(parcel -> BOX.expandToInclude(parcel.geometry().getEnvelopeInternal()));
    }

    @TempDir
    static Path folder;

    private DatabaseLayerCatalogue catalogue;
    private CoverageFiles files;
    private CoverageFiles noFiles;
    private LayerVersion version;

    abstract DataSource dataSource();

    @BeforeAll
    void layer() {
        DataSource dataSource = LayerTables.in(dataSource());
        catalogue =
                new DatabaseLayerCatalogue(dataSource, new DataSourceTransactionManager(dataSource), Clock.systemUTC());
        files = new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC());
        noFiles = new CoverageFiles(folder.resolve("none"), catalogue, Clock.systemUTC());
        noFiles.close();
        version = catalogue.importVersion(new NewVersion("DLTB", "地类图斑", ZONE_39, DAY, null, "seed 11"), LAND.stream());
        files.await(version, Patience.PATIENCE, () -> true);
    }

    @Test
    void groundNoLargerThanNoiseCountsAlikeFromFilesAndFromGeometries() {
        Coordinate inside = LAND.get(7).geometry().getInteriorPoint().getCoordinate();
        var speck = new GeometryFactory();
        var area = speck.createMultiPolygon(new Polygon[] {
            (Polygon) speck.toGeometry(new Envelope(inside.x - 0.01, inside.x + 0.01, inside.y - 0.01, inside.y + 0.01))
        });

        StatisticsTable fromFiles = table(files, List.of("DLBM"), FeatureCondition.ALL, area, Measure.PLANAR);
        StatisticsTable fromGeometries = table(noFiles, List.of("DLBM"), FeatureCondition.ALL, area, Measure.PLANAR);

        assertThat(fromFiles.fromFiles()).isTrue();
        assertThat(fromGeometries.fromFiles()).isFalse();
        assertThat(fromFiles.total().features()).isZero();
        assertThat(fromFiles.total().squareMetres()).isCloseTo(0.0004, within(1e-6));
        assertThat(fromGeometries.total().features()).isZero();
        assertThat(fromGeometries.total().squareMetres())
                .isCloseTo(fromFiles.total().squareMetres(), within(1e-6));
    }

    @AfterAll
    void close() {
        files.close();
    }

    private StatisticsTable table(
            List<String> by, FeatureCondition condition, @Nullable MultiPolygon area, Measure measure) {
        return table(files, by, condition, area, measure);
    }

    private StatisticsTable table(
            CoverageFiles from,
            List<String> by,
            FeatureCondition condition,
            @Nullable MultiPolygon area,
            Measure measure) {
        return StatisticsTable.of(
                new LayerTotals(catalogue, from),
                new GroupKeys(version, catalogue.figures(version).filled().keySet(), DAY, code -> "名" + code),
                version,
                by,
                condition,
                area,
                measure,
                SLIVER,
                () -> true);
    }

    private static MultiPolygon blob(long seed) {
        var random = new Random(seed);
        var corners = new Coordinate[25];
        double reach = 0.3 * Math.min(BOX.getWidth(), BOX.getHeight());
        Coordinate middle = new Coordinate(
                BOX.getMinX() + BOX.getWidth() * (0.35 + 0.3 * random.nextDouble()),
                BOX.getMinY() + BOX.getHeight() * (0.35 + 0.3 * random.nextDouble()));
        for (int i = 0; i < 24; i++) {
            double radius = reach * (0.6 + 0.4 * random.nextDouble());
            double angle = 2 * Math.PI * i / 24;
            corners[i] = new Coordinate(
                    Math.rint(1000 * (middle.x + radius * Math.cos(angle))) / 1000,
                    Math.rint(1000 * (middle.y + radius * Math.sin(angle))) / 1000);
        }
        corners[24] = corners[0];
        return Polygonal.areas(new GeometryFactory().createPolygon(corners));
    }

    private static Map<String, Double> cut(MultiPolygon area, String field) {
        var sums = new TreeMap<String, Double>();
        for (LayerFeature parcel : LAND) {
            double shared = Polygonal.intersection(parcel.geometry(), area).getArea();
            if (shared > SLIVER) {
                sums.merge(parcel.attributes().getOrDefault(field, ""), shared, Double::sum);
            }
        }
        return sums;
    }

    private static void assertCloses(StatisticsTable table) {
        assertThat(table.rows().stream().map(Row::hectares).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(table.total().hectares());
        assertThat(table.rows().stream().map(Row::mu).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(table.total().mu());
        assertThat(table.rows().stream().mapToDouble(Row::share).sum()).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void areasByClassAreThoseOfThePiecesFromFilesAndFromGeometries(long seed) {
        MultiPolygon area = blob(seed);
        Map<String, Double> expected = cut(area, "DLBM");
        StatisticsTable read = table(noFiles, List.of("DLBM"), FeatureCondition.ALL, area, Measure.PLANAR);
        StatisticsTable direct = table(List.of("DLBM"), FeatureCondition.ALL, area, Measure.PLANAR);

        assertThat(direct.fromFiles()).isTrue();
        assertThat(read.fromFiles()).isFalse();
        for (StatisticsTable table : List.of(read, direct)) {
            assertThat(table.rows()).extracting(row -> row.key().get(0)).containsExactlyElementsOf(expected.keySet());
            table.rows().forEach(row -> assertThat(row.squareMetres())
                    .isCloseTo(expected.get(row.key().get(0)), within(1e-9 * area.getArea())));
            assertThat(table.closure().areaSquareMetres()).isCloseTo(area.getArea(), within(1e-6));
            assertThat(table.closure().closes()).isTrue();
            assertThat(table.closure().notChecked()).isNull();
            assertThat(table.closure().overlapSquareMetres()).isCloseTo(0, within(1e-3));
            assertCloses(table);
        }
        assertThat(direct.total().features()).isEqualTo(read.total().features());
    }

    @Test
    void theUnitsOfACountyTogetherAreTheCounty() {
        StatisticsTable county = table(List.of("county"), FeatureCondition.ALL, null, Measure.PLANAR);
        StatisticsTable villages = table(List.of("village"), FeatureCondition.ALL, null, Measure.PLANAR);
        assertThat(county.rows()).extracting(row -> row.key().get(0)).contains("990101");

        double sum = 0;
        long features = 0;
        for (LayerFeature village : VILLAGES) {
            String code = village.attributes().get("ZLDWDM").substring(0, 12);
            StatisticsTable unit =
                    table(List.of("broad"), FeatureCondition.ALL, Polygonal.areas(village.geometry()), Measure.PLANAR);
            assertThat(unit.closure().uncoveredSquareMetres()).isZero();
            assertThat(unit.total().squareMetres()).isCloseTo(village.geometry().getArea(), within(1e-3));
            assertThat(villages.rows())
                    .filteredOn(row -> row.key().get(0).equals(code))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.squareMetres()).isCloseTo(unit.total().squareMetres(), within(1e-3));
                        assertThat(row.features()).isEqualTo(unit.total().features());
                        assertThat(row.names().get(0).zh()).isEqualTo("名" + code);
                    });
            sum += unit.total().squareMetres();
            features += unit.total().features();
        }
        assertThat(sum).isCloseTo(county.total().squareMetres(), within(1e-2));
        assertThat(features).isEqualTo(county.total().features()).isEqualTo(LAND.size());
        assertThat(villages.total().hectares())
                .isEqualByComparingTo(county.total().hectares());
    }

    @Test
    void broadAndFirstLevelClassesAreSumsOfTheirClasses() {
        StatisticsTable classes = table(List.of("DLBM"), FeatureCondition.ALL, null, Measure.PLANAR);
        StatisticsTable first = table(List.of("class1"), FeatureCondition.ALL, null, Measure.PLANAR);
        StatisticsTable broad = table(List.of("broad"), FeatureCondition.ALL, null, Measure.PLANAR);

        double cultivated = classes.rows().stream()
                .filter(row -> row.key().get(0).startsWith("01"))
                .mapToDouble(Row::squareMetres)
                .sum();
        assertThat(first.rows().get(0).key()).containsExactly("01");
        assertThat(first.rows().get(0).names().get(0).zh()).isEqualTo("耕地");
        assertThat(first.rows().get(0).squareMetres()).isCloseTo(cultivated, within(1e-6));
        assertThat(broad.rows())
                .extracting(row -> row.names().get(0).zh())
                .contains("农用地", "建设用地")
                .doesNotContain("未规定");
        assertThat(broad.total().squareMetres()).isCloseTo(classes.total().squareMetres(), within(1e-6));
    }

    @Test
    void slopeClassesAreNamedAndLandWithoutOneIsARowToo() {
        StatisticsTable table = table(List.of("GDPDJB"), FeatureCondition.ALL, null, Measure.PLANAR);
        assertThat(table.rows().get(0).key()).containsExactly("");
        assertThat(table.rows())
                .filteredOn(row -> row.key().get(0).equals("1"))
                .singleElement()
                .satisfies(row -> assertThat(row.names().get(0).zh()).isEqualTo("坡度不超过2°"));
        assertThat(table.total().features()).isEqualTo(LAND.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void aConditionOnAttributesIsPutToTheFilesAndOneOnGroundToTheGeometries(long seed) {
        MultiPolygon area = blob(seed);
        double expected = LAND.stream()
                .filter(parcel -> parcel.attributes().get("DLBM").startsWith("01"))
                .mapToDouble(parcel ->
                        Polygonal.intersection(parcel.geometry(), area).getArea())
                .sum();
        var byClass = new FeatureCondition(
                Set.of("DLBM"), feature -> feature.attributes().get("DLBM").startsWith("01"));
        var byGround = new FeatureCondition(null, feature -> feature.geometry().getArea() > 5_000);

        StatisticsTable cultivated = table(List.of("town"), byClass, area, Measure.PLANAR);
        StatisticsTable large = table(List.of("DLBM"), byGround, area, Measure.PLANAR);

        assertThat(cultivated.fromFiles()).isTrue();
        assertThat(cultivated.total().squareMetres()).isCloseTo(expected, within(1e-9 * area.getArea()));
        assertThat(cultivated.closure().uncoveredSquareMetres()).isNull();
        assertThat(cultivated.closure().closes()).isNull();
        assertThat(cultivated.closure().notChecked()).isEqualTo(StatisticsTable.NotChecked.CONDITION);
        assertCloses(cultivated);
        assertThat(large.fromFiles()).isFalse();
        assertThat(large.total().features())
                .isEqualTo(LAND.stream()
                        .filter(parcel -> parcel.geometry().getArea() > 5_000)
                        .filter(parcel ->
                                Polygonal.intersection(parcel.geometry(), area).getArea() > SLIVER)
                        .count());
    }

    @Test
    void ellipsoidalAreasAreThoseOfTheProcedure() {
        MultiPolygon village = Polygonal.areas(VILLAGES.get(0).geometry());
        double prescribed = AreaMeasurement.in(ZONE_39).measure(village).ellipsoidalSquareMetres();

        StatisticsTable table = table(List.of("DLBM"), FeatureCondition.ALL, village, Measure.ELLIPSOIDAL);

        assertThat(table.total().squareMetres()).isCloseTo(prescribed, within(2e-7 * prescribed));
        assertThat(table.closure().areaSquareMetres()).isEqualTo(prescribed);
        assertCloses(table);
    }

    @Test
    void moreFeaturesThanArePutTogetherAreNotCheckedWhileTheFilesAreBeingMadeAndTheTableSaysSo() {
        MultiPolygon everything = Polygonal.areas(new GeometryFactory().toGeometry(BOX));

        StatisticsTable reading = table(noFiles, List.of("DLBM"), FeatureCondition.ALL, everything, Measure.PLANAR);
        StatisticsTable fromFiles = table(files, List.of("DLBM"), FeatureCondition.ALL, everything, Measure.PLANAR);

        assertThat(reading.total().features()).isEqualTo(LAND.size()).isGreaterThan(5_000);
        assertThat(reading.closure().closes()).isNull();
        assertThat(reading.closure().uncoveredSquareMetres()).isNull();
        assertThat(reading.closure().notChecked()).isEqualTo(StatisticsTable.NotChecked.TOO_MANY_FEATURES);
        assertThat(fromFiles.closure().closes()).isNotNull();
        assertThat(fromFiles.closure().notChecked()).isNull();
    }

    @Test
    void landBeyondTheLayerIsUncoveredAndNotClear() {
        double side = 1_000;
        MultiPolygon beside = Polygonal.areas(new GeometryFactory()
                .toGeometry(new Envelope(
                        BOX.getMinX() - 5_000, BOX.getMinX() - 5_000 + side, BOX.getMinY(), BOX.getMinY() + side)));

        StatisticsTable table = table(List.of("DLBM"), FeatureCondition.ALL, beside, Measure.PLANAR);

        assertThat(table.rows()).isEmpty();
        assertThat(table.total().hectares()).isEqualByComparingTo("0");
        assertThat(table.closure().uncoveredSquareMetres()).isCloseTo(side * side, within(1e-3));
        assertThat(table.closure().closes()).isTrue();
    }

    @Test
    void whatTheLayerDoesNotHaveIsRefusedAndWorkCanBeStopped() {
        assertThatThrownBy(() -> table(List.of("NO_SUCH"), FeatureCondition.ALL, null, Measure.PLANAR))
                .isInstanceOf(StatisticsTable.UnknownKeyException.class);
        var question = new LayerTotals.Question(
                version, List.of("DLBM"), new FeatureCondition(null, feature -> true), null, SLIVER, false);
        assertThatThrownBy(() -> new LayerTotals(catalogue, files).measure(question, () -> false))
                .isInstanceOf(CancellationException.class);
    }
}
