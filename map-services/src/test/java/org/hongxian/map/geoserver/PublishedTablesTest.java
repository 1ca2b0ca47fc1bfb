package org.hongxian.map.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.geoserver.PublishedTables.Outcome;
import org.hongxian.map.geoserver.PublishedTables.Published;
import org.hongxian.map.geoserver.PublishedTables.Staleness;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.PostgisSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Only PostGIS has such tables. */
@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = ".+")
class PublishedTablesTest {

    private static final String READER = "hongxian_map_test";

    private JdbcTemplate jdbc;
    private LayerCatalogue catalogue;
    private PublishedTables tables;

    @BeforeEach
    void database() {
        DataSource source = LayerTables.in(PostgisSchema.fresh("published_tables_test"));
        jdbc = new JdbcTemplate(source);
        jdbc.execute("DROP SCHEMA IF EXISTS published CASCADE");
        if (jdbc.queryForList("SELECT 1 FROM pg_roles WHERE rolname = ?", READER)
                .isEmpty()) {
            jdbc.execute("CREATE ROLE " + READER);
        }
        var transactions = new DataSourceTransactionManager(source);
        catalogue = new DatabaseLayerCatalogue(source, transactions, Clock.systemUTC());
        tables = new PublishedTables(source, transactions, catalogue);
    }

    private LayerVersion version(String layer, Map<String, String> attributes, String... wkt) {
        var features = new ArrayList<LayerFeature>();
        for (int i = 0; i < wkt.length; i++) {
            try {
                features.add(new LayerFeature(layer + i, new WKTReader().read(wkt[i]), attributes));
            } catch (ParseException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return catalogue.importVersion(
                new NewVersion(layer, layer, new CrsCode(4527), null, null, "test"), features.stream());
    }

    private List<Published> publish() {
        var done = new ArrayList<Published>();
        tables.publish(catalogue.current(), READER, done::add);
        return done;
    }

    @Test
    void aLayerBecomesATableWithAColumnPerAttributeThatTheRoleMayRead() {
        version(
                "DLTB",
                Map.of("DLBM", "0101", "地类名称", "水田", "x\"; DROP TABLE layer_version", "y", "geom", "z"),
                "POLYGON ((39540000 3450000, 39540010 3450000, 39540010 3450010, 39540000 3450010, 39540000 3450000))");

        List<Published> done = publish();

        assertThat(done).singleElement().satisfies(published -> {
            assertThat(published.outcome()).isEqualTo(Outcome.MADE);
            assertThat(published.leftOut()).containsExactlyInAnyOrder("geom", "x\"; DROP TABLE layer_version");
        });
        assertThat(jdbc.queryForMap("SELECT id, \"DLBM\", \"地类名称\", ST_SRID(geom) AS srid, ST_Area(geom) AS area FROM"
                        + " published.\"DLTB\""))
                .containsEntry("DLBM", "0101")
                .containsEntry("地类名称", "水田")
                .containsEntry("srid", 4527)
                .containsEntry("area", 100.0);
        assertThat(jdbc.queryForObject(
                        "SELECT has_table_privilege(?, 'published.\"DLTB\"', 'SELECT')", Boolean.class, READER))
                .isTrue();
        assertThat(jdbc.queryForObject(
                        "SELECT has_table_privilege(?, 'published.\"DLTB\"', 'INSERT') OR has_table_privilege(?,"
                                + " 'layer_version', 'SELECT')",
                        Boolean.class,
                        READER,
                        READER))
                .isFalse();
        assertThat(jdbc.queryForObject(
                        "SELECT type FROM geometry_columns WHERE f_table_schema = 'published'", String.class))
                .isEqualTo("MULTIPOLYGON");
    }

    @Test
    void onlyWhatChangedIsMadeAgainAndWhatWasWithdrawnGoes() {
        String square =
                "POLYGON ((39540000 3450000, 39540010 3450000, 39540010 3450010, 39540000 3450010, 39540000 3450000))";
        version("DLTB", Map.of("DLBM", "0101"), square);
        version("XZQ", Map.of("XZQMC", "青禾县"), square);
        assertThat(tables.stale(catalogue.current()))
                .containsExactly(Map.entry("DLTB", Staleness.MISSING), Map.entry("XZQ", Staleness.MISSING));
        publish();
        assertThat(tables.stale(catalogue.current())).isEmpty();
        assertThat(tables.hasRole(READER)).isTrue();
        assertThat(tables.hasRole("nobody_made_me")).isFalse();

        LayerVersion next = version("DLTB", Map.of("DLBM", "0301"), square, square.replace("39540010", "39540020"));
        assertThat(tables.shows(next)).as("the table is of the version before").isFalse();
        assertThat(tables.stale(catalogue.current())).containsExactly(Map.entry("DLTB", Staleness.OF_ANOTHER_VERSION));
        assertThat(publish()).extracting(Published::outcome).containsExactly(Outcome.MADE, Outcome.AS_WANTED);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM published.\"DLTB\"", Long.class))
                .isEqualTo(2);

        List<LayerVersion> onlyCounties = catalogue.current().stream()
                .filter(version -> version.layer().equals("XZQ"))
                .toList();
        assertThat(tables.stale(onlyCounties)).containsExactly(Map.entry("DLTB", Staleness.SURPLUS));
        tables.removeOthers(
                onlyCounties, published -> assertThat(published.layer()).isEqualTo("DLTB"));
        assertThat(tables.stale(onlyCounties)).isEmpty();
        assertThat(jdbc.queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'published'",
                        String.class))
                .containsExactly("XZQ");
    }

    @Test
    void moreFeaturesThanFitIntoOnePortionAllArrive() {
        String[] squares = IntStream.range(0, 2345)
                .mapToObj(i -> "POLYGON ((%1$d 3450000, %2$d 3450000, %2$d 3450010, %1$d 3450010, %1$d 3450000))"
                        .formatted(39540000 + 10 * i, 39540010 + 10 * i))
                .toArray(String[]::new);
        version("DLTB", Map.of("DLBM", "0101"), squares);

        publish();

        assertThat(jdbc.queryForObject("SELECT count(*) FROM published.\"DLTB\"", Long.class))
                .isEqualTo(2345);
        assertThat(jdbc.queryForObject("SELECT sum(ST_Area(geom)) FROM published.\"DLTB\"", Double.class))
                .isEqualTo(234_500.0);
    }

    @Test
    void withoutTheRoleNothingIsMade() {
        assertThatThrownBy(() -> tables.publish(List.of(), "nobody_made_me", published -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CREATE ROLE nobody_made_me");
        assertThatThrownBy(() -> tables.publish(List.of(), "x; DROP", published -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
