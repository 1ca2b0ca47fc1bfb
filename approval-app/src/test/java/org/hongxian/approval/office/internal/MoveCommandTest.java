package org.hongxian.approval.office.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.hongxian.approval.office.internal.FitDatabase.UnfitDatabaseException;
import org.hongxian.approval.testkit.FreshPostgis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

class MoveCommandTest {

    @TempDir
    private Path home;

    @Test
    void aHomeWithoutAnOfficeIsNamedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> MoveCommand.requireOffice(database(";IFEXISTS=TRUE"), home))
                .isInstanceOf(MoveRefusedException.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("HONGXIAN_HOME");
        new JdbcTemplate(database("")).execute("CREATE TABLE a (b INT)");
        assertThatCode(() -> MoveCommand.requireOffice(database(";IFEXISTS=TRUE"), home))
                .doesNotThrowAnyException();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = FreshPostgis.VARIABLE, matches = "jdbc:postgresql:.+")
    void aTargetWithoutPostgisIsRefusedBeforeATableIsMadeInIt() {
        String address = FreshPostgis.emptyDatabase("unfit_target");
        var target = new PGSimpleDataSource();
        target.setUrl(address);
        new JdbcTemplate(target).execute("DROP EXTENSION postgis");
        String[] settings = {
            "--spring.datasource.url=" + address,
            "--spring.datasource.username=" + FreshPostgis.parameter(address, "user"),
            "--spring.datasource.password=" + FreshPostgis.parameter(address, "password")
        };

        assertThatThrownBy(() -> MoveCommand.openTarget(settings)).isInstanceOf(UnfitDatabaseException.class);
        assertThat(new JdbcTemplate(target)
                        .queryForObject("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'", Integer.class))
                .isZero();
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithItsPort() {
        String[] settings = {"--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/hongxian"};

        assertThatThrownBy(() -> MoveCommand.openTarget(settings))
                .satisfies(failure -> assertThat(MoveCommand.words((Exception) failure))
                        .contains("cannot be reached", "连不上", "127.0.0.1:1", "refused", "HONGXIAN_DB_URL"));
    }

    private JdbcDataSource database(String options) {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + home.resolve("hongxian").toAbsolutePath() + options);
        return database;
    }
}
