package org.hongxian.gis.packed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rings and points of parcels in the order they came, in a file that goes away when closed. */
final class PointSpool implements AutoCloseable {

    /** What is mapped at once; no parcel crosses from one to the next. */
    private static final int SEGMENT_INTS = 1 << 28;

    private static final int BUFFER_INTS = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(BUFFER_INTS * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final List<IntBuffer> segments = new ArrayList<>();
    private long[] offsets = new long[1024];
    private int[] ringCounts = new int[1024];
    private int[] pointCounts = new int[1024];
    private long end;
    private int parcels;
    private long rings;
    private long points;

    PointSpool(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    void add(RingBuffer parcel) {
        int length = parcel.rings + parcel.length();
        if (end / SEGMENT_INTS != (end + length) / SEGMENT_INTS) {
            flush();
            end = (end / SEGMENT_INTS + 1) * SEGMENT_INTS;
        }
        if (parcels == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * parcels);
            ringCounts = Arrays.copyOf(ringCounts, 2 * parcels);
            pointCounts = Arrays.copyOf(pointCounts, 2 * parcels);
        }
        offsets[parcels] = end;
        ringCounts[parcels] = parcel.rings;
        pointCounts[parcels] = parcel.length() / 2;
        parcels++;
        put(parcel.ringEnds, parcel.rings);
        put(parcel.points, parcel.length());
        end += length;
        rings += parcel.rings;
        points += parcel.length() / 2;
    }

    /** @throws ArithmeticException if there are more than one file can hold */
    int rings() {
        return Math.toIntExact(rings);
    }

    /** @throws ArithmeticException if there are more than one file can hold */
    int points() {
        return Math.toIntExact(points);
    }

    void read(int parcel, RingBuffer into) {
        if (segments.isEmpty()) {
            map();
        }
        IntBuffer segment = segments.get((int) (offsets[parcel] / SEGMENT_INTS));
        int at = (int) (offsets[parcel] % SEGMENT_INTS);
        into.reserve(ringCounts[parcel], 2 * pointCounts[parcel]);
        into.rings = ringCounts[parcel];
        segment.get(at, into.ringEnds, 0, into.rings);
        segment.get(at + into.rings, into.points, 0, 2 * pointCounts[parcel]);
    }

    void firstRings(int[] order, SectionWriter out) {
        int first = 0;
        for (int parcel : order) {
            out.number(first);
            first += ringCounts[parcel];
        }
        out.number(first);
    }

    void firstPoints(int[] order, SectionWriter out) {
        var parcel = new RingBuffer();
        int first = 0;
        for (int i : order) {
            read(i, parcel);
            int begin = 0;
            for (int ring = 0; ring < parcel.rings; ring++) {
                out.number(first + begin / 2);
                begin = parcel.ringEnds[ring];
            }
            first += parcel.length() / 2;
        }
        out.number(first);
    }

    void points(int[] order, SectionWriter out) {
        var parcel = new RingBuffer();
        for (int i : order) {
            read(i, parcel);
            for (int k = 0; k < parcel.length(); k++) {
                out.number(parcel.points[k]);
            }
        }
    }

    @Override
    public void close() throws IOException {
        segments.clear();
        channel.close();
    }

    private void put(int[] values, int length) {
        for (int i = 0; i < length; i++) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            buffer.putInt(values[i]);
        }
    }

    /** Writes what waits, up to {@link #end}. */
    private void flush() {
        drain();
        try {
            channel.position((end / SEGMENT_INTS + 1) * SEGMENT_INTS * Integer.BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drain() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
    }

    private void map() {
        drain();
        try {
            long size = channel.size();
            for (long begin = 0; begin < size; begin += (long) SEGMENT_INTS * Integer.BYTES) {
                long length = Math.min(size - begin, (long) SEGMENT_INTS * Integer.BYTES);
                segments.add(channel.map(MapMode.READ_ONLY, begin, length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asIntBuffer());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
