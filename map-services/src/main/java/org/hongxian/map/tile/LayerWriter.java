package org.hongxian.map.tile;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.github.sebasbaumh.mapbox.vectortile.VectorTile.Tile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one layer of a Mapbox Vector Tile 2.1 feature by feature, without an object for each: messages by their field numbers,
 * numbers by the writer of the protobuf library.
 */
final class LayerWriter {

    private static final int VERSION = 2;
    private static final int MOVE_TO_ONE = 1 | 1 << 3;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7 | 1 << 3;
    private static final int MOST_VARINT = 5;
    /** Tags and lengths of one feature. */
    private static final int FRAME = 32;

    private final Buffer features = new Buffer(1 << 16);
    private final Buffer values = new Buffer(1 << 14);
    private byte[] geometry = new byte[1024];
    private int geometryBytes;
    private int valueCount;
    private int featureCount;

    /** A part of the layer under way; how much it will hold is not known beforehand. */
    private static final class Buffer {

        private byte[] bytes;
        private int written;
        private CodedOutputStream out;

        Buffer(int size) {
            this.bytes = new byte[size];
            this.out = CodedOutputStream.newInstance(bytes);
        }

        CodedOutputStream with(int room) {
            if (out.spaceLeft() < room) {
                written += out.getTotalBytesWritten();
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, written + room));
                out = CodedOutputStream.newInstance(bytes, written, bytes.length - written);
            }
            return out;
        }

        int length() {
            return written + out.getTotalBytesWritten();
        }

        void clear() {
            written = 0;
            out = CodedOutputStream.newInstance(bytes);
        }
    }

    void clear() {
        features.clear();
        values.clear();
        valueCount = 0;
        featureCount = 0;
    }

    int features() {
        return featureCount;
    }

    /** Bytes of all features and values so far. */
    int length() {
        return features.length() + values.length();
    }

    /** @return the number of the value */
    int value(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return value(bytes, bytes.length);
    }

    /**
     * @param utf8 a text, from the beginning of the array
     * @return the number of the value
     */
    int value(byte[] utf8, int length) {
        try {
            CodedOutputStream out = values.with(length + FRAME);
            int inside = 1 + CodedOutputStream.computeUInt32SizeNoTag(length) + length;
            out.writeTag(Tile.Layer.VALUES_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(inside);
            out.writeTag(Tile.Value.STRING_VALUE_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(length);
            out.write(utf8, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return valueCount++;
    }

    /**
     * @param tags numbers of keys and values by turns
     * @param rings each shell followed by its holes
     */
    void feature(int[] tags, int tagCount, TileRings rings) {
        geometry(rings);
        int tagBytes = size(tags, tagCount);
        int inside = 2 + (tagCount == 0 ? 0 : 1 + size(tagBytes) + tagBytes) + 1 + size(geometryBytes) + geometryBytes;
        try {
            CodedOutputStream out = features.with(inside + FRAME);
            out.writeTag(Tile.Layer.FEATURES_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(inside);
            if (tagCount > 0) {
                out.writeTag(Tile.Feature.TAGS_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(tagBytes);
                write(tags, tagCount, out);
            }
            out.writeEnum(Tile.Feature.TYPE_FIELD_NUMBER, Tile.GeomType.POLYGON_VALUE);
            out.writeTag(Tile.Feature.GEOMETRY_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(geometryBytes);
            out.write(geometry, 0, geometryBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        featureCount++;
    }

    private static void write(int[] numbers, int count, CodedOutputStream out) throws IOException {
        for (int i = 0; i < count; i++) {
            out.writeUInt32NoTag(numbers[i]);
        }
    }

    private static int size(int[] numbers, int count) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += size(numbers[i]);
        }
        return size;
    }

    private static int size(int number) {
        return CodedOutputStream.computeUInt32SizeNoTag(number);
    }

    /** Straight into bytes: this is most of a tile, and goes over the points once. */
    private void geometry(TileRings rings) {
        int most = MOST_VARINT * (rings.length() + 3 * rings.count);
        if (geometry.length < most) {
            geometry = new byte[2 * most];
        }
        byte[] out = geometry;
        int n = 0;
        int x = 0;
        int y = 0;
        int from = 0;
        int[] points = rings.points;
        for (int ring = 0; ring < rings.count; ring++) {
            int to = rings.ends[ring];
            for (int i = from; i < to; i += 2) {
                if (i == from) {
                    out[n++] = MOVE_TO_ONE;
                } else if (i == from + 2) {
                    n = varint(LINE_TO | (to - from - 2) / 2 << 3, out, n);
                }
                n = varint(CodedOutputStream.encodeZigZag32(points[i] - x), out, n);
                n = varint(CodedOutputStream.encodeZigZag32(points[i + 1] - y), out, n);
                x = points[i];
                y = points[i + 1];
            }
            out[n++] = CLOSE_PATH;
            from = to;
        }
        geometryBytes = n;
    }

    private static int varint(int number, byte[] out, int at) {
        int rest = number;
        int n = at;
        while ((rest & ~0x7F) != 0) {
            out[n++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[n++] = (byte) rest;
        return n;
    }

    /** The whole tile, of this one layer. */
    byte[] tile(String layer, String[] keys) {
        try {
            byte[] name = layer.getBytes(StandardCharsets.UTF_8);
            var frame = new Buffer(name.length + FRAME + keys.length * FRAME);
            CodedOutputStream head = frame.with(0);
            head.writeUInt32(Tile.Layer.VERSION_FIELD_NUMBER, VERSION);
            head.writeByteArray(Tile.Layer.NAME_FIELD_NUMBER, name);
            for (String key : keys) {
                frame.with(MOST_VARINT * key.length() + FRAME).writeString(Tile.Layer.KEYS_FIELD_NUMBER, key);
            }
            frame.with(FRAME).writeUInt32(Tile.Layer.EXTENT_FIELD_NUMBER, TileSpace.EXTENT);
            int inside = frame.length() + features.length() + values.length();
            var tile = new byte[1 + size(inside) + inside];
            CodedOutputStream out = CodedOutputStream.newInstance(tile);
            out.writeTag(Tile.LAYERS_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(inside);
            for (Buffer part : new Buffer[] {frame, features, values}) {
                out.write(part.bytes, 0, part.length());
            }
            out.checkNoSpaceLeft();
            return tile;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }
}
