package org.hongxian.map.layer;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables the features of versions lie in, one for each version, for whoever moves a whole database: no migration knows them,
 * since every import makes its own.
 */
public final class FeatureTables {

    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    public FeatureTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.dialect = Dialect.of(dataSource);
    }

    /** Those of all stored versions, by name. */
    public List<String> names() {
        return jdbc.queryForList("SELECT feature_table FROM layer_version ORDER BY feature_table", String.class);
    }

    /** Makes an empty table as an import would, without its indexes. */
    public void create(String table) {
        jdbc.execute(dialect.createTable(table));
    }

    /** Makes the key and the spatial index of a filled table. */
    public void index(String table) {
        jdbc.execute(dialect.primaryKey(table));
        jdbc.execute(dialect.createSpatialIndex(table));
        dialect.afterLoad(table).ifPresent(jdbc::execute);
    }
}
