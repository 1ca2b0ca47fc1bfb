package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.h2.value.Value;
import org.h2.value.ValueDouble;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.h2gis.functions.io.dbf.internal.DbaseFileReader;

/** The attribute table ({@code .dbf}) of a Shapefile, as text by field name. */
final class AttributeTable implements AutoCloseable {

    private static final int SAMPLE_BYTES = 1 << 20;
    private static final int HEADER_BYTES = 32;
    /** In front of a row that was deleted; programs leave such rows until the table is packed. */
    private static final byte DELETED = '*';

    private final FileChannel channel;
    private final DbaseFileReader reader;
    private final BitSet deleted;

    private AttributeTable(FileChannel channel, DbaseFileReader reader) throws IOException {
        this.channel = channel;
        this.reader = reader;
        this.deleted = deletedRows(channel, reader.getHeader());
    }

    static AttributeTable open(Path dbf, Charset encoding) throws IOException {
        FileChannel channel = FileChannel.open(dbf);
        try {
            return new AttributeTable(channel, new DbaseFileReader(channel, encoding.name()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The code page byte in the header is often wrong, so the bytes decide: UTF-8 where they are, else GBK. */
    static Charset detectEncoding(Path dbf) throws IOException {
        try (InputStream in = Files.newInputStream(dbf)) {
            in.skipNBytes(Math.min(HEADER_BYTES, Files.size(dbf)));
            byte[] sample = in.readNBytes(SAMPLE_BYTES);
            for (int i = 0; i < sample.length; i++) {
                // Binary bytes of the header would end any text.
                if (sample[i] >= 0 && sample[i] < ' ') {
                    sample[i] = ' ';
                }
            }
            int end = sample.length;
            // A character cut at the end of the sample is not an error of the file.
            while (end > 0 && sample.length == SAMPLE_BYTES && sample[end - 1] < 0) {
                end--;
            }
            return TextEncoding.detect(Arrays.copyOf(sample, end))
                    .map(TextEncoding::charset)
                    .orElse(Charset.forName("GBK"));
        }
    }

    private static BitSet deletedRows(FileChannel channel, DbaseFileHeader header) throws IOException {
        var deleted = new BitSet();
        int length = header.getRecordLength();
        if (length <= 0) {
            return deleted;
        }
        ByteBuffer rows = ByteBuffer.allocate(Math.max(length, SAMPLE_BYTES / length * length));
        long at = header.getHeaderLength();
        int row = 0;
        int read = length;
        while (row < header.getNumRecords() && read >= length) {
            read = channel.read(rows.clear(), at);
            for (int start = 0; start + length <= read && row < header.getNumRecords(); start += length) {
                deleted.set(row++, rows.get(start) == DELETED);
                at += length;
            }
        }
        return deleted;
    }

    int rowCount() {
        return reader.getRecordCount();
    }

    List<String> fields() {
        return IntStream.range(0, reader.getFieldCount())
                .mapToObj(column -> reader.getHeader().getFieldName(column))
                .toList();
    }

    int deletedCount() {
        return deleted.cardinality();
    }

    /** @param row zero-based */
    boolean isDeleted(int row) {
        return deleted.get(row);
    }

    /** @param row zero-based; beyond the table the answer is empty */
    Map<String, String> row(int row) throws IOException {
        var values = new LinkedHashMap<String, String>();
        if (row < reader.getRecordCount()) {
            for (int column = 0; column < reader.getFieldCount(); column++) {
                String text = text(row, column);
                if (!text.isEmpty()) {
                    values.put(reader.getHeader().getFieldName(column), text);
                }
            }
        }
        return values;
    }

    private String text(int row, int column) throws IOException {
        Value value;
        try {
            value = reader.getFieldValue(row, column);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            // Bytes that are no text in this encoding, or no number: the field is left empty, the record is kept.
            return "";
        }
        if (value == null) {
            return "";
        }
        if (value instanceof ValueDouble number) {
            double plain = number.getDouble();
            return Double.isFinite(plain)
                    ? BigDecimal.valueOf(plain).stripTrailingZeros().toPlainString()
                    : "";
        }
        String text = value.getString();
        return text == null ? "" : text.strip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
