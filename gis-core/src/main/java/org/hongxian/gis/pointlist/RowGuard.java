package org.hongxian.gis.pointlist;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Counts the separators on their way to a parser that gathers a whole row before it hands it on: a row without end is stopped before it
 * fills the memory.
 */
final class RowGuard extends FilterReader {

    static final int MOST_CELLS = 1_000;

    /** The parser reads ahead by a buffer; what follows a row in it was counted with that row. */
    private static final int MOST_READ_AHEAD = 1 << 16;

    private final char separator;
    private int separators;

    RowGuard(Reader in, char separator) {
        super(in);
        this.separator = separator;
    }

    /** A row has more cells than any table of points. */
    static final class TooWide extends RuntimeException {}

    /** The parser has handed on a row. */
    void rowEnds(long cells) {
        if (cells > MOST_CELLS) {
            throw new TooWide();
        }
        separators = 0;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        count((char) c);
        return c;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        for (int i = from; i < from + read; i++) {
            count(buffer[i]);
        }
        return read;
    }

    private void count(char c) {
        if (c == separator && ++separators > MOST_READ_AHEAD) {
            throw new TooWide();
        }
    }
}
