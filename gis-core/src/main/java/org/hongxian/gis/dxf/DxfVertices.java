package org.hongxian.gis.dxf;

import java.util.Arrays;

/** Vertices of a path, each with the bulge of the segment that leaves it: the tangent of a quarter of the arc's angle, 0 if straight. */
final class DxfVertices {

    private double[] values = new double[12];
    private int count;

    int count() {
        return count;
    }

    double x(int index) {
        return values[3 * index];
    }

    double y(int index) {
        return values[3 * index + 1];
    }

    double bulge(int index) {
        return values[3 * index + 2];
    }

    void add(double x, double y, double bulge) {
        if (3 * count == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[3 * count] = x;
        values[3 * count + 1] = y;
        values[3 * count + 2] = bulge;
        count++;
    }

    /** Does nothing before the first vertex: a damaged file gives y before x. */
    void setLastY(double y) {
        if (count > 0) {
            values[3 * count - 2] = y;
        }
    }

    void setLastBulge(double bulge) {
        if (count > 0) {
            values[3 * count - 1] = bulge;
        }
    }

    /** The same seen from below: mirrored at the y axis, arcs turning the other way. */
    DxfVertices mirrored() {
        var mirrored = new DxfVertices();
        for (int i = 0; i < count; i++) {
            mirrored.add(-x(i), y(i), -bulge(i));
        }
        return mirrored;
    }
}
