package org.hongxian.approval.office.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hongxian.map.layer.FeatureTables;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The PostgreSQL database the office moves into, on one connection, so that all of it is one transaction. */
final class TargetDatabase {

    private static final int BATCH = 500;
    /** Rows a schema begins with; what the office has takes their place. */
    private static final Set<String> FILLED_BY_SCHEMA = Set.of("act_ge_property", "ledger_head");

    private static final String KEPT = "flyway_schema_history";

    private final Connection connection;
    private final JdbcTemplate jdbc;
    private final FeatureTables featureTables;

    TargetDatabase(Connection connection) {
        this.connection = connection;
        var single = new SingleConnectionDataSource(connection, true);
        this.jdbc = new JdbcTemplate(single);
        this.featureTables = new FeatureTables(connection);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    FeatureTables featureTables() {
        return featureTables;
    }

    Set<String> migrations() {
        return Migrations.applied(jdbc);
    }

    /** Those of the product, without what belongs to an extension. */
    Set<String> tables() {
        return new TreeSet<>(jdbc.queryForList("""
                SELECT c.relname FROM pg_class c
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
                AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')""", String.class));
    }

    /** @throws MoveRefusedException if a column holds something this command does not know how to move */
    List<Column> columns(String table) {
        return jdbc.query(
                """
                SELECT column_name, udt_name, is_identity FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = ? ORDER BY column_name""",
                (row, number) -> new Column(
                        row.getString(1),
                        kind(table, row.getString(1), row.getString(2)),
                        row.getString(3).equals("YES")),
                table);
    }

    private static ColumnKind kind(String table, String column, String type) {
        return ColumnKind.of(type)
                .orElseThrow(() ->
                        new MoveRefusedException("nobody has said how to move the type of a column / 没有规定如何搬迁该列类型: "
                                + table + "." + column + " " + type));
    }

    /** Tables that hold more than a new schema does. */
    List<String> inUse() {
        return tables().stream()
                .filter(table -> !FILLED_BY_SCHEMA.contains(table) && !table.equals(KEPT))
                .filter(table -> Boolean.TRUE.equals(
                        jdbc.queryForObject("SELECT EXISTS (SELECT 1 FROM " + quoted(table) + ")", Boolean.class)))
                .toList();
    }

    void removeSchemaRows() {
        FILLED_BY_SCHEMA.forEach(table -> jdbc.update("DELETE FROM " + quoted(table)));
    }

    /** @return what makes them again */
    List<String> dropForeignKeys() {
        var again = new ArrayList<String>();
        var drops = new ArrayList<String>();
        jdbc.query("""
                SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
                WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
                ORDER BY 1, 2""", row -> {
            String constraint = "ALTER TABLE " + row.getString(1) + " %s CONSTRAINT " + quoted(row.getString(2));
            drops.add(constraint.formatted("DROP"));
            again.add(constraint.formatted("ADD") + " " + row.getString(3));
        });
        drops.forEach(jdbc::execute);
        return again;
    }

    RowReader rows(String table, List<Column> columns) throws SQLException {
        return new RowReader(connection, "SELECT " + names(columns) + " FROM " + quoted(table), columns);
    }

    Writer writer(String table, List<Column> columns) throws SQLException {
        String parameters = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return new Writer(connection.prepareStatement(
                "INSERT INTO " + quoted(table) + " (" + names(columns) + ") VALUES (" + parameters + ")"));
    }

    /** Lets the database go on numbering after the rows that came with their numbers. */
    void continueCounting(String table, List<Column> columns) {
        columns.stream()
                .filter(Column::counted)
                .forEach(column -> jdbc.queryForObject(
                        "SELECT setval(pg_get_serial_sequence(?, ?), COALESCE(MAX(%1$s), 1), MAX(%1$s) IS NOT NULL) FROM %2$s"
                                .formatted(quoted(column.name()), quoted(table)),
                        Long.class,
                        table,
                        column.name()));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Rows into one table, in batches. */
    static final class Writer implements AutoCloseable {

        private final PreparedStatement statement;
        private int waiting;

        private Writer(PreparedStatement statement) {
            this.statement = statement;
        }

        void add(@Nullable Object[] values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.addBatch();
            waiting++;
            if (waiting == BATCH) {
                flush();
            }
        }

        void flush() throws SQLException {
            statement.executeBatch();
            waiting = 0;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
