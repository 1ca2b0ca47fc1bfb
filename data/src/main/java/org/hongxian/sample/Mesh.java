package org.hongxian.sample;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;

/**
 * The deformed lattice every boundary of the region is made of.
 *
 * <p>Why no two edges cross: in lattice space a vertex moves by at most {@value #JITTER} m, an edge leaves its chord by at most
 * {@value #SWING} m and by at most a quarter of the distance to its nearer end, and wide lines are at least 54 m apart. So
 * lines keep their order, and at a corner the slope of a "horizontal" edge stays below 1, of a "vertical" one above 1. Both
 * sides of a narrow row move together. The smooth deformation that follows is one-to-one.
 */
final class Mesh {

    static final double ORIGIN_EASTING = 39_532_000;
    static final double ORIGIN_NORTHING = 3_443_000;

    private static final double JITTER = 9;
    private static final double SWING = 6;
    private static final double WIDE_METRES = 68;
    private static final double POINT_SPACING_METRES = 6.4;

    private static final int COLUMN_WIDTH = 1;
    private static final int ROW_WIDTH = 2;
    private static final int VERTEX_X = 3;
    private static final int VERTEX_Y = 4;
    private static final int EDGE = 5;
    private static final int EDGE_FINE = 6;
    private static final int BEND_X = 7;
    private static final int BEND_Y = 8;
    private static final int TURN_X = 9;
    private static final int TURN_Y = 10;

    private final Noise noise;
    private final double[] columnLines;
    private final double[] rowLines;

    Mesh(RegionSize size, Corridors corridors, Noise noise) {
        this.noise = noise;
        this.columnLines = new double[size.cellColumns() + 1];
        for (int i = 0; i < size.cellColumns(); i++) {
            double width = isNarrow(i)
                    ? corridors.column(i / RegionSize.CELLS).widthMetres()
                    : WIDE_METRES * (1 + 0.2 * noise.signed(COLUMN_WIDTH, i, 0));
            columnLines[i + 1] = columnLines[i] + width;
        }
        this.rowLines = new double[size.cellRows() + 1];
        for (int j = 0; j < size.cellRows(); j++) {
            double height = isNarrow(j)
                    ? corridors.row(j / RegionSize.CELLS).widthMetres()
                    : WIDE_METRES * (1 + 0.2 * noise.signed(ROW_WIDTH, j, 0));
            rowLines[j + 1] = rowLines[j] + height;
        }
    }

    static boolean isNarrow(int cell) {
        return cell % RegionSize.CELLS == RegionSize.WIDE_CELLS;
    }

    /** Where lattice vertex (i, j) lies on the ground. */
    Coordinate vertex(int i, int j) {
        return deformed(latticeX(i, j), latticeY(i, j));
    }

    /** Appends the edge from (i, j) to (i + 1, j), without its last point; {@code backwards} the other way round. */
    void appendHorizontal(CoordinateList target, int i, int j, boolean backwards) {
        append(target, new Edge(i, j, i + 1, j, true), backwards);
    }

    /** Appends the edge from (i, j) to (i, j + 1), without its last point; {@code backwards} the other way round. */
    void appendVertical(CoordinateList target, int i, int j, boolean backwards) {
        append(target, new Edge(i, j, i, j + 1, false), backwards);
    }

    private void append(CoordinateList target, Edge edge, boolean backwards) {
        double fromX = latticeX(edge.fromI, edge.fromJ);
        double fromY = latticeY(edge.fromI, edge.fromJ);
        double toX = latticeX(edge.toI, edge.toJ);
        double toY = latticeY(edge.toI, edge.toJ);
        double length = edge.horizontal ? toX - fromX : toY - fromY;
        boolean crossesCorridor = isNarrow(edge.horizontal ? edge.fromI : edge.fromJ);
        int segments = crossesCorridor
                ? 1 + (int) (length / (4 * POINT_SPACING_METRES))
                : Math.max(6, (int) Math.round(length / POINT_SPACING_METRES));
        for (int k = 0; k < segments; k++) {
            int step = backwards ? segments - k : k;
            double share = (double) step / segments;
            double x = fromX + (toX - fromX) * share;
            double y = fromY + (toY - fromY) * share;
            double swing = crossesCorridor ? 0 : swing(edge, step, share, length);
            Coordinate point = edge.horizontal ? deformed(x, y + swing) : deformed(x + swing, y);
            target.add(point, true);
        }
    }

    private double swing(Edge edge, int step, double share, double length) {
        double reach = Math.min(SWING, 0.25 * length * Math.min(share, 1 - share));
        long key = edge.key();
        double coarse = noise.smooth(EDGE, key * 16.0 + share * 3.5, edge.horizontal ? 0 : 1_000);
        double fine = noise.signed(EDGE_FINE, key, step);
        return reach * (0.7 * coarse + 0.3 * fine);
    }

    private double latticeX(int i, int j) {
        return columnLines[i] + JITTER * noise.signed(VERTEX_X, line(i), line(j));
    }

    private double latticeY(int i, int j) {
        return rowLines[j] + JITTER * noise.signed(VERTEX_Y, line(i), line(j));
    }

    /** Both lines of a narrow row or column count as one, so that they move together. */
    private static int line(int index) {
        return index > 0 && index % RegionSize.CELLS == 0 ? index - 1 : index;
    }

    private Coordinate deformed(double x, double y) {
        double easting =
                x + 240 * noise.smooth(BEND_X, x / 2400, y / 2400) + 36 * noise.smooth(TURN_X, x / 900, y / 900);
        double northing =
                y + 240 * noise.smooth(BEND_Y, x / 2400, y / 2400) + 36 * noise.smooth(TURN_Y, x / 900, y / 900);
        return new Coordinate(millimetres(ORIGIN_EASTING + easting), millimetres(ORIGIN_NORTHING + northing));
    }

    private static double millimetres(double metres) {
        return Math.rint(metres * 1000) / 1000;
    }

    private record Edge(int fromI, int fromJ, int toI, int toJ, boolean horizontal) {

        long key() {
            return line(fromI) * 65_536L + line(fromJ);
        }
    }
}
