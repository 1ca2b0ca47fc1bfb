package org.hongxian.gis.coordinatefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The polygon records of a Shapefile ({@code .shp}) and their index ({@code .shx}), ring by ring as given. The library normalises
 * polygons while writing, which would move the first boundary point to another corner.
 */
final class ShapeRecords {

    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;
    private static final int POLYGON = 5;
    private static final int HEADER_BYTES = 100;
    private static final int RECORD_HEADER_BYTES = 8;
    private static final int POLYGON_HEAD_BYTES = 44;

    private final List<List<Coordinate[]>> records;

    /** @param records one list of closed rings per record */
    ShapeRecords(List<List<Coordinate[]>> records) {
        this.records = records;
    }

    byte[] shp() {
        int size = HEADER_BYTES
                + records.stream()
                        .mapToInt(rings -> RECORD_HEADER_BYTES + contentBytes(rings))
                        .sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        header(out, size);
        for (int i = 0; i < records.size(); i++) {
            List<Coordinate[]> rings = records.get(i);
            out.order(ByteOrder.BIG_ENDIAN).putInt(i + 1).putInt(contentBytes(rings) / 2);
            content(out.order(ByteOrder.LITTLE_ENDIAN), rings);
        }
        return out.array();
    }

    byte[] shx() {
        int size = HEADER_BYTES + RECORD_HEADER_BYTES * records.size();
        ByteBuffer out = ByteBuffer.allocate(size);
        header(out, size);
        out.order(ByteOrder.BIG_ENDIAN);
        int offset = HEADER_BYTES;
        for (List<Coordinate[]> rings : records) {
            out.putInt(offset / 2).putInt(contentBytes(rings) / 2);
            offset += RECORD_HEADER_BYTES + contentBytes(rings);
        }
        return out.array();
    }

    private void header(ByteBuffer out, int size) {
        out.order(ByteOrder.BIG_ENDIAN).putInt(FILE_CODE);
        out.position(24).putInt(size / 2);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(VERSION).putInt(POLYGON);
        var box = new Envelope();
        records.forEach(rings -> box.expandToInclude(box(rings)));
        box(out, box.isNull() ? new Envelope(0, 0, 0, 0) : box);
        out.position(HEADER_BYTES);
    }

    private static void content(ByteBuffer out, List<Coordinate[]> rings) {
        out.putInt(POLYGON);
        box(out, box(rings));
        out.putInt(rings.size()).putInt(points(rings));
        int start = 0;
        for (Coordinate[] ring : rings) {
            out.putInt(start);
            start += ring.length;
        }
        for (Coordinate[] ring : rings) {
            for (Coordinate point : ring) {
                out.putDouble(point.x).putDouble(point.y);
            }
        }
    }

    private static void box(ByteBuffer out, Envelope box) {
        out.putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY());
    }

    private static Envelope box(List<Coordinate[]> rings) {
        var box = new Envelope();
        for (Coordinate[] ring : rings) {
            for (Coordinate point : ring) {
                box.expandToInclude(point);
            }
        }
        return box;
    }

    private static int points(List<Coordinate[]> rings) {
        return rings.stream().mapToInt(ring -> ring.length).sum();
    }

    private static int contentBytes(List<Coordinate[]> rings) {
        return POLYGON_HEAD_BYTES + 4 * rings.size() + 16 * points(rings);
    }
}
