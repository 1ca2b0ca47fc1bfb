package org.hongxian.sample;

/** What runs along the narrow rows and columns between blocks: rivers, highways, rural roads, ditches, or nothing. */
final class Corridors {

    private static final int LINE_KIND = 20;
    private static final int SEGMENT = 21;
    private static final int ROWS = 0;
    private static final int COLUMNS = 1;

    private final Noise noise;

    Corridors(Noise noise) {
        this.noise = noise;
    }

    /** Along the northern side of a row of blocks. */
    Corridor row(int blockRow) {
        if (blockRow % 24 == 9) {
            return Corridor.RIVER;
        }
        return blockRow % 18 == 14 ? Corridor.HIGHWAY : small(ROWS, blockRow);
    }

    /** Along the eastern side of a column of blocks. */
    Corridor column(int blockColumn) {
        if (blockColumn % 26 == 8) {
            return Corridor.TRIBUTARY;
        }
        return blockColumn % 16 == 14 ? Corridor.HIGHWAY : small(COLUMNS, blockColumn);
    }

    /** Whether the corridor of the row is there beside the given block; rivers and highways never stop. */
    boolean rowPresent(int blockColumn, int blockRow) {
        return row(blockRow).isThroughout() || noise.unit(SEGMENT, 2L * blockColumn + ROWS, blockRow) < 0.72;
    }

    boolean columnPresent(int blockColumn, int blockRow) {
        return column(blockColumn).isThroughout() || noise.unit(SEGMENT, 2L * blockColumn + COLUMNS, blockRow) < 0.72;
    }

    private Corridor small(int direction, int line) {
        return noise.unit(LINE_KIND, direction, line) < 0.6 ? Corridor.RURAL_ROAD : Corridor.DITCH;
    }

    /** Later ones win where two cross. */
    enum Corridor {
        DITCH("1107", 5),
        RURAL_ROAD("1006", 6.5),
        HIGHWAY("1003", 26),
        TRIBUTARY("1101", 28),
        RIVER("1101", 74);

        private final String landClass;
        private final double widthMetres;

        Corridor(String landClass, double widthMetres) {
            this.landClass = landClass;
            this.widthMetres = widthMetres;
        }

        String landClass() {
            return landClass;
        }

        double widthMetres() {
            return widthMetres;
        }

        boolean isThroughout() {
            return compareTo(HIGHWAY) >= 0;
        }
    }
}
