package org.hongxian.gis.pointlist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a table as a workbook of one sheet. Texts are text cells, which no spreadsheet runs as a formula; there is none. */
final class XlsxWriter {

    private static final String SHEET = "界址点坐标";
    private static final int NARROW = 10;
    private static final int WIDE = 18;

    private XlsxWriter() {}

    /** Flushes but does not close the stream. */
    static void write(PointTable table, OutputStream stream) throws IOException {
        var packed = new ByteArrayOutputStream();
        writeSheet(table, packed);
        WorkbookWithoutTime.copy(packed.toByteArray(), stream);
    }

    private static void writeSheet(PointTable table, OutputStream stream) throws IOException {
        var workbook = new Workbook(stream, "Hongxian", "1.0");
        Worksheet sheet = workbook.newWorksheet(SHEET);
        int line = 0;
        for (List<String> title : table.titles()) {
            for (int column = 0; column < title.size(); column++) {
                sheet.value(line, column, title.get(column));
            }
            line++;
        }
        for (int column = 0; column < table.head().size(); column++) {
            sheet.value(line, column, table.head().get(column));
            sheet.style(line, column).bold().set();
            sheet.width(column, isCoordinate(column) ? WIDE : NARROW);
        }
        line++;
        sheet.freezePane(0, line);
        String format = "0." + "0".repeat(table.coordinateDecimals());
        for (List<Object> row : table.rows()) {
            for (int column = 0; column < row.size(); column++) {
                if (row.get(column) instanceof BigDecimal number) {
                    sheet.value(line, column, number);
                    if (isCoordinate(column)) {
                        sheet.style(line, column).format(format).set();
                    }
                } else if (!row.get(column).toString().isEmpty()) {
                    sheet.value(line, column, row.get(column).toString());
                }
            }
            line++;
        }
        workbook.finish();
    }

    private static boolean isCoordinate(int column) {
        return column == PointTable.FIRST_COORDINATE || column == PointTable.FIRST_COORDINATE + 1;
    }
}
