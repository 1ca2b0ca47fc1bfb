package org.hongxian.approval.workspace.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.hongxian.approval.workspace.internal.TableSheet.Cell;
import org.hongxian.approval.workspace.internal.TableSheet.Column;

/**
 * A table as comma-separated values (RFC 4180), UTF-8 with a byte order mark, without which spreadsheets misread Chinese. Text
 * that a spreadsheet would run as a formula gets an apostrophe in front: names come from surveyors' files and from applicants.
 */
final class CsvFile {

    private static final String STARTS_A_FORMULA = "=+-@＝＋－＠\t\r\n";

    private CsvFile() {}

    static byte[] of(TableSheet sheet) {
        var text = new StringBuilder("\ufeff");
        text.append(line(
                sheet.columns().stream().map(Column::name).map(CsvFile::quoted).toList()));
        sheet.rows()
                .forEach(row -> text.append(line(row.stream().map(CsvFile::cell).toList())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Cell cell) {
        if (cell.number() != null) {
            return cell.number().toPlainString();
        }
        return cell.text() == null ? "" : quoted(harmless(cell.text()));
    }

    private static String harmless(String text) {
        String visible = text.stripLeading();
        boolean formula = (!visible.isEmpty() && STARTS_A_FORMULA.indexOf(visible.charAt(0)) >= 0)
                || (!text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0);
        return formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
