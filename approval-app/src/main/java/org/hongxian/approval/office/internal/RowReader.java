package org.hongxian.approval.office.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one table, one after the other; memory does not grow with their number. */
final class RowReader implements AutoCloseable {

    private static final int FETCH_SIZE = 500;

    private final List<Column> columns;
    private final Statement statement;
    private final ResultSet rows;

    RowReader(Connection connection, String sql, List<Column> columns) throws SQLException {
        this.columns = columns;
        this.statement = connection.createStatement();
        try {
            this.statement.setFetchSize(FETCH_SIZE);
            this.rows = statement.executeQuery(sql);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** @return null after the last row */
    @Nullable
    Object @Nullable [] next() throws SQLException {
        if (!rows.next()) {
            return null;
        }
        var values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).kind().read(rows, i + 1);
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
