package org.hongxian.gis.pointlist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hongxian.gis.coordinatefile.TextEncoding;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;

/** The rows of a text whose cells are separated by commas, semicolons or tabs, whichever it is. */
final class CsvText {

    private static final int SAMPLED_LINES = 60;
    private static final int SAMPLED_CHARACTERS = 1 << 16;
    private static final char[] SEPARATORS = {'\t', ';', ',', '|', '\uFF0C'};

    private final String fileName;
    private final byte[] content;
    private final TextEncoding encoding;

    CsvText(String fileName, byte[] content, TextEncoding encoding) {
        this.fileName = fileName;
        this.content = content;
        this.encoding = encoding;
    }

    /**
     * The separator most lines have, each at least twice; tabs and semicolons before commas, which may be decimal.
     *
     * @param text beginning of the file
     */
    static char separator(String text) {
        char best = ',';
        double bestScore = 0;
        List<String> lines = text.lines()
                .limit(SAMPLED_LINES)
                .filter(line -> !line.isBlank())
                .toList();
        for (char separator : SEPARATORS) {
            long with = lines.stream()
                    .filter(line -> line.chars().filter(c -> c == separator).count() >= 2)
                    .count();
            if (with > bestScore) {
                best = separator;
                bestScore = with;
            }
        }
        return best;
    }

    char separator() throws IOException {
        try (Reader reader = reader()) {
            char[] sample = new char[SAMPLED_CHARACTERS];
            int length = 0;
            for (int read = reader.read(sample); read > 0 && length + read <= sample.length; ) {
                length += read;
                read = length < sample.length ? reader.read(sample, length, sample.length - length) : 0;
            }
            return separator(new String(sample, 0, length));
        }
    }

    /**
     * @param row visited in order, blank lines among them
     * @throws UnusableFileException if a row has more than {@link RowGuard#MOST_CELLS} cells
     * @return number of the line where quotation marks do not fit together; 0 if they all do
     */
    int forEach(char separator, Consumer<TableRow> row) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (var reader = new RowGuard(reader(), separator);
                CSVParser parser =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            try {
                for (CSVRecord record : parser) {
                    reader.rowEnds(record.size());
                    row.accept(new TableRow((int) parser.getCurrentLineNumber(), cells(record)));
                }
            } catch (RowGuard.TooWide e) {
                throw new UnusableFileException(
                        fileName,
                        UnusableReason.ROW_TOO_WIDE,
                        Long.toString(Math.max(1, parser.getCurrentLineNumber())),
                        Integer.toString(RowGuard.MOST_CELLS));
            } catch (UncheckedIOException e) {
                return (int) Math.max(1, parser.getCurrentLineNumber());
            }
        }
        return 0;
    }

    private Reader reader() {
        int mark = encoding.byteOrderMark();
        return new InputStreamReader(
                new ByteArrayInputStream(content, mark, content.length - mark), encoding.charset());
    }

    private static List<String> cells(CSVRecord record) {
        var cells = new ArrayList<String>(record.size());
        for (String cell : record) {
            cells.add(withoutGuard(cell.strip()));
        }
        return cells;
    }

    /** Writers put an apostrophe before what a spreadsheet would run as a formula. */
    private static String withoutGuard(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }
}
