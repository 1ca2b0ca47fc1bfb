package org.hongxian.map.layer;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** An empty schema in the PostGIS database that the tests are given, behind a pool as in the product. */
public final class PostgisSchema {

    public static final String VARIABLE = "HONGXIAN_TEST_POSTGRES";

    private static final Map<String, HikariDataSource> POOLS = new HashMap<>();

    private PostgisSchema() {}

    /** A schema of the same name goes first, with its connections. */
    public static synchronized DataSource fresh(String schema) {
        HikariDataSource before = POOLS.remove(schema);
        if (before != null) {
            before.close();
        }
        var database = new PGSimpleDataSource();
        database.setUrl(System.getenv(VARIABLE));
        var jdbc = new JdbcTemplate(database);
        jdbc.execute("CREATE EXTENSION IF NOT EXISTS postgis");
        jdbc.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        jdbc.execute("CREATE SCHEMA " + schema);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(System.getenv(VARIABLE));
        pool.addDataSourceProperty("currentSchema", schema + ",public");
        pool.setMinimumIdle(0);
        POOLS.put(schema, pool);
        return pool;
    }
}
