package org.hongxian.approval.workspace.internal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to be taken along: one head row, rows of cells, nothing computed by whoever opens it.
 *
 * @param title of the sheet
 * @param rows each with one cell per column
 */
record TableSheet(String title, List<Column> columns, List<List<Cell>> rows) {

    TableSheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param decimals of the numbers in the column; negative for a column of text */
    record Column(String name, int decimals) {

        static Column text(String name) {
            return new Column(name, -1);
        }
    }

    /** Text, a number, or neither. */
    record Cell(@Nullable String text, @Nullable BigDecimal number) {

        static final Cell EMPTY = new Cell(null, null);

        static Cell of(String text) {
            return new Cell(text, null);
        }

        static Cell of(@Nullable BigDecimal number) {
            return new Cell(null, number);
        }
    }
}
