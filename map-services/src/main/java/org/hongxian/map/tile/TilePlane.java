package org.hongxian.map.tile;

import static org.hongxian.map.tile.PlanePolynomial.DEGREE;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * From the whole units of a coverage file to those of one tile, row downwards: the polynomial of {@link CoverageProjection} set
 * round the tile, with the powers that can be seen there. A point always falls on the same unit, whichever parcel it belongs to.
 */
final class TilePlane {

    /** Tile units a polynomial may be off the exact transformation. */
    static final double ALLOWED_UNITS = 1.0 / 16;
    /** Tile units the powers left away may make together. */
    private static final double UNSEEN_UNITS = 1.0 / 64;
    /** The short polynomial is good for this part of the tile's ground to every side of it. */
    private static final double BEYOND = 0.25;
    /** Up to this degree the polynomial is written out. */
    /** The bits of the double 2<sup>52</sup> + 2<sup>31</sup>. */
    private static final long FIFTY_TWO_AND_THIRTY_ONE = 0x4330000080000000L;

    private static final int SHORT = 3;
    /** Tile units two points come closer at most when both are rounded: twice half the diagonal of a unit. */
    private static final double ROUNDED = 1.415;

    private final CoverageProjection projection;
    private final double west;
    private final double north;
    private final double unit;
    private final boolean exact;
    private final double centreX;
    private final double centreY;
    private final double reach;
    private final double[][] column;
    private final double[][] row;
    private final int degree;
    private final double leastUnits;
    private final double bend;

    private final double a00;
    private final double a10;
    private final double a01;
    private final double a20;
    private final double a11;
    private final double a02;
    private final double a30;
    private final double a21;
    private final double a12;
    private final double a03;
    private final double b00;
    private final double b10;
    private final double b01;
    private final double b20;
    private final double b11;
    private final double b02;
    private final double b30;
    private final double b21;
    private final double b12;
    private final double b03;

    /**
     * @param tile easting first, in the system of the grid
     * @param ground what of the file the tile may show, in its whole units
     */
    TilePlane(CoverageProjection projection, Envelope tile, Envelope ground) {
        this.projection = projection;
        this.west = tile.getMinX();
        this.north = tile.getMaxY();
        this.unit = tile.getWidth() / TileSpace.EXTENT;
        this.exact = projection.error() > unit * ALLOWED_UNITS / 2;
        this.centreX = ground.centre().x;
        this.centreY = ground.centre().y;
        this.reach = Math.max(ground.getWidth(), ground.getHeight()) * (0.5 + BEYOND);
        this.column = around(projection.eastingPolynomial(), west, 1 / unit);
        this.row = around(projection.northingPolynomial(), north, -1 / unit);
        this.degree = exact ? DEGREE : Math.max(seen(column), seen(row));
        this.leastUnits = (leastStretch() - Math.hypot(weight(column, 1), weight(row, 1))) / reach;
        this.bend = Math.hypot(weight(column, 2), weight(row, 2)) / (reach * reach);
        this.a00 = column[0][0];
        this.a10 = column[1][0] / reach;
        this.a01 = column[0][1] / reach;
        this.a20 = column[2][0] / (reach * reach);
        this.a11 = column[1][1] / (reach * reach);
        this.a02 = column[0][2] / (reach * reach);
        this.a30 = column[3][0] / (reach * reach * reach);
        this.a21 = column[2][1] / (reach * reach * reach);
        this.a12 = column[1][2] / (reach * reach * reach);
        this.a03 = column[0][3] / (reach * reach * reach);
        this.b00 = row[0][0];
        this.b10 = row[1][0] / reach;
        this.b01 = row[0][1] / reach;
        this.b20 = row[2][0] / (reach * reach);
        this.b11 = row[1][1] / (reach * reach);
        this.b02 = row[0][2] / (reach * reach);
        this.b30 = row[3][0] / (reach * reach * reach);
        this.b21 = row[2][1] / (reach * reach * reach);
        this.b12 = row[1][2] / (reach * reach * reach);
        this.b03 = row[0][3] / (reach * reach * reach);
    }

    /** The same polynomial in other variables, so that its powers can be told apart by their weight. */
    private double[][] around(double[][] polynomial, double origin, double scale) {
        var shifted = new double[DEGREE + 1][];
        double u0 = projection.u(centreX);
        double v0 = projection.v(centreY);
        for (int i = 0; i <= DEGREE; i++) {
            shifted[i] = polynomial[i].clone();
        }
        shifted[0][0] -= origin;
        for (int i = 0; i <= DEGREE; i++) {
            for (int k = 0; k < DEGREE; k++) {
                for (int j = DEGREE - 1; j >= k; j--) {
                    shifted[i][j] += v0 * shifted[i][j + 1];
                }
            }
        }
        for (int j = 0; j <= DEGREE; j++) {
            for (int k = 0; k < DEGREE; k++) {
                for (int i = DEGREE - 1; i >= k; i--) {
                    shifted[i][j] += u0 * shifted[i + 1][j];
                }
            }
        }
        double s = reach / projection.half();
        double ofColumn = scale;
        for (int i = 0; i <= DEGREE; i++) {
            double factor = ofColumn;
            for (int j = 0; j <= DEGREE; j++) {
                shifted[i][j] *= factor;
                factor *= s;
            }
            ofColumn *= s;
        }
        return shifted;
    }

