package org.hongxian.approval.office.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hongxian.approval.ledger.LedgerCheck;
import org.hongxian.approval.office.internal.MoveReport.Line;
import org.hongxian.map.layer.FeatureTables;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies one office: every table whole, then everything read back from the target and compared. All of it is one transaction of the
 * target, which ends only when both hold the same.
 */
final class Move {

    /** Each database keeps its own: it says how that database was made. */
    private static final String HISTORY = "flyway_schema_history";

    private final DataSource from;
    private final DataSource to;
    private final Path home;
    private final Consumer<String> progress;

    /** @param progress is told the name of each table before it is copied */
    Move(DataSource from, DataSource to, Path home, Consumer<String> progress) {
        this.from = from;
        this.to = to;
        this.home = home;
        this.progress = progress;
    }

    /**
     * @return what both hold; moved if it agrees, otherwise the target is as it was
     * @throws MoveRefusedException if the two schemas are not of the same state, or the target is in use
     */
    MoveReport run() throws SQLException {
        try (Connection reading = from.getConnection();
                Connection writing = to.getConnection()) {
            writing.setAutoCommit(false);
            try {
                MoveReport report = move(reading, new TargetDatabase(writing), writing);
                if (report.agrees()) {
                    writing.commit();
                } else {
                    writing.rollback();
                }
                return report;
            } catch (SQLException | RuntimeException e) {
                writing.rollback();
                throw e;
            }
        }
    }

    private MoveReport move(Connection reading, TargetDatabase target, Connection writing) throws SQLException {
        var source = new SourceDatabase(from);
        List<String> features = new FeatureTables(from).names();
        Set<String> tables = tables(source, target, features);
        features.forEach(target.featureTables()::create);
        target.removeSchemaRows();
        List<String> foreignKeys = target.dropForeignKeys();
        var lines = new ArrayList<Line>();
        for (String table : tables) {
            progress.accept(table);
            lines.add(copy(source, reading, target, table));
        }
        foreignKeys.forEach(target.jdbc()::execute);
        features.forEach(target.featureTables()::index);
        var client = JdbcClient.create(new SingleConnectionDataSource(writing, true));
        return new MoveReport(lines, StoredFiles.check(target.jdbc(), home), LedgerCheck.chain(client));
    }

    private static Set<String> tables(SourceDatabase source, TargetDatabase target, List<String> features) {
        Set<String> missing = new TreeSet<>(target.migrations());
        missing.removeAll(source.migrations());
        if (!missing.isEmpty()) {
            throw new MoveRefusedException(
                    "start this version once on the embedded database and stop it again, so that both have the same schema;"
                            + " it lacks / 请先用本版本在嵌入式数据库上启动一次再停止,使两边结构一致；缺少: " + missing);
        }
        List<String> inUse = target.inUse();
        if (!inUse.isEmpty()) {
            throw new MoveRefusedException("the PostgreSQL database is not empty / PostgreSQL 数据库不是空的: " + inUse);
        }
        Set<String> tables = source.tables();
        tables.remove(HISTORY);
        Set<String> unknown = new TreeSet<>(tables);
        unknown.removeAll(target.tables());
        features.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new MoveRefusedException("tables this version does not know / 本版本不认识的表: " + unknown);
        }
        return tables;
    }

    private static Line copy(SourceDatabase source, Connection reading, TargetDatabase target, String table)
            throws SQLException {
        List<Column> columns = target.columns(table);
        Set<String> names = source.columns(table);
        columns.forEach(column -> names.remove(column.name()));
        if (!names.isEmpty()) {
            throw new MoveRefusedException("columns this version does not know / 本版本不认识的列: " + table + " " + names);
        }
        var sent = new RowSum();
        try (RowReader rows = source.rows(reading, table, columns);
                TargetDatabase.Writer writer = target.writer(table, columns)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                sent.add(columns, row);
                writer.add(row);
            }
            writer.flush();
        }
        target.continueCounting(table, columns);
        var arrived = new RowSum();
        try (RowReader rows = target.rows(table, columns)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                arrived.add(columns, row);
            }
        }
        return new Line(table, sent.rows(), arrived.rows(), sent.hex(), arrived.hex());
    }
}
