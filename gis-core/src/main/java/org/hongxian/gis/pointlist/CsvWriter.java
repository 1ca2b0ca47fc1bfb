package org.hongxian.gis.pointlist;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a table as CSV (RFC 4180) in UTF-8 with byte order mark, which spreadsheets need to know it. */
final class CsvWriter {

    private CsvWriter() {}

    /** Flushes but does not close the stream. */
    static void write(PointTable table, OutputStream stream) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        out.write('\uFEFF');
        var printer = new CSVPrinter(out, CSVFormat.RFC4180);
        for (List<String> title : table.titles()) {
            printer.printRecord(title);
        }
        printer.printRecord(table.head());
        for (List<Object> row : table.rows()) {
            printer.printRecord(row.stream().map(CsvWriter::cell).toList());
        }
        printer.flush();
    }

    /** Text a spreadsheet would run as a formula gets an apostrophe in front; line breaks become blanks. */
    private static String cell(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString().replaceAll("\\p{Cntrl}+", " ");
        return text.matches("\\s*[=+\\-@＝＋－＠].*") ? "'" + text : text;
    }
}