    /** The least degree at which what is left away cannot be seen. */
    private static int seen(double[][] polynomial) {
        double left = 0;
        for (int degree = DEGREE; degree > 1; degree--) {
            for (int i = 0; i <= degree; i++) {
                left += Math.abs(polynomial[i][degree - i]);
            }
            if (left > UNSEEN_UNITS) {
                return degree;
            }
        }
        return 1;
    }

    /** The least length a unit vector has after the linear part. */
    private double leastStretch() {
        double squares = column[1][0] * column[1][0]
                + column[0][1] * column[0][1]
                + row[1][0] * row[1][0]
                + row[0][1] * row[0][1];
        double area = column[1][0] * row[0][1] - column[0][1] * row[1][0];
        return Math.sqrt((squares - Math.sqrt(Math.max(0, squares * squares - 4 * area * area))) / 2);
    }

    /** Of the powers above the linear part, each as often as its degree to a power: no derivative within reach is larger. */
    private static double weight(double[][] polynomial, int power) {
        double weight = 0;
        for (int i = 0; i <= DEGREE; i++) {
            for (int j = 0; i + j <= DEGREE; j++) {
                if (i + j > 1) {
                    weight += (power == 1 ? i + j : (i + j) * (i + j)) * Math.abs(polynomial[i][j]);
                }
            }
        }
        return weight;
    }

    /** Where a box lies to the tile and its rim. */
    enum Place {
        /** Too far from the tile to say, or the tile is too large. For all others {@link #project} is good. */
        FAR,
        /** Nothing of it is seen. */
        BEYOND,
        ACROSS,
        /** All of it is seen. */
        WITHIN
    }

    /** @param box least x, least y, greatest x, greatest y, in units of the file */
    Place placeOf(int[] box) {
        double west = box[0] - centreX;
        double south = box[1] - centreY;
        double east = box[2] - centreX;
        double north = box[3] - centreY;
        if (degree > SHORT || west < -reach || south < -reach || east > reach || north > reach) {
            return Place.FAR;
        }
        double x1 = nearColumn(west, south);
        double x2 = nearColumn(east, south);
        double x3 = nearColumn(east, north);
        double x4 = nearColumn(west, north);
        double y1 = nearRow(west, south);
        double y2 = nearRow(east, south);
        double y3 = nearRow(east, north);
        double y4 = nearRow(west, north);
        double minX = Math.min(Math.min(x1, x2), Math.min(x3, x4));
        double maxX = Math.max(Math.max(x1, x2), Math.max(x3, x4));
        double minY = Math.min(Math.min(y1, y2), Math.min(y3, y4));
        double maxY = Math.max(Math.max(y1, y2), Math.max(y3, y4));
        double margin = 1 + bendOver(box);
        if (maxX < ParcelShape.LEAST - margin
                || maxY < ParcelShape.LEAST - margin
                || minX > ParcelShape.MOST + margin
                || minY > ParcelShape.MOST + margin) {
            return Place.BEYOND;
        }
        return minX >= ParcelShape.LEAST + margin
                        && minY >= ParcelShape.LEAST + margin
                        && maxX <= ParcelShape.MOST - margin
                        && maxY <= ParcelShape.MOST - margin
                ? Place.WITHIN
                : Place.ACROSS;
    }

    /** More than lines within a box can be bent, in tile units. */
    private double bendOver(int[] box) {
        double width = (double) box[2] - box[0];
        double height = (double) box[3] - box[1];
        return bend * (width * width + height * height);
    }

    /**
     * Whether rings stay apart from themselves and each other when their points are projected and rounded; see decision 0121.
     *
     * @param box of the rings, which may not be {@link Place#FAR}
     * @param clearance least distance of a point to an edge that does not end there, in units of the file
     */
    boolean keepsApart(int[] box, double clearance) {
        return clearance * leastUnits > ROUNDED + bendOver(box);
    }

    /** Largest power used within the tile; for those who want to know how it works. */
    int degree() {
        return degree;
    }

    /** Sides of a unit of the file in tile units, roughly, for judging how large something will be. */
    double unitsPerFileUnit() {
        return Math.hypot(column[1][0], column[0][1]) / reach;
    }

    /**
     * Projects a ring and rounds it to whole tile units; points that fall on the one before are left away.
     *
     * @param points easting and northing by turns, in units of the file
     * @param out gets columns and rows by turns from {@code at}; has to have room for all
     * @return where the ring ends in {@code out}
     */
    int snap(int[] points, int from, int to, int[] out, int at) {
        if (degree <= SHORT && isNear(points, from, to)) {
            return snapNear(points, from, to, out, at);
        }
        int end = at;
        for (int i = from; i < to; i += 2) {
            Coordinate place = place(points[i], points[i + 1]);
            int x = (int) Math.rint(place.x);
            int y = (int) Math.rint(place.y);
            if (end == at || x != out[end - 2] || y != out[end - 1]) {
                out[end++] = x;
                out[end++] = y;
            }
        }
        return closed(out, at, end);
    }

