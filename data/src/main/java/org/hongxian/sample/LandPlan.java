package org.hongxian.sample;

/**
 * What the land is like, block by block and cell by cell: hills in the east and north, rice along the rivers, two county towns,
 * hamlets, and which blocks are protected.
 */
final class LandPlan {

    private static final int HILL = 40;
    private static final int WET = 41;
    private static final int QUALITY = 42;
    private static final int HAMLET = 43;
    private static final int HAMLET_PLACE = 44;
    private static final int CELL_USE = 45;
    private static final int FOREST_KIND = 46;
    private static final int TOWN_USE = 47;
    private static final int HAMLET_USE = 48;

    private static final String[] TOWN_CLASSES = {
        "0701", "0701", "0701", "0701", "05H1", "05H1", "0601", "0601", "08H1", "08H2", "0809", "0810", "0508", "1004"
    };

    private final RegionSize size;
    private final Villages villages;
    private final Corridors corridors;
    private final Noise noise;

    LandPlan(RegionSize size, Villages villages, Corridors corridors, Noise noise) {
        this.size = size;
        this.villages = villages;
        this.corridors = corridors;
        this.noise = noise;
    }

    /** Inside the built-up county town. */
    boolean isTown(int blockColumn, int blockRow) {
        return blocksFromTown(blockColumn, blockRow) < townRadius() - 0.4;
    }

    /** Inside the urban development boundary: the town and a rim to grow into. */
    boolean isUrbanDevelopment(int blockColumn, int blockRow) {
        return blocksFromTown(blockColumn, blockRow) < townRadius() + 0.5;
    }

    /** Inside the ecological red line: the high forest. */
    boolean isEcological(int blockColumn, int blockRow) {
        return hill(blockColumn, blockRow) > 0.75 && !isUrbanDevelopment(blockColumn, blockRow);
    }

    /** Whether the cultivated land of the block is permanent basic farmland. Never close to a town: that is where it grows. */
    boolean isBasicFarmland(int blockColumn, int blockRow) {
        return blocksFromTown(blockColumn, blockRow) > townRadius() + 2.4
                && !isEcological(blockColumn, blockRow)
                && noise.smooth(QUALITY, blockColumn / 3.0, blockRow / 3.0) > -0.25;
    }

    /** How steep: slope class 1 (up to 2 degrees) to 5 (above 25 degrees). */
    int slopeClass(int blockColumn, int blockRow) {
        double hill = hill(blockColumn, blockRow);
        if (hill < 0) {
            return 1;
        }
        return hill < 0.25 ? 2 : hill < 0.7 ? 3 : hill < 1.5 ? 4 : 5;
    }

    /** Class code of a wide cell; {@code i} and {@code j} count within the block. */
    String landClass(int blockColumn, int blockRow, int i, int j) {
        long cellColumn = (long) blockColumn * RegionSize.CELLS + i;
        long cellRow = (long) blockRow * RegionSize.CELLS + j;
        double column = blockColumn + i / (double) RegionSize.CELLS;
        double row = blockRow + j / (double) RegionSize.CELLS;
        double townEdge = townRadius() - 0.3 + 0.5 * noise.smooth(TOWN_USE + 60, column, row);
        if (blocksFromTown(column, row) < townEdge) {
            return TOWN_CLASSES[noise.pick(TOWN_USE, cellColumn / 2, cellRow / 2, TOWN_CLASSES.length)];
        }
        double hill = hill(column, row) + 0.15 * noise.smooth(HILL + 60, cellColumn / 5.0, cellRow / 5.0);
        if (isHamlet(blockColumn, blockRow, i, j, hill)) {
            return hamletClass(cellColumn, cellRow);
        }
        double use = noise.unit(CELL_USE, cellColumn, cellRow);
        if (hill > 0.3) {
            return forestClass(cellColumn, cellRow, use);
        }
        return hill > 0.12 && use < 0.5 ? (use < 0.25 ? "0202" : "0201") : farmClass(blockColumn, blockRow, i, j, use);
    }

    private String forestClass(long cellColumn, long cellRow, double use) {
        if (use < 0.04) {
            return "0404";
        }
        double kind = noise.smooth(FOREST_KIND, cellColumn / 4.0, cellRow / 4.0);
        return kind > -0.1 ? "0301" : kind > -0.35 ? "0302" : kind > -0.6 ? "0305" : "0307";
    }

    private String farmClass(int blockColumn, int blockRow, int i, int j, double use) {
        if (use < 0.035) {
            return "1104";
        }
        if (use < 0.06) {
            return "0201";
        }
        if (use < 0.075) {
            return "1202";
        }
        if (use < 0.095) {
            return "0404";
        }
        if (use < 0.12) {
            return "0307";
        }
        if (use < 0.125) {
            return "09";
        }
        double column = blockColumn + i / (double) RegionSize.CELLS;
        double row = blockRow + j / (double) RegionSize.CELLS;
        double wet = noise.smooth(WET, column / 2.5, row / 2.5) + (isNearRiver(blockColumn, blockRow) ? 0.7 : 0);
        return wet > 0.15 ? "0101" : wet > -0.3 ? "0102" : "0103";
    }

    private boolean isHamlet(int blockColumn, int blockRow, int i, int j, double hill) {
        if (noise.unit(HAMLET, blockColumn, blockRow) > (hill > 0.3 ? 0.06 : 0.42)) {
            return false;
        }
        double east = i - 1.5 - noise.pick(HAMLET_PLACE, blockColumn, blockRow, 5);
        double north = j - 1.5 - noise.pick(HAMLET_PLACE + 60, blockColumn, blockRow, 5);
        return east * east + north * north < 3.4;
    }

    private String hamletClass(long cellColumn, long cellRow) {
        double use = noise.unit(HAMLET_USE, cellColumn, cellRow);
        if (use < 0.74) {
            return "0702";
        }
        return use < 0.82 ? "0601" : use < 0.88 ? "05H1" : use < 0.94 ? "08H2" : "0809";
    }

    private boolean isNearRiver(int blockColumn, int blockRow) {
        for (int away = -2; away <= 1; away++) {
            if (corridors.row(blockRow + away) == Corridors.Corridor.RIVER
                    || corridors.column(blockColumn + away) == Corridors.Corridor.TRIBUTARY) {
                return true;
            }
        }
        return false;
    }

    private double hill(double blockColumn, double blockRow) {
        double east = (blockColumn + 0.5) / size.columns();
        double north = (blockRow + 0.5) / size.rows();
        double rise = Math.max(5 * (east - 0.76), 6 * (north - 0.84));
        return rise + 0.45 * noise.smooth(HILL, blockColumn / 4.0, blockRow / 4.0);
    }

    private double blocksFromTown(double blockColumn, double blockRow) {
        County county = villages.at((int) blockColumn, (int) blockRow).county();
        return county.blocksFromSeat(blockColumn, blockRow, size);
    }

    private double townRadius() {
        return Math.max(1.6, 0.09 * Math.sqrt(size.blocks()));
    }
}
