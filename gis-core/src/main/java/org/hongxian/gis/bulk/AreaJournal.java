package org.hongxian.gis.bulk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has measured so far, on disk: a header, a line of JSON per red line, and at the end a line that says it is whole. A
 * journal without that line is partial, and an equal run goes on behind its last whole line. Not safe for use by several threads.
 */
public final class AreaJournal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BUFFER_BYTES = 1 << 16;
    /** No red line takes more; a longer one is none of ours. */
    private static final int LONGEST_LINE = 1 << 28;

    private final FileChannel channel;
    private final JournalHeader header;
    private final BulkTotals totals;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean whole;

    private AreaJournal(FileChannel channel, JournalHeader header, BulkTotals totals, boolean whole) {
        this.channel = channel;
        this.header = header;
        this.totals = totals;
        this.whole = whole;
    }

    /** The last line. */
    private record End(boolean whole, long redLines) {}

    /** Begins a new journal, over whatever is there. */
    public static AreaJournal begin(Path file, JournalHeader header) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        var journal = new AreaJournal(channel, header, new BulkTotals(), false);
        journal.line(header);
        journal.flush();
        return journal;
    }

    /**
     * Goes on with the journal of an earlier run, behind its last whole line.
     *
     * @param header of this run; its day is that of the earlier run from here on
     * @return empty when there is none, or one of another run
     */
    public static Optional<AreaJournal> goOn(Path file, JournalHeader header) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var found = new Scan();
        try {
            found.run(file, line -> {});
        } catch (DamagedJournalException e) {
            // Behind its last whole line it is written anew.
        }
        JournalHeader written = found.header;
        if (written == null || !written.equals(header.on(written.on()))) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(found.end);
        channel.position(found.end);
        return Optional.of(new AreaJournal(channel, written, found.totals, found.whole));
    }

    /**
     * Reads a journal from its beginning, as far as it is whole.
     *
     * @throws DamagedJournalException if a line cannot be read; those before it were visited
     */
    public static Contents read(Path file, Consumer<RedLineAreas> visitor) throws IOException {
        var scan = new Scan();
        scan.run(file, visitor);
        JournalHeader header = scan.header;
        if (header == null) {
            throw new DamagedJournalException(file, "no header");
        }
        return new Contents(header, scan.totals, scan.whole);
    }

    /** @param whole false when the run has not come to its end */
    public record Contents(JournalHeader header, BulkTotals totals, boolean whole) {}

    public JournalHeader header() {
        return header;
    }

    /** Of this run and those it goes on with. */
    public BulkTotals totals() {
        return totals;
    }

    /** Whether nothing is left to be done. */
    public boolean isWhole() {
        return whole;
    }

    public void add(RedLineAreas areas) throws IOException {
        line(areas);
        totals.add(areas);
        if (pending.size() >= BUFFER_BYTES) {
            flush();
        }
    }

    /** Hands what was added to the operating system, so that it outlives this process. */
    public void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(pending.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        pending.reset();
    }

    /** Says that this was all. */
    public void finish() throws IOException {
        line(new End(true, totals.redLines()));
        flush();
        channel.force(true);
        whole = true;
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            channel.close();
        }
    }

    private void line(Object value) {
        pending.writeBytes(JSON.writeValueAsBytes(value));
        pending.write('\n');
    }

    /** One reading of a journal. */
    private static final class Scan {

        private final BulkTotals totals = new BulkTotals();
        private @Nullable JournalHeader header;
        private boolean whole;
        /** Behind the last whole line. */
        private long end;

        void run(Path file, Consumer<RedLineAreas> visitor) throws IOException {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
                for (byte[] line = line(file, in); line != null && !whole; line = line(file, in)) {
                    take(line, visitor);
                    end += line.length + 1L;
                }
            } catch (JacksonException e) {
                throw new DamagedJournalException(file, "behind byte " + end);
            }
        }

        private void take(byte[] line, Consumer<RedLineAreas> visitor) {
            if (header == null) {
                header = JSON.readValue(line, JournalHeader.class);
            } else if (isEnd(line)) {
                whole = JSON.readValue(line, End.class).redLines() == totals.redLines();
            } else {
                RedLineAreas areas = JSON.readValue(line, RedLineAreas.class);
                totals.add(areas);
                visitor.accept(areas);
            }
        }

        private static boolean isEnd(byte[] line) {
            return new String(line, 0, Math.min(10, line.length), StandardCharsets.US_ASCII).startsWith("{\"whole\"");
        }

        /** @return null at the end, also within a line that has not been written to its end */
        private static byte @Nullable [] line(Path file, InputStream in) throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    return line.toByteArray();
                }
                if (line.size() == LONGEST_LINE) {
                    throw new DamagedJournalException(file, "a line without end");
                }
                line.write(next);
            }
            return null;
        }
    }
}
