package org.hongxian.sample;

/**
 * How large the region is, in blocks of {@value #CELLS} by {@value #CELLS} lattice cells. The last row and column of cells of
 * a block are narrow: they carry its roads, ditches and rivers.
 *
 * @param columns blocks from west to east
 * @param rows blocks from south to north
 */
record RegionSize(int columns, int rows) {

    /** Cells of a block along one side, the narrow one included. */
    static final int CELLS = 9;

    /** Wide cells of a block along one side. */
    static final int WIDE_CELLS = CELLS - 1;

    private static final double PARCELS_PER_BLOCK = 43.2;
    private static final int SMALLEST_SIDE = 12;

    RegionSize {
        if (columns < SMALLEST_SIDE || rows < SMALLEST_SIDE) {
            throw new IllegalArgumentException("a region needs at least " + SMALLEST_SIDE + " blocks a side");
        }
    }

    /**
     * The region that comes out with about the given number of parcels, a quarter wider than high.
     *
     * @throws IllegalArgumentException for fewer than 8,000 or more than 5,000,000 parcels
     */
    static RegionSize ofParcels(int parcels) {
        if (parcels < 8_000 || parcels > 5_000_000) {
            throw new IllegalArgumentException("parcels must be between 8000 and 5000000, not " + parcels);
        }
        double blocks = parcels / PARCELS_PER_BLOCK;
        int rows = (int) Math.round(Math.sqrt(blocks / 1.25));
        int columns = (int) Math.round(blocks / rows);
        return new RegionSize(columns, rows);
    }

    int cellColumns() {
        return columns * CELLS;
    }

    int cellRows() {
        return rows * CELLS;
    }

    int blocks() {
        return columns * rows;
    }
}
