package org.hongxian.approval.testkit;

import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database with the tables of layers. */
public final class LayerDatabase {

    private LayerDatabase() {}

    /** In memory, of the test alone. */
    public static DataSource inMemory(String... otherModules) {
        return in(
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""),
                otherModules);
    }

    /** The given one with the tables; that of PostGIS has some of its own before. */
    public static DataSource in(DataSource database, String... otherModules) {
        Flyway.configure()
                .dataSource(database)
                .locations(Stream.concat(Stream.of("layer"), Stream.of(otherModules))
                        .map(module -> "classpath:db/migration/" + module)
                        .toArray(String[]::new))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return database;
    }
}
