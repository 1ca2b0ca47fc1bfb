package org.hongxian.map.layer;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** An empty schema in the PostGIS database that the tests are given. */
public final class PostgisSchema {

    public static final String VARIABLE = "HONGXIAN_TEST_POSTGRES";

    private PostgisSchema() {}

    public static DataSource fresh(String schema) {
        var database = new PGSimpleDataSource();
        database.setUrl(System.getenv(VARIABLE));
        var jdbc = new JdbcTemplate(database);
        jdbc.execute("CREATE EXTENSION IF NOT EXISTS postgis");
        jdbc.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        jdbc.execute("CREATE SCHEMA " + schema);
        var inSchema = new PGSimpleDataSource();
        inSchema.setUrl(System.getenv(VARIABLE));
        inSchema.setCurrentSchema(schema + ",public");
        return inSchema;
    }
}
