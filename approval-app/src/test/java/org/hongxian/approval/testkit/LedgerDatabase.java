package org.hongxian.approval.testkit;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database of an installation with nothing in it but the ledger, for what is done to it while no server runs. */
public final class LedgerDatabase {

    private LedgerDatabase() {}

    /**
     * Makes it where the server of that installation would look for it.
     *
     * @param home {@code hongxian.home} of the installation
     */
    public static JdbcClient in(Path home) {
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
}
