package org.hongxian.gis.bulk;

import java.io.IOException;
import java.util.List;

/**
 * A table that is written row by row. Cells are numbers or texts; an empty text leaves its cell empty. Failures to write are thrown
 * unchecked.
 */
interface RowWriter extends AutoCloseable {

    /** Called first. */
    void head(List<String> titles);

    void row(List<Object> cells);

    /** Writes the end of the table; flushes but does not close the stream. */
    @Override
    void close() throws IOException;
}
