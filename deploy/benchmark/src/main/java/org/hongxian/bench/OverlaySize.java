package org.hongxian.bench;

/**
 * How much the overlay benchmark does.
 *
 * @param rounds how often every method has its turn
 */
record OverlaySize(int parcels, int sites, int corridors, int areas, int rounds) {

    static final OverlaySize FULL = new OverlaySize(1_010_000, 1_000, 20, 3, 5);
    static final OverlaySize QUICK = new OverlaySize(40_000, 100, 3, 1, 3);
}
