package org.hongxian.map.tile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BiConsumer;

/**
 * The areas of a raster as rings in whole tile units. Cells of one class that share a side are one area. Neighbouring areas have
 * the same border, point by point, so there are neither gaps nor slivers; corners where only two areas meet are cut off by half a
 * cell, the same on both sides. The rings are valid: an area that meets itself at a corner gets a hole there.
 */
final class RasterRegions {

    private static final int EAST = 0;
    private static final int SOUTH = 1;
    private static final int WEST = 2;
    private static final int[] STEP_X = {1, 0, -1, 0};
    private static final int[] STEP_Y = {0, 1, 0, -1};

    private final ClassRaster raster;
    private final int side;
    private final int[] labels;
    private final int half;
    private int areas;

    RasterRegions(ClassRaster raster) {
        this.raster = raster;
        this.side = raster.side();
        this.labels = new int[side * side];
        this.half = raster.cell() / 2;
    }

    /** @param sink gets the rings of every class, each shell followed by its holes; they are reused afterwards */
    void trace(BiConsumer<Character, TileRings> sink) {
        label();
        var shells = new TileRings[areas + 1];
        var visited = new BitSet(side * side);
        var scratch = new TileRings();
        var classes = new char[areas + 1];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int label = labels[row * side + column];
                if (label != 0 && label(column, row - 1) != label && !visited.get(row * side + column)) {
                    scratch.clear();
                    follow(column, row, label, visited, scratch);
                    if (shells[label] == null) {
                        shells[label] = new TileRings(scratch.length(), 1);
                        classes[label] = raster.at(column, row);
                    }
                    shells[label].add(scratch.points, 0, scratch.length());
                }
            }
        }
        hand(shells, classes, sink);
    }

    private static void hand(TileRings[] areas, char[] classes, BiConsumer<Character, TileRings> sink) {
        Integer[] order = new Integer[areas.length - 1];
        Arrays.setAll(order, i -> i + 1);
        Arrays.sort(order, (a, b) -> Character.compare(classes[a], classes[b]));
        var rings = new TileRings();
        for (int i = 0; i < order.length; i++) {
            TileRings area = areas[order[i]];
            for (int ring = 0; ring < area.count; ring++) {
                rings.add(area.points, area.begin(ring), area.ends[ring]);
            }
            boolean isLast = i + 1 == order.length || classes[order[i + 1]] != classes[order[i]];
            if (isLast) {
                sink.accept(classes[order[i]], rings);
                rings.clear();
            }
        }
    }

    /** Numbers the areas, from 1, in the order of their first cells. */
    private void label() {
        var open = new int[1024];
        for (int start = 0; start < labels.length; start++) {
            char landClass = raster.at(start % side, start / side);
            if (landClass == ClassRaster.NOTHING || labels[start] != 0) {
                continue;
            }
            labels[start] = ++areas;
            int count = 0;
            open[count++] = start;
            while (count > 0) {
                int at = open[--count];
                if (open.length < count + 4) {
                    open = Arrays.copyOf(open, 2 * open.length);
                }
                for (int way = 0; way < 4; way++) {
                    int column = at % side + STEP_X[way];
                    int row = at / side + STEP_Y[way];
                    if (raster.at(column, row) == landClass && label(column, row) == 0) {
                        labels[row * side + column] = areas;
                        open[count++] = row * side + column;
                    }
                }
            }
        }
    }

    private int label(int column, int row) {
        return column < 0 || row < 0 || column >= side || row >= side ? 0 : labels[row * side + column];
    }

    /** Goes round with the area to the right, from the upper side of a cell. */
    private void follow(int firstColumn, int firstRow, int label, BitSet visited, TileRings into) {
        int x = firstColumn;
        int y = firstRow;
        int way = EAST;
        int at = 0;
        do {
            if (way == EAST) {
                visited.set(y * side + x);
            }
            into.reserve(at + 6);
            int fromX = x;
            int fromY = y;
            x += STEP_X[way];
            y += STEP_Y[way];
            int next = turn(x, y, way, label);
            if (next != way) {
                if (isNode(x, y)) {
                    at = put(2 * x, 2 * y, at, into);
                } else {
                    at = put(fromX + x, fromY + y, at, into);
                    at = put(2 * x + STEP_X[next], 2 * y + STEP_Y[next], at, into);
                }
            }
            way = next;
        } while (x != firstColumn || y != firstRow || way != EAST);
        into.end(RingTidy.straighten(into.points, 0, at));
    }

    /** At a corner: to the left where the area goes on there, else straight on, else to the right. */
    private int turn(int x, int y, int way, int label) {
        // The cells ahead of the corner, to the left and to the right of the way.
        int leftX = way == EAST || way == SOUTH ? x : x - 1;
        int leftY = way == SOUTH || way == WEST ? y : y - 1;
        int rightX = way == EAST ? x : way == SOUTH ? x - 1 : way == WEST ? x - 1 : x;
        int rightY = way == EAST ? y : way == SOUTH ? y : way == WEST ? y - 1 : y - 1;
        if (label(leftX, leftY) == label) {
            return (way + 3) % 4;
        }
        return label(rightX, rightY) == label ? way : (way + 1) % 4;
    }

    /** Whether more than two areas meet at a corner, or two of them crosswise. */
    private boolean isNode(int x, int y) {
        int a = label(x - 1, y - 1);
        int b = label(x, y - 1);
        int c = label(x, y);
        int d = label(x - 1, y);
        int borders = (a == b ? 0 : 1) + (b == c ? 0 : 1) + (c == d ? 0 : 1) + (d == a ? 0 : 1);
        return borders != 2;
    }

    /** @param doubledX in half cells */
    private int put(int doubledX, int doubledY, int at, TileRings into) {
        into.points[at] = ParcelShape.LEAST + doubledX * half;
        into.points[at + 1] = ParcelShape.LEAST + doubledY * half;
        return at + 2;
    }
}
