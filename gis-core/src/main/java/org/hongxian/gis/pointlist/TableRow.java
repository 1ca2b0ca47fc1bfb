package org.hongxian.gis.pointlist;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One row of a table.
 *
 * @param line one-based line of the text file, or row of the sheet
 * @param cells stripped, line breaks within as blanks; a blank cell is empty, as are all beyond the last
 */
record TableRow(int line, List<String> cells) {

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    TableRow {
        cells = cells.stream().map(TableRow::inOneLine).toList();
    }

    private static String inOneLine(String cell) {
        return cell.chars().anyMatch(Character::isISOControl)
                ? CONTROLS.matcher(cell).replaceAll(" ")
                : cell;
    }

    /** @param column zero-based; negative where there is no such column */
    String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
