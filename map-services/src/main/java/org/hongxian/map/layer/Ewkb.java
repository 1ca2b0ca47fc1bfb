package org.hongxian.map.layer;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Geometry as both databases take and give it: extended well-known binary, big-endian, with its EPSG number. */
final class Ewkb {

    static final int SRID_FLAG = 0x20000000;
    /** Byte order, type and EPSG number. */
    static final int HEADER_BYTES = 1 + 2 * Integer.BYTES;

    private Ewkb() {}

    static byte[] bytes(Geometry geometry, int epsg) {
        byte[] plain = new WKBWriter(2, ByteOrderValues.BIG_ENDIAN).write(geometry);
        int type = ByteBuffer.wrap(plain).getInt(1);
        int content = 1 + Integer.BYTES;
        return ByteBuffer.allocate(plain.length + Integer.BYTES)
                .put(plain[0])
                .putInt(type | SRID_FLAG)
                .putInt(epsg)
                .put(plain, content, plain.length - content)
                .array();
    }

    static Geometry geometry(byte[] bytes) {
        try {
            return new WKBReader()
                    .read(
                            isHexadecimal(bytes)
                                    ? WKBReader.hexToBytes(
                                            new String(bytes, java.nio.charset.StandardCharsets.US_ASCII))
                                    : bytes);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored geometry cannot be read", e);
        }
    }

    static @Nullable Geometry geometryOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : geometry(bytes);
    }

    /** PostgreSQL gives the text form; binary starts with the byte order, 0 or 1, never with the character. */
    private static boolean isHexadecimal(byte[] bytes) {
        return bytes[0] == '0';
    }
}
