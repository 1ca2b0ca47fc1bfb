package org.hongxian.map.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The tables the features of versions lie in, one for each version, for whoever moves a whole database: no migration knows them,
 * since every import makes its own. Everything happens in the transaction of the connection.
 */
public final class FeatureTables {

    /** Filled together with the feature tables, and other in every database. */
    public static final String PARTS = "layer_part";

    private final Connection connection;
    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    public FeatureTables(Connection connection) {
        this.connection = connection;
        var single = new SingleConnectionDataSource(connection, true);
        this.jdbc = new JdbcTemplate(single);
        this.dialect = Dialect.of(single);
    }

    /** Those of all stored versions, by name. */
    public List<String> names() {
        return jdbc.queryForList("SELECT feature_table FROM layer_version ORDER BY feature_table", String.class);
    }

    /** Makes an empty table as an import would, without its indexes. */
    public void create(String table) {
        jdbc.execute(dialect.createTable(table));
    }

    /** Fills a table on PostgreSQL with features another database stored. */
    public void load(String table, StoredFeatures features) throws SQLException {
        var parts = new CountyParts(connection, table);
        for (StoredFeature feature = features.next(); feature != null; feature = features.next()) {
            parts.add(FeatureRow.stored(feature.id(), feature.geometry(), feature.attributes()));
        }
        parts.finish();
    }

    /** Makes the keys and the spatial index of a filled table. */
    public void index(String table) {
        dialect.parts(jdbc, table).forEach(part -> jdbc.execute(dialect.primaryKey(part)));
        jdbc.execute(dialect.createSpatialIndex(table));
        dialect.afterLoad(table).ifPresent(jdbc::execute);
    }

    /**
     * @param geometry extended well-known binary, big-endian
     * @param attributes as JSON text
     */
    public record StoredFeature(String id, byte[] geometry, String attributes) {}

    /** Features one after the other. */
    public interface StoredFeatures {

        /** @return null after the last */
        @Nullable
        StoredFeature next() throws SQLException;
    }
}
