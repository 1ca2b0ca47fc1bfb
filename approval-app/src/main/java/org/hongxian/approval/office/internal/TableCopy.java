package org.hongxian.approval.office.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hongxian.approval.office.internal.MoveReport.Line;
import org.hongxian.map.layer.FeatureTables.StoredFeature;
import org.jspecify.annotations.Nullable;

/** Copies tables and reads them back. */
final class TableCopy {

    private final SourceDatabase source;
    private final Connection reading;
    private final TargetDatabase target;

    TableCopy(SourceDatabase source, Connection reading, TargetDatabase target) {
        this.source = source;
        this.reading = reading;
        this.target = target;
    }

    /**
     * @param features whether it holds the features of a layer version, which PostgreSQL keeps in parts, with a column of its own to
     *     tell them apart
     */
    Line copy(String table, boolean features) throws SQLException {
        List<Column> columns = columns(table, features);
        RowSum sent = features ? loadFeatures(table, columns) : insert(table, columns);
        var arrived = new RowSum();
        try (RowReader rows = target.rows(table, columns)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                arrived.add(columns, row);
            }
        }
        return new Line(table, sent.rows(), arrived.rows(), sent.hex(), arrived.hex());
    }

    /** In the order of their names. */
    private List<Column> columns(String table, boolean features) {
        List<Column> there = target.columns(table);
        Set<String> here = source.columns(table);
        Set<String> known = there.stream().map(Column::name).collect(Collectors.toCollection(TreeSet::new));
        if (features) {
            known.retainAll(here);
        }
        if (!known.equals(here)) {
            throw new MoveRefusedException(
                    "the columns of a table differ / 两边的列不一致: " + table + " " + here + " " + known);
        }
        return there.stream().filter(column -> here.contains(column.name())).toList();
    }

    private RowSum insert(String table, List<Column> columns) throws SQLException {
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
        return sent;
    }

    private RowSum loadFeatures(String table, List<Column> columns) throws SQLException {
        List<String> names = columns.stream().map(Column::name).toList();
        int id = names.indexOf("id");
        int geometry = names.indexOf("geom");
        int attributes = names.indexOf("attributes");
        var sent = new RowSum();
        try (RowReader rows = source.rows(reading, table, columns)) {
            target.featureTables().load(table, () -> {
                @Nullable Object[] row = rows.next();
                if (row == null) {
                    return null;
                }
                sent.add(columns, row);
                return new StoredFeature(
                        (String) present(row[id]), (byte[]) present(row[geometry]), (String) present(row[attributes]));
            });
        }
        return sent;
    }

    /** None of the three columns may be empty. */
    private static Object present(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }
}
