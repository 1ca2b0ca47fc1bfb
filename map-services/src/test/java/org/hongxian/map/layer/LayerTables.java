package org.hongxian.map.layer;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;

/** The tables of layers for a test. */
public final class LayerTables {

    private LayerTables() {}

    /** A database in memory, of the test alone, with the tables. */
    public static DataSource inMemory() {
        return in(emptyInMemory());
    }

    static DataSource emptyInMemory() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    /** The database with the tables; that of PostGIS has some of its own before. */
    public static DataSource in(DataSource database) {
        migration(database).load().migrate();
        return database;
    }

    static FluentConfiguration migration(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/layer")
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }
}
