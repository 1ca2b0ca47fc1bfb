package org.hongxian.map.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Where H2 and PostGIS say it differently. */
enum Dialect {
    H2("", "CREATE SPATIAL INDEX %1$s_geom ON %1$s (geom)", Optional.empty()),
    /** The collation makes "in order of feature id" mean the same as in Java and in H2. */
    POSTGIS(" COLLATE \"C\"", "CREATE INDEX %1$s_geom ON %1$s USING GIST (geom)", Optional.of("ANALYZE %1$s"));

    private final String idCollation;
    private final String spatialIndex;
    private final Optional<String> afterLoad;

    Dialect(String idCollation, String spatialIndex, Optional<String> afterLoad) {
        this.idCollation = idCollation;
        this.spatialIndex = spatialIndex;
        this.afterLoad = afterLoad;
    }

    static Dialect of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            return product.contains("postgresql") ? POSTGIS : H2;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say what it is", e);
        }
    }

    /**
     * Whether a table has its key and spatial index before it is filled. H2 would read all rows again to make them; PostgreSQL makes
     * them faster from all rows at once.
     */
    boolean indexesFirst() {
        return this == H2;
    }

    TableLoader loader(JdbcTemplate jdbc, TransactionTemplate alone) {
        return this == H2 ? new BatchLoader(jdbc, alone) : new CopyLoader(jdbc, alone);
    }

    /** On PostgreSQL partitioned by county; {@link CountyParts} makes the partitions while it is filled. */
    String createTable(String table) {
        String columns =
                " (id VARCHAR(80)" + idCollation + " NOT NULL, geom GEOMETRY NOT NULL, attributes TEXT NOT NULL";
        return "CREATE TABLE " + table + columns
                + (this == H2 ? ")" : ", county VARCHAR(6) NOT NULL) PARTITION BY LIST (county)");
    }

    /** The tables the rows of a table lie in, of which each has a key of its own. */
    List<String> parts(JdbcTemplate jdbc, String table) {
        return this == H2
                ? List.of(table)
                : jdbc.queryForList(
                        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = ?::regclass ORDER BY 1",
                        String.class,
                        table);
    }

    String primaryKey(String part) {
        return "ALTER TABLE " + part + " ADD PRIMARY KEY (id)";
    }

    String createSpatialIndex(String table) {
        return spatialIndex.formatted(table);
    }

    Optional<String> afterLoad(String table) {
        return afterLoad.map(sql -> sql.formatted(table));
    }
}
