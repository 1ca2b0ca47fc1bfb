package org.hongxian.approval.office.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Looks at a PostgreSQL database before the first table is made in it, so that an operator reads what is wrong and not where it broke. */
@Component
class FitDatabase implements FlywayMigrationStrategy {

    private static final int OLDEST_POSTGRESQL = 13;

    @Override
    public void migrate(Flyway flyway) {
        require(flyway.getConfiguration().getDataSource());
        flyway.migrate();
    }

    /** @throws UnfitDatabaseException if the product cannot live in it; nothing is made in it */
    static void require(DataSource database) {
        List<String> wrong = wrongWith(database);
        if (!wrong.isEmpty()) {
            throw new UnfitDatabaseException(wrong);
        }
    }

    private static List<String> wrongWith(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            return about.getDatabaseProductName().equals("PostgreSQL") ? wrongWith(connection, about) : List.of();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be asked what it is", e);
        }
    }

    private static List<String> wrongWith(Connection connection, DatabaseMetaData about) throws SQLException {
        var wrong = new ArrayList<String>();
        if (about.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
            wrong.add("PostgreSQL %s is older than %d / PostgreSQL %1$s 版本过旧，至少需要 %2$d"
                    .formatted(about.getDatabaseProductVersion(), OLDEST_POSTGRESQL));
        }
        if (text(connection, "SELECT extversion FROM pg_extension WHERE extname = 'postgis'") == null) {
            wrong.add("PostGIS is not installed in it: CREATE EXTENSION postgis / 数据库中没有安装 PostGIS");
        }
        String encoding = text(connection, "SHOW server_encoding");
        if (!"UTF8".equals(encoding)) {
            wrong.add("it stores text as %s, not as UTF8 / 数据库编码是 %1$s，应为 UTF8".formatted(encoding));
        }
        if (!"t".equals(text(connection, "SELECT has_schema_privilege(current_schema(), 'CREATE')"))) {
            wrong.add("its user may not make tables / 数据库用户无权建表");
        }
        return wrong;
    }

    private static @Nullable String text(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() ? answer.getString(1) : null;
        }
    }

    /** The product cannot live in this database. */
    static final class UnfitDatabaseException extends RuntimeException {

        private final List<String> wrong;

        UnfitDatabaseException(List<String> wrong) {
            super(String.join("; ", wrong));
            this.wrong = List.copyOf(wrong);
        }
    }

    /** Words for the operator instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<UnfitDatabaseException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnfitDatabaseException cause) {
            return new FailureAnalysis(
                    "the database cannot be used / 数据库不能使用:\n- " + String.join("\n- ", cause.wrong),
                    "mend it, or name another in HONGXIAN_DB_URL; see docs/operations.md / 请修正，或在 HONGXIAN_DB_URL 中指明另一个数据库",
                    cause);
        }
    }
}
