package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** On PostGIS every county of a layer lies in a partition of its own, and a search looks only where it can find something. */
@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class CountyPartsTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private JdbcTemplate jdbc;
    private DatabaseLayerCatalogue catalogue;

    @BeforeEach
    void emptyCatalogue() {
        DataSource dataSource = LayerTables.in(PostgisSchema.fresh("county_parts_test"));
        jdbc = new JdbcTemplate(dataSource);
        catalogue =
                new DatabaseLayerCatalogue(dataSource, new DataSourceTransactionManager(dataSource), Clock.systemUTC());
    }

    /** A square of 10 m. */
    private static LayerFeature parcel(String id, String county, double easting) {
        return new LayerFeature(
                id,
                GEOMETRY.toGeometry(new Envelope(easting, easting + 10, 3450000, 3450010)),
                Map.of("ZLDWDM", county + "001001", "DLBM", "0101"));
    }

    private LayerVersion stored(List<LayerFeature> features) {
        return catalogue.importVersion(
                new NewVersion("DLTB", "DLTB", new CrsCode(4527), null, null, "test"), features.stream());
    }

    private String table(LayerVersion version) {
        return jdbc.queryForObject("SELECT feature_table FROM layer_version WHERE id = ?", String.class, version.id());
    }

    @Test
    void eachCountyHasAPartitionWithItsKeyAndItsSpatialIndexAndIsSearchedAlone() {
        LayerVersion version = stored(List.of(
                parcel("a", "990101", 39500000), parcel("b", "990102", 39600000), parcel("c", "990101", 39500100)));
        String table = table(version);

        assertThat(jdbc.query(
                        "SELECT county, west, east, features FROM layer_part WHERE feature_table = ? ORDER BY county",
                        (row, number) -> tuple(row.getString(1), row.getDouble(2), row.getDouble(3), row.getInt(4)),
                        table))
                .containsExactly(
                        tuple("990101", 39500000.0, 39500110.0, 2), tuple("990102", 39600000.0, 39600010.0, 1));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM " + table + "_990101", Integer.class))
                .isEqualTo(2);
        assertThat(jdbc.queryForList(
                        "SELECT indexdef FROM pg_indexes WHERE tablename = ?", String.class, table + "_990102"))
                .hasSize(2)
                .anyMatch(index -> index.contains("UNIQUE") && index.contains("(id)"))
                .anyMatch(index -> index.contains("USING gist (geom)"));

        var near = new Envelope(39500000, 39500005, 3450000, 3450005);
        var parts = List.of(
                new PartTable.Part("990101", new Envelope(39500000, 39500110, 3450000, 3450010)),
                new PartTable.Part("990102", new Envelope(39600000, 39600010, 3450000, 3450010)));
        String plan = String.join(
                "\n",
                jdbc.queryForList(
                        "EXPLAIN SELECT id FROM " + table + " WHERE TRUE" + PartTable.condition(parts, near),
                        String.class));
        assertThat(plan).contains(table + "_990101").doesNotContain(table + "_990102");
        assertThat(ids(version, near)).containsExactly("a");
        assertThat(ids(version, new Envelope(39500000, 39600010, 3450000, 3450010)))
                .containsExactly("a", "b", "c");
        assertThat(ids(version, new Envelope(39550000, 39550010, 3450000, 3450010)))
                .isEmpty();
        assertThat(catalogue.list(version.id(), near, 10))
                .extracting(LayerFeature::id)
                .containsExactly("a");
    }

    @Test
    void anIdInTwoCountiesIsRefusedAndNothingIsLeft() {
        assertThatThrownBy(() -> stored(List.of(parcel("b", "990101", 39500000), parcel("b", "990102", 39600000))))
                .isInstanceOfSatisfying(LayerImportException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(LayerImportException.Reason.ID_TWICE));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM layer_part", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pg_tables WHERE schemaname = CURRENT_SCHEMA"
                                + " AND tablename LIKE 'layer_feature_%'",
                        Integer.class))
                .isZero();
    }

    @Test
    void moreCodesThanThereCanBeCountiesShareAPartitionAndAreAllFound() {
        List<LayerFeature> features = IntStream.range(0, 300)
                .mapToObj(n -> parcel("p%03d".formatted(n), "%06d".formatted(100_000 + n), 39500000 + 100 * n))
                .toList();
        LayerVersion version = stored(features);

        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM layer_part", Integer.class))
                .isEqualTo(257);
        assertThat(jdbc.queryForObject("SELECT features FROM layer_part WHERE county = '*'", Integer.class))
                .isEqualTo(44);
        assertThat(ids(version, new Envelope(39000000, 40000000, 3000000, 4000000)))
                .hasSize(300);
        assertThat(ids(version, new Envelope(39500000 + 29900, 39500000 + 29910, 3450000, 3450010)))
                .containsExactly("p299");
    }

    private List<String> ids(LayerVersion version, Envelope box) {
        var ids = new ArrayList<String>();
        catalogue.visit(version.id(), box, feature -> ids.add(feature.id()));
        return ids;
    }
}
