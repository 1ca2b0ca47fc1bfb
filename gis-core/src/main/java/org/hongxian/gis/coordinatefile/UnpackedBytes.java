package org.hongxian.gis.coordinatefile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of an archive somebody sent: counted while it is read, and ended where it becomes too much. */
public final class UnpackedBytes {

    private static final int MOST_ENTRIES = 1000;
    private static final long LARGEST_RATIO = 300;
    private static final long RATIO_MATTERS_FROM = 8L << 20;

    private final String fileName;
    private final long packedBytes;
    private final long limit;
    private int entries;
    private long unpacked;

    /**
     * @param packedBytes size of the archive
     * @param limit of all entries together unpacked, bytes
     */
    public UnpackedBytes(String fileName, long packedBytes, long limit) {
        this.fileName = fileName;
        this.packedBytes = packedBytes;
        this.limit = limit;
    }

    /** @throws UnusableFileException if there are too many */
    public void countEntry() {
        if (++entries > MOST_ENTRIES) {
            throw new UnusableFileException(
                    fileName, UnusableReason.ARCHIVE_TOO_MANY_ENTRIES, Integer.toString(MOST_ENTRIES));
        }
    }

    int entries() {
        return entries;
    }

    /** One entry; reading it throws an {@link UnusableFileException} once all of them together are too large, or grow too much. */
    public InputStream counted(InputStream entry) {
        return new Counted(entry);
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            unpacked += Math.max(0, read);
            boolean ratio = unpacked > RATIO_MATTERS_FROM && unpacked / LARGEST_RATIO > packedBytes;
            if (unpacked > limit || ratio) {
                throw new UnusableFileException(
                        fileName, UnusableReason.ARCHIVE_EXPANDS_TOO_MUCH, Long.toString(limit >> 20));
            }
            return read;
        }
    }
}
