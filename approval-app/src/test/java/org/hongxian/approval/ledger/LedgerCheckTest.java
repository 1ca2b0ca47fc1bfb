package org.hongxian.approval.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerCheckTest {

    @TempDir
    Path home;

    private int run() {
        return LedgerCheck.run(new String[] {"ledger-check", "--hongxian.home=" + home.toAbsolutePath()});
    }

    private JdbcClient database() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + home.toAbsolutePath() + "/db/hongxian");
        source.setUser("hongxian");
        source.setPassword("");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/ledger")
                .load()
                .migrate();
        return JdbcClient.create(source);
    }

    @Test
    void theExitStatusTellsAWholeRecordFromABrokenOneAndFromNone() {
        assertThat(run()).as("no record").isEqualTo(2);
        assertThat(home).as("the check makes no database").isEmptyDirectory();
        JdbcClient database = database();
        assertThat(run()).as("whole").isZero();

        database.sql("""
                        INSERT INTO ledger_entry
                          (sequence, recorded_at, actor, case_id, kind, facts, previous_hash, hash)
                        VALUES (1, CURRENT_TIMESTAMP, 'x', NULL, 'test.forged', '{}', 'x', 'x')
                        """).update();
        assertThat(run()).as("broken").isEqualTo(1);
    }
}
