package org.hongxian.gis.packed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.hongxian.gis.packed.PackedHeader.Extent;
import tools.jackson.databind.json.JsonMapper;

/** Writes the sections of a coverage file one after the other, then the header, and lets the file appear under its name. */
final class SectionWriter implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final Path unfinished;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final List<Extent> sections = new ArrayList<>();
    private final BooleanSupplier goesOn;
    private CRC32C sum = new CRC32C();
    private long written;

    /** @param goesOn asked at every megabyte */
    SectionWriter(Path unfinished, BooleanSupplier goesOn) throws IOException {
        this.unfinished = unfinished;
        this.goesOn = goesOn;
        this.channel = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        channel.position(PackedHeader.BEGINNING_BYTES);
    }

    /** Runs the content, which calls the methods below, as the next section. */
    void section(Consumer<SectionWriter> content) throws IOException {
        long offset = channel.position();
        sum = new CRC32C();
        written = 0;
        content.accept(this);
        flush();
        // Filled up within the section, so that no byte of the file is without a checksum.
        while (written % PackedHeader.ALIGNMENT != 0) {
            buffer.put((byte) 0);
            flush();
        }
        sections.add(new Extent(offset, written, sum.getValue()));
    }

    List<Extent> sections() {
        return List.copyOf(sections);
    }

    void number(int value) {
        if (buffer.remaining() < Integer.BYTES) {
            flush();
        }
        buffer.putInt(value);
    }

    void number(byte value) {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.put(value);
    }

    void number(char value) {
        if (buffer.remaining() < Character.BYTES) {
            flush();
        }
        buffer.putChar(value);
    }

    void number(double value) {
        if (buffer.remaining() < Double.BYTES) {
            flush();
        }
        buffer.putDouble(value);
    }

    void ints(int[] values) {
        for (int value : values) {
            number(value);
        }
    }

    void bytes(byte[] values, int from, int length) {
        for (int done = 0; done < length; ) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int part = Math.min(buffer.remaining(), length - done);
            buffer.put(values, from + done, part);
            done += part;
        }
    }

    /** Writes the last section anew; a header has to follow. */
    void replaceLast(Consumer<SectionWriter> content) throws IOException {
        Extent last = sections.remove(sections.size() - 1);
        channel.truncate(last.offset());
        channel.position(last.offset());
        section(content);
    }

    /** Makes what is written so far a file that can be opened. */
    void header(PackedHeader header) throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsBytes(header);
        long offset = channel.position();
        channel.write(ByteBuffer.wrap(json));
        var headerSum = new CRC32C();
        headerSum.update(json);
        ByteBuffer beginning = ByteBuffer.allocate(PackedHeader.BEGINNING_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        beginning.putLong(PackedHeader.MAGIC);
        beginning.putLong(offset);
        beginning.putInt(json.length);
        beginning.putInt((int) headerSum.getValue());
        channel.write(beginning.flip(), 0);
    }

    /** Lets the file appear under its name. */
    void publish(Path target) throws IOException {
        channel.force(true);
        channel.close();
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** @throws CancellationException if it is not to go on */
    private void flush() {
        if (!goesOn.getAsBoolean()) {
            throw new CancellationException();
        }
        buffer.flip();
        sum.update(buffer.duplicate());
        written += buffer.remaining();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
    }
}
