package org.hongxian.approval.workspace.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.hongxian.approval.workspace.internal.TableSheet.Cell;

/**
 * A table as a workbook with one sheet. Text is written as text cells, which no spreadsheet runs as a formula, whatever they
 * begin with; there is no formula in the file.
 */
final class XlsxFile {

    private static final int WIDEST_CHARACTERS = 40;
    private static final int NARROWEST_CHARACTERS = 10;
    private static final int LONGEST_SHEET_NAME = 31;

    private XlsxFile() {}

    static byte[] of(TableSheet sheet) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Hongxian", "1.0")) {
            String name = sheet.title().length() > LONGEST_SHEET_NAME
                    ? sheet.title().substring(0, LONGEST_SHEET_NAME)
                    : sheet.title();
            write(sheet, workbook.newWorksheet(name));
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(TableSheet sheet, Worksheet worksheet) {
        for (int column = 0; column < sheet.columns().size(); column++) {
            worksheet.value(0, column, sheet.columns().get(column).name());
            worksheet.style(0, column).bold().set();
            worksheet.width(column, width(sheet, column));
        }
        worksheet.freezePane(0, 1);
        for (int row = 0; row < sheet.rows().size(); row++) {
            List<Cell> cells = sheet.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                write(
                        worksheet,
                        row + 1,
                        column,
                        cells.get(column),
                        sheet.columns().get(column).decimals());
            }
        }
    }

    private static void write(Worksheet worksheet, int row, int column, Cell cell, int decimals) {
        if (cell.number() != null) {
            worksheet.value(row, column, cell.number());
            worksheet
                    .style(row, column)
                    .format(decimals <= 0 ? "0" : "0." + "0".repeat(decimals))
                    .set();
        } else if (cell.text() != null) {
            worksheet.value(row, column, cell.text());
        }
    }

    /** Chinese takes about two characters of the width a spreadsheet counts in. */
    private static double width(TableSheet sheet, int column) {
        int longest = wide(sheet.columns().get(column).name());
        for (List<Cell> row : sheet.rows()) {
            String text = row.get(column).text();
            longest = Math.max(longest, text == null ? 0 : wide(text));
        }
        return Math.max(NARROWEST_CHARACTERS, Math.min(WIDEST_CHARACTERS, longest + 2));
    }

    private static int wide(String text) {
        return text.chars().map(c -> c < 0x2e80 ? 1 : 2).sum();
    }
}
