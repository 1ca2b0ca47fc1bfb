package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.VersionComparison.Doubt;
import org.hongxian.map.layer.VersionComparison.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

abstract class VersionsInForceTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final Map<String, String> PARCEL =
            Map.of("DLBM", "0101", "QSDWDM", "990101001001", "QSDWMC", "柳树村", "QSXZ", "30");

    private JdbcTemplate jdbc;
    private DatabaseLayerCatalogue catalogue;

    abstract DataSource dataSource();

    @BeforeEach
    void emptyCatalogue() {
        DataSource dataSource = LayerTables.in(dataSource());
        jdbc = new JdbcTemplate(dataSource);
        jdbc.queryForList("SELECT feature_table FROM layer_version", String.class)
                .forEach(table -> jdbc.execute("DROP TABLE IF EXISTS " + table));
        jdbc.update("DELETE FROM layer_version");
        catalogue =
                new DatabaseLayerCatalogue(dataSource, new DataSourceTransactionManager(dataSource), Clock.systemUTC());
    }

    @Test
    void aVersionHeldBackCountsOnlyOnceSomebodySaysSoAndAnEarlierOneCanCountAgain() {
        LayerVersion first = stored(version("DLTB"), parcels(4, PARCEL));
        LayerVersion held = stored(version("DLTB").heldBack(), parcels(1, PARCEL));

        assertThat(held.number()).isEqualTo(2);
        assertThat(current("DLTB")).isEqualTo(first.id());

        catalogue.makeCurrent(held.id(), "yunchuan-planner", "只有一个图斑的测试区");
        assertThat(current("DLTB")).isEqualTo(held.id());
        assertThat(catalogue.current()).extracting(LayerVersion::id).containsExactly(held.id());

        catalogue.makeCurrent(first.id(), "admin", "文件被截断");
        assertThat(current("DLTB")).isEqualTo(first.id());
        assertThat(catalogue.history("DLTB"))
                .extracting(InForce::versionId, InForce::by, InForce::reason)
                .containsExactly(
                        tuple(first.id(), "admin", "文件被截断"),
                        tuple(held.id(), "yunchuan-planner", "只有一个图斑的测试区"),
                        tuple(first.id(), null, null));
        assertThat(catalogue.list()).extracting(LayerVersion::number).containsExactly(2, 1);
    }

    @Test
    void onlyAVersionThatNeverCountedCanBeDiscarded() {
        LayerVersion first = stored(version("DLTB"), parcels(4, PARCEL));
        LayerVersion held = stored(version("DLTB").heldBack(), parcels(1, PARCEL));

        assertThat(catalogue.discard(first.id())).isFalse();
        assertThat(catalogue.discard(held.id())).isTrue();
        assertThat(catalogue.discard(held.id())).isFalse();

        assertThat(catalogue.find(held.id())).isEmpty();
        assertThat(catalogue.list()).extracting(LayerVersion::id).containsExactly(first.id());
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM layer_import", Long.class))
                .isZero();
        assertThat(tables()).isEqualTo(1);
        assertThatThrownBy(() -> catalogue.makeCurrent(held.id(), "admin", "?"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWithdrawnLayerHasNoVersionThatCountsUntilOneIsMadeCurrentAgain() {
        LayerVersion first = stored(version("DLTB"), parcels(4, PARCEL));

        assertThat(catalogue.withdraw("DLTB", "yunchuan-planner", "权属单位撤回")).contains(first);
        assertThat(catalogue.withdraw("DLTB", "yunchuan-planner", "再撤一次")).isEmpty();

        assertThat(catalogue.findCurrent("DLTB")).isEmpty();
        assertThat(catalogue.current()).isEmpty();
        assertThat(catalogue.find(first.id())).contains(first);
        assertThat(catalogue.discard(first.id())).isFalse();

        catalogue.makeCurrent(first.id(), "admin", "核对无误");
        assertThat(current("DLTB")).isEqualTo(first.id());
        List<InForce> history = catalogue.history("DLTB");
        assertThat(history).extracting(InForce::withdrawn).containsExactly(false, true, false);
        assertThat(InForce.periods(history, first.id()))
                .containsExactly(
                        new InForce.Period(history.get(0).since(), null),
                        new InForce.Period(
                                history.get(2).since(), history.get(1).since()));
    }

    @Test
    void importsOfOneLayerAtTheSameMomentGetNumbersOfTheirOwn() throws Exception {
        ExecutorService importers = Executors.newFixedThreadPool(6);
        try {
            var all = new ArrayList<Future<LayerVersion>>();
            for (int i = 0; i < 12; i++) {
                all.add(importers.submit(() -> stored(version("DLTB").heldBack(), parcels(2, PARCEL))));
            }
            for (Future<LayerVersion> one : all) {
                one.get();
            }
        } finally {
            importers.shutdown();
        }

        assertThat(catalogue.list())
                .extracting(LayerVersion::number)
                .containsExactly(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void theFiguresOfAVersionAreThoseOfItsFeaturesHoweverTheyAreCounted() {
        LayerVersion version = stored(version("DLTB"), parcels(3, PARCEL));

        VersionFigures counted = catalogue.figures(version);
        jdbc.update("DELETE FROM layer_figures");
        VersionFigures again = catalogue.figures(version);

        assertThat(counted.features()).isEqualTo(9);
        assertThat(counted.areaSquareMetres()).isCloseTo(900, within(1e-6));
        assertThat(counted.extent()).isEqualTo(new VersionFigures.Extent(39_540_000, 3_450_000, 39_540_030, 3_450_030));
        assertThat(counted.filled("QSDWDM")).isEqualTo(9);
        assertThat(counted.filled("KCXS")).isZero();
        assertThat(counted.classCodes()).containsExactly(Map.entry("0101", 9L));
        assertThat(again).isEqualTo(counted);
    }

    @ParameterizedTest(name = "EPSG:{0}")
    @ValueSource(ints = {3857, 4326, 4490, 4548})
    void theAreaIsThatOfTheLandWhateverTheSystemOfTheLayer(int epsg) {
        var system = new CrsCode(epsg);
        var transformer = CoordinateTransformer.between(ZONE_39, system);
        List<LayerFeature> parcels = parcels(3, PARCEL).stream()
                .map(parcel ->
                        new LayerFeature(parcel.id(), transformer.transform(parcel.geometry()), parcel.attributes()))
                .toList();
        LayerVersion elsewhere = stored(new NewVersion("DLTB", "DLTB", system, null, null, "test").heldBack(), parcels);
        LayerVersion before = stored(version("DLTB"), parcels(3, PARCEL));

        VersionComparison comparison = VersionComparison.of(catalogue, elsewhere, before, 0, DAY);

        assertThat(comparison.version().areaSquareMetres()).isCloseTo(900, within(1e-3));
        assertThat(kinds(comparison)).containsExactly(Kind.CRS_DIFFERS);
    }

    @Test
    void anUpdateOfAFewParcelsIsNotDoubted() {
        LayerVersion before = stored(version("DLTB"), parcels(10, PARCEL));
        List<LayerFeature> changed = new ArrayList<>(parcels(10, PARCEL));
        changed.remove(55);

        VersionComparison comparison = compared("DLTB", changed, before);

        assertThat(comparison.doubts()).isEmpty();
        assertThat(comparison.version().features()).isEqualTo(99);
        assertThat(comparison.version().areaSquareMetres()).isCloseTo(9_900, within(1e-6));
        assertThat(comparison.version().classesKnown()).isEqualTo(99);
        assertThat(comparison.before().features()).isEqualTo(100);
        assertThat(comparison.before().areaSquareMetres()).isCloseTo(10_000, within(1e-6));
    }

    @Test
    void aTruncatedProtectedLayerIsDoubted() {
        LayerVersion before = stored(version("YJJBNTTB"), parcels(10, Map.of()));

        VersionComparison comparison =
                compared("YJJBNTTB", parcels(10, Map.of()).subList(0, 1), before);

        assertThat(comparison.doubts())
                .containsExactly(
                        new Doubt(Kind.FEWER_FEATURES, 0.01, 0.8, ""),
                        new Doubt(Kind.LESS_AREA, 0.01, 0.98, ""),
                        new Doubt(Kind.ELSEWHERE, 0.01, 0.95, ""));
    }

    @Test
    void aCoverageWithoutClassesOrOwnersIsDoubtedEvenAsTheFirstVersion() {
        VersionComparison comparison = compared("DLTB", parcels(2, Map.of("TBBH", "1")), null);

        assertThat(comparison.before()).isNull();
        assertThat(kinds(comparison))
                .containsExactly(
                        Kind.FIRST_VERSION,
                        Kind.NO_CLASSES,
                        Kind.FIELD_MISSING,
                        Kind.FIELD_MISSING,
                        Kind.FIELD_MISSING);
        assertThat(comparison.version().classesKnown()).isZero();
        assertThat(comparison.version().missing()).containsOnlyKeys("QSDWDM", "QSDWMC", "QSXZ");
    }

    @Test
    void aCoverageOfUnknownCodesIsDoubtedAndALayerThatNeedsNoneIsNot() {
        Map<String, String> unknown = Map.of("DLBM", "9Z9", "QSDWDM", "1", "QSDWMC", "a", "QSXZ", "30");

        assertThat(compared("DLTB", parcels(2, unknown), null).doubts())
                .containsExactly(new Doubt(Kind.FIRST_VERSION, 0, 0, ""), new Doubt(Kind.UNKNOWN_CLASSES, 0, 0.99, ""));
        assertThat(kinds(compared("STBHHX", parcels(2, Map.of()), null))).containsExactly(Kind.FIRST_VERSION);
    }

    @Test
    void anotherSystemAnEarlierDateALostExtentAndLeftOutFeaturesAreDoubted() {
        Geometry extent = GEOMETRY.toGeometry(new Envelope(39_540_000, 39_540_100, 3_450_000, 3_450_100));
        LayerVersion before =
                stored(new NewVersion("STBHHX", "红线", ZONE_39, DAY, extent, "test"), parcels(2, Map.of()));
        LayerVersion later = stored(
                new NewVersion("STBHHX", "红线", new CrsCode(4528), DAY.minusYears(1), null, "test").heldBack(),
                parcels(2, Map.of()));

        VersionComparison comparison = VersionComparison.of(catalogue, later, before, 2, DAY);

        assertThat(kinds(comparison))
                .containsExactly(Kind.LEFT_OUT, Kind.CRS_DIFFERS, Kind.DATE_EARLIER, Kind.EXTENT_LOST);
    }

    @Test
    void aCoordinateOutsideOfTheSystemIsDoubtedAndDoesNotWidenTheExtent() {
        var features = new ArrayList<>(parcels(2, Map.of()));
        features.add(new LayerFeature(
                "lost", GEOMETRY.toGeometry(new Envelope(540_000, 540_100, 3_450_000, 3_450_100)), Map.of()));

        VersionComparison comparison = compared("STBHHX", features, null);

        assertThat(comparison.doubts())
                .containsExactly(new Doubt(Kind.FIRST_VERSION, 0, 0, ""), new Doubt(Kind.OUTSIDE_CRS, 1, 0, ""));
        assertThat(comparison.version().features()).isEqualTo(5);
        assertThat(comparison.version().extent().west()).isGreaterThan(39_000_000);
    }

    private VersionComparison compared(String layer, List<LayerFeature> features, LayerVersion before) {
        return VersionComparison.of(catalogue, stored(version(layer).heldBack(), features), before, 0, DAY);
    }

    private static List<Kind> kinds(VersionComparison comparison) {
        return comparison.doubts().stream().map(Doubt::kind).toList();
    }

    private LayerVersion stored(NewVersion version, List<LayerFeature> features) {
        return catalogue.importVersion(version, features.stream());
    }

    private UUID current(String layer) {
        return catalogue.findCurrent(layer).orElseThrow().id();
    }

    private static NewVersion version(String layer) {
        return new NewVersion(layer, layer, ZONE_39, null, null, "test");
    }

    /** Those of versions; their parts on PostGIS have longer names. */
    private long tables() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA"
                        + " AND LOWER(table_name) LIKE 'layer_feature_%' AND LENGTH(table_name) = 46",
                Long.class);
    }

    /** A square of squares of 10 m. */
    private static List<LayerFeature> parcels(int side, Map<String, String> attributes) {
        return Stream.iterate(0, n -> n < side * side, n -> n + 1)
                .map(n -> new LayerFeature("p%03d".formatted(n), square(n / side, n % side), attributes))
                .toList();
    }

    private static Geometry square(int column, int row) {
        double west = 39_540_000 + column * 10.0;
        double south = 3_450_000 + row * 10.0;
        return GEOMETRY.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(west + 10, south),
            new Coordinate(west + 10, south + 10),
            new Coordinate(west, south + 10),
            new Coordinate(west, south)
        });
    }
}
