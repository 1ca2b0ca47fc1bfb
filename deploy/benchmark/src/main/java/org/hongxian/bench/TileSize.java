package org.hongxian.bench;

/**
 * How much the tile benchmark does.
 *
 * @param most tiles of a zoom that are sampled
 * @param rounds how often both have their turn at least
 */
record TileSize(int parcels, int most, int rounds) {

    static final TileSize FULL = new TileSize(300_000, 64, 5);
    static final TileSize QUICK = new TileSize(40_000, 12, 3);

    private static final int FARTHEST_ZOOM = 12;

    /** Whether the largest tiles of a million parcels are looked for, too. */
    boolean isFull() {
        return this == FULL;
    }

    /** Fewer of the far ones, which hold thousands of parcels. */
    int tiles(int zoom) {
        return Math.max(4, Math.min(most, 4 << zoom - FARTHEST_ZOOM));
    }
}
