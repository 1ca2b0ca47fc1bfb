package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.h2gis.functions.io.shp.internal.ShapeHandler;
import org.h2gis.functions.io.shp.internal.ShapeType;
import org.h2gis.functions.io.utility.ReadBufferManager;
import org.h2gis.functions.io.utility.WriteBufferManager;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Takes the rings of a polygon record as they are. The handler of the library closes open rings, drops short ones and turns
 * orientations, which are just the defects to be found.
 */
final class RawRings implements ShapeHandler {

    private final int pointLimit;
    private List<double[]> rings = List.of();

    RawRings(int pointLimit) {
        this.pointLimit = pointLimit;
    }

    /** Rings of the record read last, easting and northing alternating. */
    List<double[]> rings() {
        return rings;
    }

    @Override
    public ShapeType getShapeType() {
        return ShapeType.POLYGON;
    }

    /** @return always null: see {@link #rings()} */
    @Override
    @SuppressWarnings("NullAway") // the interface is not annotated; its only caller hands the value on to us
    public @Nullable Geometry read(ReadBufferManager buffer, ShapeType type) throws IOException {
        rings = List.of();
        if (type == ShapeType.NULL) {
            return null;
        }
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        buffer.skip(4 * Double.BYTES);
        int parts = buffer.getInt();
        int points = buffer.getInt();
        // Sizes come from the file: nothing is allocated before they are known to fit into what is left of it.
        if (parts < 0 || points < 0 || parts > points + 1L || 4L * parts + 16L * points > buffer.remaining()) {
            throw new IOException("record with " + parts + " parts and " + points + " points");
        }
        if (points > pointLimit) {
            throw new TooManyPoints();
        }
        int[] starts = new int[parts + 1];
        for (int i = 0; i < parts; i++) {
            starts[i] = buffer.getInt();
        }
        starts[parts] = points;
        var read = new ArrayList<double[]>();
        for (int part = 0; part < parts; part++) {
            if (starts[part] < 0 || starts[part] > starts[part + 1] || starts[part + 1] > points) {
                throw new IOException("parts out of order");
            }
            double[] ring = new double[2 * (starts[part + 1] - starts[part])];
            for (int i = 0; i < ring.length; i++) {
                ring[i] = buffer.getDouble();
            }
            read.add(ring);
        }
        rings = read;
        return null;
    }

    @Override
    public void write(WriteBufferManager buffer, Geometry geometry) {
        throw new UnsupportedOperationException("reads only");
    }

    @Override
    public int getLength(Geometry geometry) {
        throw new UnsupportedOperationException("reads only");
    }

    /** The record alone exceeds the limit. */
    static final class TooManyPoints extends RuntimeException {}
}
