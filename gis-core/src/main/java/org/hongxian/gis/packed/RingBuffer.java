package org.hongxian.gis.packed;

import java.util.ArrayList;
import java.util.Arrays;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** One parcel in packed units: shells clockwise, holes counter-clockwise, points that fall together counted once. */
final class RingBuffer {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    int[] points = new int[1024];
    int[] ringEnds = new int[16];
    /** Of the points, two to a byte, see {@link PointLevels}; only while points are left out. */
    byte[] levels = new byte[0];

    int rings;
    int minX;
    int minY;
    int maxX;
    int maxY;

    /** @return false when nothing with an area is left at this precision */
    boolean fill(MultiPolygon parcel, PackedGrid grid) {
        rings = 0;
        minX = Integer.MAX_VALUE;
        minY = Integer.MAX_VALUE;
        maxX = Integer.MIN_VALUE;
        maxY = Integer.MIN_VALUE;
        for (int i = 0; i < parcel.getNumGeometries(); i++) {
            var polygon = (Polygon) parcel.getGeometryN(i);
            add(polygon.getExteriorRing(), grid, true);
            for (int j = 0; j < polygon.getNumInteriorRing(); j++) {
                add(polygon.getInteriorRingN(j), grid, false);
            }
        }
        return rings > 0;
    }

    void reserve(int rings, int length) {
        if (points.length < length) {
            points = Arrays.copyOf(points, Math.max(2 * points.length, length));
        }
        if (ringEnds.length < rings) {
            ringEnds = Arrays.copyOf(ringEnds, Math.max(2 * ringEnds.length, rings));
        }
    }

    void reserveLevels(int bytes) {
        if (levels.length < bytes) {
            levels = new byte[2 * bytes];
        }
    }

    /**
     * Leaves out the points that are not kept at a level.
     *
     * @param half 1 when the level of the first point is in the upper half of its byte, otherwise 0
     */
    void keep(int level, int half) {
        int number = half;
        int at = 0;
        int from = 0;
        for (int ring = 0; ring < rings; ring++) {
            int to = ringEnds[ring];
            for (int i = from; i < to; i += 2) {
                points[at] = points[i];
                points[at + 1] = points[i + 1];
                at += PointLevels.unpacked(levels, number++) > level ? 2 : 0;
            }
            ringEnds[ring] = at;
            from = to;
        }
    }

    int length() {
        return rings == 0 ? 0 : ringEnds[rings - 1];
    }

    /** Takes the box over from a list of boxes, instead of growing it point by point. */
    void box(int[] boxes, int parcel) {
        minX = boxes[HilbertTree.BOX * parcel];
        minY = boxes[HilbertTree.BOX * parcel + 1];
        maxX = boxes[HilbertTree.BOX * parcel + 2];
        maxY = boxes[HilbertTree.BOX * parcel + 3];
    }

    /** Square units; exact as long as the parcel is less than 20 km across. */
    double area() {
        double area = 0;
        int from = 0;
        for (int ring = 0; ring < rings; ring++) {
            int to = ringEnds[ring];
            double x0 = points[from];
            double previousX = points[to - 2] - x0;
            double previousY = (double) points[to - 1] - points[from + 1];
            double twice = 0;
            for (int i = from; i < to; i += 2) {
                double x = points[i] - x0;
                double y = (double) points[i + 1] - points[from + 1];
                twice += (x - previousX) * (y + previousY);
                previousX = x;
                previousY = y;
            }
            area += twice / 2;
            from = to;
        }
        return area;
    }

    /** Square units on the ellipsoid. The series is set round the middle of the box and is not transposed. */
    double ellipsoidalArea(DensitySeries density) {
        density.around(((double) minX + maxX) / 2, ((double) minY + maxY) / 2);
        double base = density.centreB();
        double area = 0;
        int from = 0;
        for (int ring = 0; ring < rings; ring++) {
            int to = ringEnds[ring];
            double x = points[to - 2];
            double d = points[to - 1] - base;
            for (int i = from; i < to; i += 2) {
                double nextX = points[i];
                double nextD = points[i + 1] - base;
                area += density.trapezoid(x, nextX - x, base, base, d, nextD);
                x = nextX;
                d = nextD;
            }
            from = to;
        }
        return area;
    }

    /** Shells are told by their orientation; the holes that follow one are its own. */
    MultiPolygon geometry(PackedGrid grid) {
        var polygons = new ArrayList<Polygon>();
        LinearRing shell = null;
        var holes = new ArrayList<LinearRing>();
        int from = 0;
        for (int i = 0; i < rings; i++) {
            LinearRing ring = ring(from, ringEnds[i], grid);
            if (shell == null || !Orientation.isCCW(ring.getCoordinateSequence())) {
                if (shell != null) {
                    polygons.add(FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
                }
                shell = ring;
                holes.clear();
            } else {
                holes.add(ring);
            }
            from = ringEnds[i];
        }
        if (shell != null) {
            polygons.add(FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
        }
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private LinearRing ring(int from, int to, PackedGrid grid) {
        var ring = new Coordinate[(to - from) / 2 + 1];
        for (int i = 0; i < ring.length - 1; i++) {
            ring[i] = new Coordinate(grid.easting(points[from + 2 * i]), grid.northing(points[from + 2 * i + 1]));
        }
        ring[ring.length - 1] = ring[0];
        return FACTORY.createLinearRing(ring);
    }

    private void add(LinearRing ring, PackedGrid grid, boolean shell) {
        CoordinateSequence sequence = ring.getCoordinateSequence();
        boolean reverse = Orientation.isCCW(sequence) == shell;
        int from = length();
        int to = from;
        int size = sequence.size() - 1;
        reserve(rings + 1, from + 2 * size);
        for (int i = 0; i < size; i++) {
            int k = reverse ? size - 1 - i : i;
            int x = grid.x(sequence.getX(k));
            int y = grid.y(sequence.getY(k));
            if (to == from || x != points[to - 2] || y != points[to - 1]) {
                points[to++] = x;
                points[to++] = y;
            }
        }
        if (to - from >= 2 && points[from] == points[to - 2] && points[from + 1] == points[to - 1]) {
            to -= 2;
        }
        if (to - from >= 6) {
            ringEnds[rings++] = to;
            grow(from, to);
        }
    }

    private void grow(int from, int to) {
        for (int i = from; i < to; i += 2) {
            minX = Math.min(minX, points[i]);
            maxX = Math.max(maxX, points[i]);
            minY = Math.min(minY, points[i + 1]);
            maxY = Math.max(maxY, points[i + 1]);
        }
    }
}
