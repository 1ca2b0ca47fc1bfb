package org.hongxian.map.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.VersionChanges.Bounds;
import org.hongxian.map.statistics.VersionChanges.Pair;
import org.hongxian.map.statistics.VersionChanges.TooManyFeaturesException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class VersionChangesTest {

    private static final Bounds BOUNDS = new Bounds(10_000, 500);

    private LayerCatalogue catalogue;

    @BeforeEach
    void emptyCatalogue() {
        var database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/layer")
                .load()
                .migrate();
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
    }

    @Test
    void halfAFieldThatBecameARoadIsToldWithItsPlace() throws ParseException {
        LayerVersion before = version(feature("a", "0101", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))"));
        LayerVersion after = version(
                feature("a", "0101", "POLYGON ((0 0, 60 0, 60 100, 0 100, 0 0))"),
                feature("b", "1003", "POLYGON ((60 0, 100 0, 100 100, 60 100, 60 0))"));

        VersionChanges changes = between(before, after, null);

        assertThat(changes.pairs()).containsExactly(new Pair("0101", "0101", 6000), new Pair("0101", "1003", 4000));
        assertThat(changes.changes()).hasSize(1);
        assertThat(changes.changes().get(0).envelope().getMinX()).isEqualTo(60);
        assertThat(changes.more()).isFalse();
    }

    @Test
    void landOnlyOneVersionHasIsTold() throws ParseException {
        LayerVersion before = version(feature("a", "0101", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"));
        LayerVersion after = version(feature("a", "0101", "POLYGON ((5 0, 15 0, 15 10, 5 10, 5 0))"));

        assertThat(between(before, after, null).pairs())
                .containsExactly(new Pair("", "0101", 50), new Pair("0101", "", 50), new Pair("0101", "0101", 50));
    }

    @Test
    void onlyTheAreaAskedAboutCounts() throws ParseException {
        LayerVersion before = version(feature("a", "0101", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))"));
        LayerVersion after = version(feature("a", "0301", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))"));
        var area = (MultiPolygon) wkt("MULTIPOLYGON (((50 50, 150 50, 150 150, 50 150, 50 50)))");

        assertThat(between(before, after, area).pairs()).containsExactly(new Pair("0101", "0301", 2500));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20_261_122})
    void whateverIsCutEveryVersionKeepsItsArea(long seed) throws ParseException {
        LayerVersion before = version(strips(new Random(seed)));
        LayerVersion after = version(strips(new Random(seed + 1)));

        VersionChanges changes = between(before, after, null);

        assertThat(sum(changes, true)).isCloseTo(1_000_000, within(1e-3));
        assertThat(sum(changes, false)).isCloseTo(1_000_000, within(1e-3));
    }

    @Test
    void itIsBoundedAndCanBeStopped() throws ParseException {
        LayerVersion before = version(strips(new Random(3)));
        assertThatThrownBy(() -> VersionChanges.between(
                        catalogue, before, before, "DLBM", null, new Bounds(5, 500), (done, total) -> {}, () -> true))
                .isInstanceOf(TooManyFeaturesException.class);
        assertThatThrownBy(() -> VersionChanges.between(
                        catalogue, before, before, "DLBM", null, BOUNDS, (done, total) -> {}, () -> false))
                .isInstanceOf(CancellationException.class);
        LayerVersion after = version(strips(new Random(4)));
        VersionChanges few = VersionChanges.between(
                catalogue, before, after, "DLBM", null, new Bounds(10_000, 2), (done, total) -> {}, () -> true);
        assertThat(few.changes()).hasSize(2);
        assertThat(few.changes().get(0).squareMetres())
                .isGreaterThanOrEqualTo(few.changes().get(1).squareMetres());
        assertThat(few.more()).isTrue();
    }

    private static double sum(VersionChanges changes, boolean former) {
        return changes.pairs().stream()
                .filter(pair -> !(former ? pair.from() : pair.to()).isEmpty())
                .mapToDouble(Pair::squareMetres)
                .sum();
    }

    private VersionChanges between(LayerVersion before, LayerVersion after, @Nullable MultiPolygon area) {
        return VersionChanges.between(catalogue, before, after, "DLBM", area, BOUNDS, (done, total) -> {}, () -> true);
    }

    /** A square kilometre cut into strips with a zigzag of 20 m between them, each of one of three classes. */
    private static LayerFeature[] strips(Random random) throws ParseException {
        var features = new ArrayList<LayerFeature>();
        String left = "0 0, 0 500, 0 1000";
        for (int i = 1; i <= 20; i++) {
            double x = i * 50;
            String right = i == 20
                    ? "1000 1000, 1000 500, 1000 0"
                    : "%s 1000, %s 500, %s 0".formatted(x, x + random.nextInt(20), x);
            String code = List.of("0101", "0301", "0702").get(random.nextInt(3));
            features.add(feature("f" + i, code, "POLYGON ((" + left + ", " + right + ", " + first(left) + "))"));
            left = reversed(right);
        }
        return features.toArray(LayerFeature[]::new);
    }

    private static String first(String points) {
        return points.split(", ")[0];
    }

    private static String reversed(String points) {
        String[] each = points.split(", ");
        return each[2] + ", " + each[1] + ", " + each[0];
    }

    private LayerVersion version(LayerFeature... features) {
        return catalogue.importVersion(
                new NewVersion("CHANGES", "测试", new CrsCode(4527), null, null, "test"), Stream.of(features));
    }

    private static LayerFeature feature(String id, String landClass, String wkt) throws ParseException {
        return new LayerFeature(id, wkt(wkt), Map.of("DLBM", landClass));
    }

    private static Geometry wkt(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
