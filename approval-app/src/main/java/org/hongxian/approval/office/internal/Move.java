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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies one office: every table whole, then everything read back from the target and compared. All of it is one transaction of the
 * target, which ends only when both hold the same.
 */
final class Move {

    /** Each database keeps its own: how it was made, and how its tables of features are divided. */
    private static final Set<String> OWN = Set.of("flyway_schema_history", FeatureTables.PARTS);

    private final DataSource from;
    private final DataSource to;
    private final Path home;
    private final Consumer<String> progress;
    private final Runnable closing;

    /**
     * @param progress is told the name of each table before it is copied
     * @param closing closes the old place; done when all agrees, just before the move becomes final, so that there are never two
     *     open ones, wherever it is interrupted
     */
    Move(DataSource from, DataSource to, Path home, Consumer<String> progress, Runnable closing) {
        this.from = from;
        this.to = to;
        this.home = home;
        this.progress = progress;
        this.closing = closing;
    }

    /**
     * @return what both hold; moved if it agrees, otherwise the target is as it was
     * @throws MoveRefusedException if the two schemas are not of the same state, or the target is in use
     */
    MoveReport run() throws SQLException {
        // Before anything is copied: reading all documents may take hours, which no transaction should wait for.
        StoredFiles files = StoredFiles.check(new JdbcTemplate(from), home);
        if (!files.isWhole()) {
            return new MoveReport(List.of(), files, LedgerCheck.chain(JdbcClient.create(from)));
        }
        try (Connection reading = from.getConnection();
                Connection writing = to.getConnection()) {
            writing.setAutoCommit(false);
            try {
                MoveReport report = move(reading, new TargetDatabase(writing), writing, files);
                if (report.agrees()) {
                    closing.run();
                    finish(writing);
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

    private static void finish(Connection writing) {
        try {
            writing.commit();
        } catch (SQLException e) {
            throw new MoveRefusedException(
                    "the last step was interrupted, so PostgreSQL holds either all of the office or nothing."
                            + " Run the command again: it moves, or says that the database is not empty, and then all is there."
                            + " / 最后一步被中断：PostgreSQL 中要么全部都有，要么什么都没有。请再运行一次本命令：它会重新搬迁，或者说明数据库不是空的（那就是全部已在其中）。"
                            + " " + e.getMessage());
        }
    }

    private MoveReport move(Connection reading, TargetDatabase target, Connection writing, StoredFiles files)
            throws SQLException {
        var source = new SourceDatabase(from);
        List<String> features = new FeatureTables(reading).names();
        Set<String> tables = tables(source, target, features);
        features.forEach(target.featureTables()::create);
        target.removeSchemaRows();
        List<String> foreignKeys = target.dropForeignKeys();
        var lines = new ArrayList<Line>();
        for (String table : tables) {
            progress.accept(table);
            lines.add(new TableCopy(source, reading, target).copy(table, features.contains(table)));
        }
        foreignKeys.forEach(target.jdbc()::execute);
        features.forEach(target.featureTables()::index);
        var client = JdbcClient.create(new SingleConnectionDataSource(writing, true));
        return new MoveReport(lines, files, LedgerCheck.chain(client));
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
        tables.removeAll(OWN);
        // What an interrupted import left behind is removed at the next start, there as here.
        tables.removeAll(source.unfinishedImports());
        Set<String> unknown = new TreeSet<>(tables);
        unknown.removeAll(target.tables());
        features.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new MoveRefusedException("tables this version does not know / 本版本不认识的表: " + unknown);
        }
        return tables;
    }
}
