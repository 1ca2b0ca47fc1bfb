package org.hongxian.approval.office.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hongxian.approval.office.internal.FitDatabase.UnfitDatabaseException;
import org.hongxian.approval.testkit.FreshPostgis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.JdbcTemplate;

class FitDatabaseTest {

    @Test
    void theEmbeddedDatabaseIsMigratedWithoutBeingAsked() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new FitDatabase()
                .migrate(Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:db/migration/ledger")
                        .load());
        assertThat(new JdbcTemplate(database).queryForObject("SELECT COUNT(*) FROM ledger_head", Integer.class))
                .isOne();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = FreshPostgis.VARIABLE, matches = "jdbc:postgresql:.+")
    void aDatabaseWithoutPostgisIsNamedAndGetsNoTable() {
        var database = new PGSimpleDataSource();
        database.setUrl(FreshPostgis.emptyDatabase("unfit"));
        new JdbcTemplate(database).execute("DROP EXTENSION postgis");
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/ledger")
                .load();

        assertThatThrownBy(() -> new FitDatabase().migrate(flyway))
                .isInstanceOfSatisfying(UnfitDatabaseException.class, unfit -> {
                    FailureAnalysis words = new FitDatabase.Analyzer().analyze(unfit, unfit);
                    assertThat(words.getDescription())
                            .contains("PostGIS is not installed")
                            .contains("没有安装 PostGIS");
                });
        assertThat(new JdbcTemplate(database)
                        .queryForObject("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'", Integer.class))
                .isZero();
    }
}
