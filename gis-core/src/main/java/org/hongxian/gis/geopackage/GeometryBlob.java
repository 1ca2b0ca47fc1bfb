package org.hongxian.gis.geopackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mil.nga.sf.GeometryType;
import mil.nga.sf.LineString;
import mil.nga.sf.Point;
import mil.nga.sf.Polygon;
import mil.nga.sf.util.ByteReader;
import mil.nga.sf.util.SFException;
import mil.nga.sf.wkb.GeometryReader;
import mil.nga.sf.wkb.GeometryTypeInfo;
import org.hongxian.gis.coordinatefile.RawFeature;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * The geometry column of a GeoPackage: a header of its own before well-known binary.
 *
 * <p>The binary is read by a library that leaves rings as they are; the reader of JTS closes open rings and fills up short ones,
 * which are just the defects to be found.
 */
final class GeometryBlob {

    private static final int HEADER_BYTES = 8;
    private static final int EMPTY_FLAG = 0x10;
    private static final int EXTENDED_FLAG = 0x20;
    private static final int LITTLE_ENDIAN_FLAG = 0x01;
    private static final int BOX_FLAG = 0x02;
    /** Doubles of the envelope by its indicator. */
    private static final int[] ENVELOPE_DOUBLES = {0, 4, 6, 6, 8};

    private static final int BYTES_PER_POINT = 16;

    private final int pointLimit;
    private boolean sawHeights;

    GeometryBlob(int pointLimit) {
        this.pointLimit = pointLimit;
    }

    /** What is wrong with the bytes, in words fit to be shown. */
    static final class Broken extends Exception {
        Broken(String message) {
            super(message, null, false, false);
        }
    }

    /** The geometry alone exceeds the limit. */
    static final class TooManyPoints extends RuntimeException {}

    /** Whether a geometry so far had heights or measures, which are not kept. */
    boolean sawHeights() {
        return sawHeights;
    }

    /** @throws Broken if the bytes are no geometry */
    RawFeature feature(byte[] blob, Map<String, String> attributes) throws Broken {
        int flags = flags(blob);
        int doubles = flags >> 1 & 7;
        if (doubles >= ENVELOPE_DOUBLES.length) {
            throw new Broken("envelope " + doubles);
        }
        if ((flags & EXTENDED_FLAG) != 0) {
            return new RawFeature(attributes, "Extended", null, List.of(), 0);
        }
        if ((flags & EMPTY_FLAG) != 0) {
            return new RawFeature(attributes, null, null, List.of(), 0);
        }
        int start = HEADER_BYTES + ENVELOPE_DOUBLES[doubles] * Double.BYTES;
        if (blob.length <= start) {
            throw new Broken("geometry without content");
        }
        if ((blob.length - start) / BYTES_PER_POINT > pointLimit + 1L) {
            throw new TooManyPoints();
        }
        try {
            return polygons(new ByteReader(Arrays.copyOfRange(blob, start, blob.length)), attributes);
        } catch (IOException | SFException e) {
            throw new Broken("well-known binary ends within the geometry");
        }
    }

    private static int flags(byte[] blob) throws Broken {
        if (blob.length < HEADER_BYTES || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0) {
            throw new Broken("geometry without the header of a GeoPackage");
        }
        return blob[3];
    }

    /** Members of a multipolygon are read one by one, so that nothing can be nested deeper. */
    private RawFeature polygons(ByteReader reader, Map<String, String> attributes) throws Broken, IOException {
        GeometryTypeInfo info = type(reader);
        GeometryType type = info.getGeometryType();
        var polygons = new ArrayList<List<double[]>>();
        if (type == GeometryType.POLYGON) {
            polygons.add(rings(reader, info));
        } else if (type == GeometryType.MULTIPOLYGON) {
            int count = reader.readInt();
            for (int i = 0; i < count; i++) {
                GeometryTypeInfo member = type(reader);
                if (member.getGeometryType() != GeometryType.POLYGON) {
                    throw new Broken("a multipolygon with a " + member.getGeometryType());
                }
                polygons.add(rings(reader, member));
            }
        } else {
            return new RawFeature(attributes, type.getName(), null, List.of(), 0);
        }
        List<double[]> rings = polygons.stream().flatMap(List::stream).toList();
        String name = type == GeometryType.POLYGON ? "Polygon" : "MultiPolygon";
        return new RawFeature(attributes, name, polygons, rings, 0);
    }

    private static GeometryTypeInfo type(ByteReader reader) throws Broken, IOException {
        try {
            GeometryTypeInfo info = GeometryReader.readGeometryType(reader);
            if (info.getGeometryType() != null) {
                return info;
            }
        } catch (SFException e) {
            // The library's words are not fit to be shown; ours follow.
        }
        throw new Broken("geometry of an unknown type");
    }

    private List<double[]> rings(ByteReader reader, GeometryTypeInfo info) throws IOException {
        sawHeights |= info.hasZ() || info.hasM();
        Polygon polygon = GeometryReader.readPolygon(reader, info.hasZ(), info.hasM());
        return polygon.getRings().stream().map(GeometryBlob::flat).toList();
    }

    private static double[] flat(LineString ring) {
        List<Point> points = ring.getPoints();
        double[] flat = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            flat[2 * i] = points.get(i).getX();
            flat[2 * i + 1] = points.get(i).getY();
        }
        return flat;
    }

    /** The blob of a polygonal geometry with its envelope, little-endian throughout. */
    static byte[] of(Geometry geometry, int srsId) {
        byte[] binary = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
        boolean empty = geometry.isEmpty();
        int envelope = empty ? 0 : 4 * Double.BYTES;
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + envelope + binary.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) (LITTLE_ENDIAN_FLAG | (empty ? EMPTY_FLAG : BOX_FLAG)))
                .putInt(srsId);
        if (!empty) {
            Envelope box = geometry.getEnvelopeInternal();
            out.putDouble(box.getMinX())
                    .putDouble(box.getMaxX())
                    .putDouble(box.getMinY())
                    .putDouble(box.getMaxY());
        }
        return out.put(binary).array();
    }
}
