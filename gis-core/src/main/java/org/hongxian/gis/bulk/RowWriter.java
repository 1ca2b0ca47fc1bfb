package org.hongxian.gis.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A table that is written row by row. Cells are numbers or texts; an empty text leaves its cell empty. Failures to write are thrown
 * unchecked.
 */
public interface RowWriter extends AutoCloseable {

    /** CSV in UTF-8 with byte order mark; text a spreadsheet would run as a formula gets an apostrophe in front. */
    static RowWriter csv(OutputStream stream) throws IOException {
        return new CsvRowWriter(stream);
    }

    /** A workbook without formulas, the same bytes for the same rows. */
    static RowWriter xlsx(OutputStream stream) throws IOException {
        return new XlsxRowWriter(stream);
    }

    /** Called first. */
    void head(List<String> titles);

    void row(List<Object> cells);

    /** Writes the end of the table; flushes but does not close the stream. */
    @Override
    void close() throws IOException;
}
