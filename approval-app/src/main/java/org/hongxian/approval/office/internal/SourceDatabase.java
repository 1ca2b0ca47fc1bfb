package org.hongxian.approval.office.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The embedded database of the office; only read. */
final class SourceDatabase {

    private final JdbcTemplate jdbc;

    SourceDatabase(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Names in lower case. */
    Set<String> tables() {
        return new TreeSet<>(jdbc.queryForList(
                "SELECT LOWER(table_name) FROM information_schema.tables"
                        + " WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE'",
                String.class));
    }

    /** Tables no version knows, in lower case. */
    List<String> unfinishedImports() {
        return jdbc.queryForList("SELECT LOWER(feature_table) FROM layer_import", String.class);
    }

    /** Names in lower case. */
    Set<String> columns(String table) {
        return new TreeSet<>(jdbc.queryForList(
                "SELECT LOWER(column_name) FROM information_schema.columns"
                        + " WHERE table_schema = 'PUBLIC' AND LOWER(table_name) = ?",
                String.class,
                table));
    }

    /** What changed the schema, as far as it succeeded. */
    Set<String> migrations() {
        return Migrations.applied(jdbc);
    }

    RowReader rows(Connection connection, String table, List<Column> columns) throws SQLException {
        try (var session = connection.createStatement()) {
            // Otherwise the whole result is kept before the first row is given.
            session.execute("SET LAZY_QUERY_EXECUTION 1");
        }
        String names = columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
        return new RowReader(connection, "SELECT " + names + " FROM " + quoted(table), columns);
    }

    private static String quoted(String name) {
        return '"' + name.toUpperCase(Locale.ROOT) + '"';
    }
}
