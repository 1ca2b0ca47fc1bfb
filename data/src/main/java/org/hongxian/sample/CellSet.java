package org.hongxian.sample;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Lattice cells that belong together, and the polygons they make. */
final class CellSet {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private static final int EAST = 0;
    private static final int NORTH = 1;
    private static final int WEST = 2;
    private static final int SOUTH = 3;

    private static final byte FREE = 1;
    private static final byte USED = 2;

    private final int originI;
    private final int originJ;
    private final int width;
    private final BitSet cells = new BitSet();

    /**
     * @param originI westernmost column that may be added
     * @param originJ southernmost row that may be added
     * @param width how many columns may be added
     */
    CellSet(int originI, int originJ, int width) {
        this.originI = originI;
        this.originJ = originJ;
        this.width = width;
    }

    /** Any cell of the region. */
    static CellSet ofRegion(RegionSize size) {
        return new CellSet(0, 0, size.cellColumns());
    }

    void add(int i, int j) {
        cells.set((j - originJ) * width + i - originI);
    }

    /** Every cell of a block, its narrow ones included. */
    void addBlock(int blockColumn, int blockRow) {
        for (int j = 0; j < RegionSize.CELLS; j++) {
            for (int i = 0; i < RegionSize.CELLS; i++) {
                add(blockColumn * RegionSize.CELLS + i, blockRow * RegionSize.CELLS + j);
            }
        }
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /**
     * One polygon for every set of cells connected over edges, in the order of their south-western cells. Shells run
     * counter-clockwise. Cells that meet only at a corner are never connected there, so every polygon is valid.
     */
    List<Polygon> polygons(Mesh mesh) {
        var polygons = new ArrayList<Polygon>();
        var open = (BitSet) cells.clone();
        for (int first = open.nextSetBit(0); first >= 0; first = open.nextSetBit(first + 1)) {
            polygons.add(polygon(component(first, open), mesh));
        }
        return polygons;
    }

    private CellSet component(int first, BitSet open) {
        var component = new CellSet(originI, originJ, width);
        var pending = new ArrayList<Integer>();
        open.clear(first);
        pending.add(first);
        while (!pending.isEmpty()) {
            int cell = pending.remove(pending.size() - 1);
            component.cells.set(cell);
            int i = cell % width;
            take(i > 0 ? cell - 1 : -1, open, pending);
            take(i < width - 1 ? cell + 1 : -1, open, pending);
            take(cell - width, open, pending);
            take(cell + width, open, pending);
        }
        return component;
    }

    private static void take(int cell, BitSet open, List<Integer> pending) {
        if (cell >= 0 && open.get(cell)) {
            open.clear(cell);
            pending.add(cell);
        }
    }

    private static Polygon polygon(CellSet component, Mesh mesh) {
        Map<Long, byte[]> outgoing = component.boundary();
        LinearRing shell = null;
        var holes = new ArrayList<LinearRing>();
        for (Map.Entry<Long, byte[]> start : outgoing.entrySet()) {
            for (int direction = EAST; direction <= SOUTH; direction++) {
                if (start.getValue()[direction] == FREE) {
                    LinearRing ring = component.ring(start.getKey(), direction, outgoing, mesh);
                    if (Orientation.isCCW(ring.getCoordinateSequence())) {
                        shell = ring;
                    } else {
                        holes.add(ring);
                    }
                }
            }
        }
        return GEOMETRY.createPolygon(shell, holes.toArray(new LinearRing[0]));
    }

    /** Boundary edges by the vertex they leave, the cells on the left; one mark for each direction. */
    private Map<Long, byte[]> boundary() {
        var outgoing = new LinkedHashMap<Long, byte[]>();
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            int i = cell % width;
            int j = cell / width;
            if (!contains(i, j - 1)) {
                edgesFrom(vertex(i, j), outgoing)[EAST] = FREE;
            }
            if (!contains(i + 1, j)) {
                edgesFrom(vertex(i + 1, j), outgoing)[NORTH] = FREE;
            }
            if (!contains(i, j + 1)) {
                edgesFrom(vertex(i + 1, j + 1), outgoing)[WEST] = FREE;
            }
            if (!contains(i - 1, j)) {
                edgesFrom(vertex(i, j + 1), outgoing)[SOUTH] = FREE;
            }
        }
        return outgoing;
    }

    private static byte[] edgesFrom(long vertex, Map<Long, byte[]> outgoing) {
        return outgoing.computeIfAbsent(vertex, v -> new byte[4]);
    }

    private boolean contains(int i, int j) {
        return i >= 0 && i < width && j >= 0 && cells.get(j * width + i);
    }

    private static long vertex(int i, int j) {
        return ((long) j << 32) | i;
    }

    /** Follows one ring and marks its edges. Where two edges leave a vertex it turns right, round the same outside. */
    private LinearRing ring(long start, int firstDirection, Map<Long, byte[]> outgoing, Mesh mesh) {
        var points = new CoordinateList();
        long vertex = start;
        int direction = firstDirection;
        do {
            edgesFrom(vertex, outgoing)[direction] = USED;
            int i = (int) vertex;
            int j = (int) (vertex >> 32);
            append(points, mesh, originI + i, originJ + j, direction);
            vertex = switch (direction) {
                case EAST -> vertex(i + 1, j);
                case NORTH -> vertex(i, j + 1);
                case WEST -> vertex(i - 1, j);
                default -> vertex(i, j - 1);
            };
            direction = turn(edgesFrom(vertex, outgoing), direction);
        } while (vertex != start || direction != firstDirection);
        points.closeRing();
        return GEOMETRY.createLinearRing(points.toCoordinateArray());
    }

    private static int turn(byte[] edges, int direction) {
        int right = (direction + 3) % 4;
        if (edges[right] != 0) {
            return right;
        }
        return edges[direction] != 0 ? direction : (direction + 1) % 4;
    }

    private static void append(CoordinateList points, Mesh mesh, int i, int j, int direction) {
        switch (direction) {
            case EAST -> mesh.appendHorizontal(points, i, j, false);
            case NORTH -> mesh.appendVertical(points, i, j, false);
            case WEST -> mesh.appendHorizontal(points, i - 1, j, true);
            default -> mesh.appendVertical(points, i, j - 1, true);
        }
    }
}
