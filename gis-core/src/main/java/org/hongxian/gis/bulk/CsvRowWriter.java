package org.hongxian.gis.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV (RFC 4180) in UTF-8 with byte order mark, which spreadsheets need to know it. */
final class CsvRowWriter implements RowWriter {

    private final CSVPrinter printer;

    CsvRowWriter(OutputStream stream) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
        out.write('\uFEFF');
        this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
    }

    @Override
    public void head(List<String> titles) {
        print(titles);
    }

    @Override
    public void row(List<Object> cells) {
        print(cells);
    }

    private void print(List<?> cells) {
        try {
            printer.printRecord(cells.stream().map(CsvRowWriter::cell).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text a spreadsheet would run as a formula gets an apostrophe in front; line breaks become blanks. */
    private static String cell(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString().replaceAll("\\p{Cntrl}+", " ");
        return text.matches("\\s*[=+\\-@＝＋－＠].*") ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
