package org.hongxian.map.tile;

import java.util.Arrays;
import org.hongxian.gis.packed.ParcelReader;
import org.locationtech.jts.geom.Envelope;

/**
 * Which class lies at the middle of every cell of one tile and its rim. Parcels too small to hold the middle of a cell are not even
 * read, so far tiles of a million parcels cost no more than their cells; each class keeps its share of the ground on average.
 */
final class ClassRaster {

    /** Class of cells where there is nothing. */
    static final char NOTHING = 0;

    /** Crossings are ordered by whole fractions of a tile unit. */
    private static final double FRACTIONS = 256;
    /** Keeps columns of the rim positive, so that they sort as numbers do. */
    private static final int OFFSET = 2 * ParcelShape.RIM;
    /** How far boxes may be out because the grid is turned or curved against the file. */
    private static final double BOX_SLACK = 0.01;

    private final int cell;
    private final int side;
    private final char[] classes;
    private double[] places = new double[256];
    private long[] crossings = new long[256];
    private int crossingCount;

    /** @param cell side of a cell in tile units, a divisor of the rim */
    ClassRaster(int cell) {
        this(cell, new char[cellsAlong(cell) * cellsAlong(cell)]);
    }

    /** @param classes row by row from the north-west */
    ClassRaster(int cell, char[] classes) {
        this.cell = cell;
        this.side = cellsAlong(cell);
        this.classes = classes;
    }

    static int cellsAlong(int cell) {
        return (ParcelShape.MOST - ParcelShape.LEAST) / cell;
    }

    /** Cells along a side. */
    int side() {
        return side;
    }

    int cell() {
        return cell;
    }

    /** Nothing outside. */
    char at(int column, int row) {
        return column < 0 || row < 0 || column >= side || row >= side ? NOTHING : classes[row * side + column];
    }

    /** Number of a parcel's class, never {@link #NOTHING}. */
    interface ClassOf {
        char of(int parcel);
    }

    void fill(ParcelReader reader, TilePlane plane, Envelope ground, ClassOf classOf) {
        reader.visit(
                (minX, minY, maxX, maxY) -> maxX >= ground.getMinX()
                        && minX <= ground.getMaxX()
                        && maxY >= ground.getMinY()
                        && minY <= ground.getMaxY()
                        && holdsMiddle(plane, minX, minY, maxX, maxY),
                parcel -> {
                    reader.read(parcel);
                    fill(reader, plane, classOf.of(parcel));
                });
    }

    private boolean holdsMiddle(TilePlane plane, int minX, int minY, int maxX, int maxY) {
        var box = new Envelope(plane.place(minX, minY));
        box.expandToInclude(plane.place(maxX, minY));
        box.expandToInclude(plane.place(minX, maxY));
        box.expandToInclude(plane.place(maxX, maxY));
        box.expandBy(BOX_SLACK * Math.max(box.getWidth(), box.getHeight()));
        return firstAfter(box.getMinX()) < firstAfter(box.getMaxX())
                && firstAfter(box.getMinY()) < firstAfter(box.getMaxY());
    }

    /** The first column or row whose middle is not before a place. */
    private int firstAfter(double place) {
        return (int) Math.ceil((place - ParcelShape.LEAST) / cell - 0.5);
    }

    private void fill(ParcelReader reader, TilePlane plane, char landClass) {
        int[] points = reader.points();
        crossingCount = 0;
        int from = 0;
        for (int ring = 0; ring < reader.rings(); ring++) {
            int to = reader.ringEnd(ring);
            place(points, from, to, plane);
            int length = to - from;
            for (int i = 0; i < length; i += 2) {
                int k = i == 0 ? length - 2 : i - 2;
                if (places[k + 1] < places[i + 1]) {
                    cross(places[k], places[k + 1], places[i], places[i + 1]);
                } else {
                    cross(places[i], places[i + 1], places[k], places[k + 1]);
                }
            }
            from = to;
        }
        Arrays.sort(crossings, 0, crossingCount);
        for (int i = 0; i + 1 < crossingCount; i += 2) {
            int row = (int) (crossings[i] >> 32);
            int first = Math.max(0, firstAfter((int) crossings[i] / FRACTIONS - OFFSET));
            int behind = Math.min(side, firstAfter((int) crossings[i + 1] / FRACTIONS - OFFSET));
            if (first < behind) {
                Arrays.fill(classes, row * side + first, row * side + behind, landClass);
            }
        }
    }

    private void place(int[] points, int from, int to, TilePlane plane) {
        if (places.length < to - from) {
            places = new double[2 * (to - from)];
        }
        for (int i = from; i < to; i += 2) {
            var place = plane.place(points[i], points[i + 1]);
            places[i - from] = place.x;
            places[i - from + 1] = place.y;
        }
    }

    /** Notes where an edge, its upper end first, crosses the middles of rows. */
    private void cross(double x0, double y0, double x1, double y1) {
        int first = Math.max(0, firstAfter(y0));
        int behind = Math.min(side, firstAfter(y1));
        for (int row = first; row < behind; row++) {
            double y = ParcelShape.LEAST + (row + 0.5) * cell;
            double x = x0 + (y - y0) * (x1 - x0) / (y1 - y0);
            double seen = Math.max(ParcelShape.LEAST - 1, Math.min(ParcelShape.MOST + 1, x));
            if (crossingCount == crossings.length) {
                crossings = Arrays.copyOf(crossings, 2 * crossingCount);
            }
            crossings[crossingCount++] = (long) row << 32 | (int) Math.rint((seen + OFFSET) * FRACTIONS);
        }
    }

    /** The same with cells twice as large: what most of four cells are, of equals the one met first; nothing counts least. */
    ClassRaster coarser() {
        int size = cellsAlong(2 * cell);
        var coarse = new char[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int at = 2 * row * side + 2 * column;
                coarse[row * size + column] =
                        most(classes[at], classes[at + 1], classes[at + side], classes[at + side + 1]);
            }
        }
        return new ClassRaster(2 * cell, coarse);
    }

    private static char most(char a, char b, char c, char d) {
        int ofA = votes(a, b, c, d);
        int ofB = votes(b, a, c, d);
        int ofC = votes(c, a, b, d);
        int ofD = votes(d, a, b, c);
        int best = Math.max(Math.max(ofA, ofB), Math.max(ofC, ofD));
        return ofA == best ? a : ofB == best ? b : ofC == best ? c : d;
    }

    private static int votes(char candidate, char p, char q, char r) {
        return candidate == NOTHING
                ? 0
                : 1 + (p == candidate ? 1 : 0) + (q == candidate ? 1 : 0) + (r == candidate ? 1 : 0);
    }
}
