package org.hongxian.gis.pointlist;

import java.util.List;

/**
 * One row of a table.
 *
 * @param line one-based line of the text file, or row of the sheet
 * @param cells stripped; a blank cell is empty, as are all beyond the last
 */
record TableRow(int line, List<String> cells) {

    TableRow {
        cells = List.copyOf(cells);
    }

    /** @param column zero-based; negative where there is no such column */
    String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
