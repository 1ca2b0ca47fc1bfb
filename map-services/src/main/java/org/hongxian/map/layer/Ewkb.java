package org.hongxian.map.layer;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Geometry as both databases take and give it: extended well-known binary, big-endian, with its EPSG number. */
final class Ewkb {

    private Ewkb() {}

    static byte[] bytes(Geometry geometry, int epsg) {
        Geometry copy = new GeometryFactory(new PrecisionModel(), epsg).createGeometry(geometry);
        return new WKBWriter(2, ByteOrderValues.BIG_ENDIAN, true).write(copy);
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
