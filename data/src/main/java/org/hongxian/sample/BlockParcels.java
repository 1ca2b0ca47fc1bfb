package org.hongxian.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hongxian.sample.Corridors.Corridor;
import org.locationtech.jts.geom.Polygon;

/** Groups the cells of a block into parcels. Parcels never cross a block, so blocks can be made one after the other. */
final class BlockParcels {

    private static final int C = RegionSize.CELLS;
    private static final int W = RegionSize.WIDE_CELLS;
    private static final int LARGEST = 4;

    private static final int MERGE_EAST = 50;
    private static final int MERGE_NORTH = 51;
    private static final int ISLAND = 52;
    private static final int ISLAND_PLACE = 53;

    private static final int ROW_CORRIDOR = C * C;
    private static final int COLUMN_CORRIDOR = C * C + 1;

    private final Mesh mesh;
    private final LandPlan plan;
    private final Corridors corridors;
    private final Noise noise;

    BlockParcels(Mesh mesh, LandPlan plan, Corridors corridors, Noise noise) {
        this.mesh = mesh;
        this.plan = plan;
        this.corridors = corridors;
        this.noise = noise;
    }

    List<Parcel> parcels(int blockColumn, int blockRow) {
        return block(blockColumn, blockRow).polygons();
    }

    /** The cultivated parcels of a block grown together, one polygon for each part. */
    List<Polygon> cultivated(int blockColumn, int blockRow) {
        return block(blockColumn, blockRow).cultivated();
    }

    private Block block(int blockColumn, int blockRow) {
        var block = new Block(blockColumn, blockRow);
        block.surroundIsland();
        block.mergeNeighbours();
        block.layCorridors();
        return block;
    }

    /** Cells of the block by label; the label of a parcel is one of its cells, or one of the two corridors. */
    private final class Block {

        private final int blockColumn;
        private final int blockRow;
        private final int[] labels = new int[C * C];
        private final int[] cellsOfLabel = new int[C * C];
        private final String[] classes = new String[C * C + 2];

        Block(int blockColumn, int blockRow) {
            this.blockColumn = blockColumn;
            this.blockRow = blockRow;
            for (int j = 0; j < W; j++) {
                for (int i = 0; i < W; i++) {
                    int cell = cell(i, j);
                    labels[cell] = cell;
                    cellsOfLabel[cell] = 1;
                    classes[cell] = plan.landClass(blockColumn, blockRow, i, j);
                }
            }
        }

        void mergeNeighbours() {
            for (int j = 0; j < W; j++) {
                for (int i = 0; i < W; i++) {
                    if (i + 1 < W && chance(MERGE_EAST, i, j) < 0.42) {
                        merge(cell(i, j), cell(i + 1, j));
                    }
                    if (j + 1 < W && chance(MERGE_NORTH, i, j) < 0.26) {
                        merge(cell(i, j), cell(i, j + 1));
                    }
                }
            }
        }

        private void merge(int one, int other) {
            int label = labels[one];
            int absorbed = labels[other];
            if (label == absorbed
                    || !classes[label].equals(classes[absorbed])
                    || cellsOfLabel[label] + cellsOfLabel[absorbed] > LARGEST) {
                return;
            }
            cellsOfLabel[label] += cellsOfLabel[absorbed];
            for (int cell = 0; cell < labels.length; cell++) {
                if (labels[cell] == absorbed && isWide(cell)) {
                    labels[cell] = label;
                }
            }
        }

        /** Now and then eight cells of one class become a parcel round a pond: a parcel with a hole. */
        void surroundIsland() {
            if (noise.unit(ISLAND, blockColumn, blockRow) > 0.3 || plan.isTown(blockColumn, blockRow)) {
                return;
            }
            int i = 1 + noise.pick(ISLAND_PLACE, blockColumn, blockRow, W - 2);
            int j = 1 + noise.pick(ISLAND_PLACE + 1, blockColumn, blockRow, W - 2);
            int first = cell(i - 1, j - 1);
            for (int cell : neighbours(i, j)) {
                if (!classes[cell].equals(classes[first])) {
                    return;
                }
            }
            for (int cell : neighbours(i, j)) {
                labels[cell] = first;
            }
            cellsOfLabel[first] = neighbours(i, j).length;
            classes[cell(i, j)] = "1104";
        }

        private int[] neighbours(int i, int j) {
            return new int[] {
                cell(i - 1, j - 1), cell(i, j - 1), cell(i + 1, j - 1), cell(i + 1, j),
                cell(i + 1, j + 1), cell(i, j + 1), cell(i - 1, j + 1), cell(i - 1, j)
            };
        }

        void layCorridors() {
            Corridor row = corridors.row(blockRow);
            Corridor column = corridors.column(blockColumn);
            boolean rowPresent = corridors.rowPresent(blockColumn, blockRow);
            boolean columnPresent = corridors.columnPresent(blockColumn, blockRow);
            for (int k = 0; k < W; k++) {
                labels[cell(k, W)] = rowPresent ? ROW_CORRIDOR : labels[cell(k, W - 1)];
                labels[cell(W, k)] = columnPresent ? COLUMN_CORRIDOR : labels[cell(W - 1, k)];
            }
            boolean rowWins = rowPresent && (!columnPresent || row.compareTo(column) >= 0);
            labels[cell(W, W)] = rowWins ? labels[cell(W - 1, W)] : labels[cell(W, W - 1)];
            classes[ROW_CORRIDOR] = corridorClass(row);
            classes[COLUMN_CORRIDOR] = corridorClass(column);
        }

        private String corridorClass(Corridor corridor) {
            boolean street = plan.isTown(blockColumn, blockRow) && corridor.compareTo(Corridor.TRIBUTARY) < 0;
            return street ? "1004" : corridor.landClass();
        }

        List<Parcel> polygons() {
            var cells = new TreeMap<Integer, CellSet>();
            for (int cell = 0; cell < labels.length; cell++) {
                cells.computeIfAbsent(labels[cell], l -> new CellSet(blockColumn * C, blockRow * C, C))
                        .add(blockColumn * C + cell % C, blockRow * C + cell / C);
            }
            var parcels = new ArrayList<Parcel>();
            cells.forEach((label, set) -> set.polygons(mesh)
                    .forEach(polygon -> parcels.add(
                            new Parcel(polygon, classes[label], blockColumn, blockRow, widthMetres(label)))));
            return parcels;
        }

        List<Polygon> cultivated() {
            var cells = new CellSet(blockColumn * C, blockRow * C, C);
            for (int cell = 0; cell < labels.length; cell++) {
                if (Parcel.isCultivated(classes[labels[cell]])) {
                    cells.add(blockColumn * C + cell % C, blockRow * C + cell / C);
                }
            }
            return cells.polygons(mesh);
        }

        private double widthMetres(int label) {
            if (label == ROW_CORRIDOR) {
                return corridors.row(blockRow).widthMetres();
            }
            return label == COLUMN_CORRIDOR ? corridors.column(blockColumn).widthMetres() : 0;
        }

        private double chance(int purpose, int i, int j) {
            return noise.unit(purpose, (long) blockColumn * C + i, (long) blockRow * C + j);
        }
    }

    private static boolean isWide(int cell) {
        return cell % C < W && cell / C < W;
    }

    private static int cell(int i, int j) {
        return j * C + i;
    }
}