    /**
     * Projects and rounds the points of a ring, one by one, within a box that is not {@link Place#FAR}.
     *
     * @return where the ring ends in {@code out}
     */
    int project(int[] points, int from, int to, int[] out, int at) {
        if (degree > 2) {
            int shift = at - from;
            for (int i = from; i < to; i += 2) {
                double u = points[i] - centreX;
                double v = points[i + 1] - centreY;
                out[shift + i] = (int) Math.rint(nearColumn(u, v));
                out[shift + i + 1] = (int) Math.rint(nearRow(u, v));
            }
        } else {
            projectSquare(points, from, to, out, at - from);
        }
        return at + to - from;
    }

    /** The commonest case by itself, with nothing in its loop but arithmetic. */
    private void projectSquare(int[] points, int from, int to, int[] out, int shift) {
        double x0 = centreX;
        double y0 = centreY;
        double p00 = a00;
        double p10 = a10;
        double p01 = a01;
        double p20 = a20;
        double p11 = a11;
        double p02 = a02;
        double q00 = b00;
        double q10 = b10;
        double q01 = b01;
        double q20 = b20;
        double q11 = b11;
        double q02 = b02;
        for (int i = from; i < to; i += 2) {
            double u = real(points[i]) - x0;
            double v = real(points[i + 1]) - y0;
            out[shift + i] = (int) Math.rint(p00 + u * (p10 + p20 * u + p11 * v) + v * (p01 + p02 * v));
            out[shift + i + 1] = (int) Math.rint(q00 + u * (q10 + q20 * u + q11 * v) + v * (q01 + q02 * v));
        }
    }

    /**
     * The same number, exactly: 2<sup>52</sup> + 2<sup>31</sup> + n has n in its last bits. A plain conversion waits for the point
     * before (compiled by Java 17 it keeps half of the old register), which made a near tile a sixth slower.
     */
    private static double real(int n) {
        return Double.longBitsToDouble(FIFTY_TWO_AND_THIRTY_ONE + n) - (0x1p52 + 0x1p31);
    }

    /** Where a point given in units of the file lies in the tile, in tile units not rounded. */
    Coordinate place(double fileX, double fileY) {
        if (exact) {
            Coordinate place = projection.exactOfUnits(fileX, fileY);
            return new Coordinate((place.x - west) / unit, (north - place.y) / unit);
        }
        double east = fileX - centreX;
        double up = fileY - centreY;
        if (degree <= SHORT && Math.abs(east) <= reach && Math.abs(up) <= reach) {
            return new Coordinate(nearColumn(east, up), nearRow(east, up));
        }
        double u = east / reach;
        double v = up / reach;
        return new Coordinate(PlanePolynomial.value(column, u, v), PlanePolynomial.value(row, u, v));
    }

    private boolean isNear(int[] points, int from, int to) {
        boolean near = true;
        for (int i = from; i < to; i += 2) {
            near &= Math.abs(points[i] - centreX) <= reach & Math.abs(points[i + 1] - centreY) <= reach;
        }
        return near;
    }

    private int snapNear(int[] points, int from, int to, int[] out, int at) {
        int lastX = Integer.MIN_VALUE;
        int lastY = Integer.MIN_VALUE;
        int end = at;
        for (int i = from; i < to; i += 2) {
            double u = points[i] - centreX;
            double v = points[i + 1] - centreY;
            int x = (int) Math.rint(nearColumn(u, v));
            int y = (int) Math.rint(nearRow(u, v));
            if (x != lastX || y != lastY) {
                out[end++] = x;
                out[end++] = y;
                lastX = x;
                lastY = y;
            }
        }
        return closed(out, at, end);
    }

    private double nearColumn(double u, double v) {
        if (degree <= 2) {
            return a00 + u * (a10 + a20 * u + a11 * v) + v * (a01 + a02 * v);
        }
        return a00 + u * (a10 + u * (a20 + a30 * u + a21 * v) + v * (a11 + a12 * v)) + v * (a01 + v * (a02 + a03 * v));
    }

    private double nearRow(double u, double v) {
        if (degree <= 2) {
            return b00 + u * (b10 + b20 * u + b11 * v) + v * (b01 + b02 * v);
        }
        return b00 + u * (b10 + u * (b20 + b30 * u + b21 * v) + v * (b11 + b12 * v)) + v * (b01 + v * (b02 + b03 * v));
    }

    private static int closed(int[] out, int at, int end) {
        boolean twice = end - at > 2 && out[at] == out[end - 2] && out[at + 1] == out[end - 1];
        return twice ? end - 2 : end;
    }
}
