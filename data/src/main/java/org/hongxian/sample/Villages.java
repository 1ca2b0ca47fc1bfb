package org.hongxian.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which village, town and county every block belongs to: each block goes to the nearest of irregularly spread seats. */
final class Villages {

    private static final int VILLAGE_SPACING = 4;
    private static final int TOWN_SPACING = 8;
    private static final int VILLAGE_SEAT = 30;
    private static final int TOWN_SEAT = 32;

    private final RegionSize size;
    private final Noise noise;
    private final List<Village> villages = new ArrayList<>();
    private final int[] villageOfBlock;

    Villages(RegionSize size, Noise noise) {
        this.size = size;
        this.noise = noise;
        this.villageOfBlock = new int[size.blocks()];
        var numberOfSeat = new LinkedHashMap<Long, Integer>();
        var townNumbers = new LinkedHashMap<Long, Integer>();
        int[] townsOfCounty = new int[County.values().length];
        Map<Integer, Integer> villagesOfTown = new LinkedHashMap<>();
        for (int row = 0; row < size.rows(); row++) {
            for (int column = 0; column < size.columns(); column++) {
                long seat = nearest(VILLAGE_SEAT, VILLAGE_SPACING, column + 0.5, row + 0.5);
                Integer number = numberOfSeat.get(seat);
                if (number == null) {
                    number = villages.size();
                    numberOfSeat.put(seat, number);
                    villages.add(village(seat, townNumbers, townsOfCounty, villagesOfTown));
                }
                villageOfBlock[row * size.columns() + column] = number;
            }
        }
    }

    List<Village> all() {
        return List.copyOf(villages);
    }

    Village at(int blockColumn, int blockRow) {
        return villages.get(villageOfBlock[blockRow * size.columns() + blockColumn]);
    }

    private Village village(
            long seat, Map<Long, Integer> townNumbers, int[] townsOfCounty, Map<Integer, Integer> villagesOfTown) {
        double[] place = place(VILLAGE_SEAT, VILLAGE_SPACING, (int) seat, (int) (seat >> 32));
        long townSeat = nearest(TOWN_SEAT, TOWN_SPACING, place[0], place[1]);
        double townColumn = place(TOWN_SEAT, TOWN_SPACING, (int) townSeat, (int) (townSeat >> 32))[0];
        County county = townColumn < 0.49 * size.columns() ? County.QINGHE : County.BAISHI;
        int town =
                townNumbers.computeIfAbsent(townSeat, s -> county.ordinal() * 1000 + townsOfCounty[county.ordinal()]++);
        int village = villagesOfTown.merge(town, 1, Integer::sum);
        String code = county.code() + String.format("%03d%03d", 100 + town % 1000, 200 + village);
        return new Village(
                county, code, PlaceNames.village(villages.size()), PlaceNames.town(townNumbers.get(townSeat)));
    }

    private long nearest(int purpose, int spacing, double column, double row) {
        int homeI = (int) Math.floor(column / spacing);
        int homeJ = (int) Math.floor(row / spacing);
        long best = 0;
        double bestDistance = Double.MAX_VALUE;
        for (int j = homeJ - 1; j <= homeJ + 1; j++) {
            for (int i = homeI - 1; i <= homeI + 1; i++) {
                double[] place = place(purpose, spacing, i, j);
                double distance = square(place[0] - column) + square(place[1] - row);
                if (isInside(place) && distance < bestDistance) {
                    bestDistance = distance;
                    best = ((long) j << 32) | i;
                }
            }
        }
        return best;
    }

    private boolean isInside(double[] place) {
        return place[0] >= 0 && place[0] <= size.columns() && place[1] >= 0 && place[1] <= size.rows();
    }

    private double[] place(int purpose, int spacing, int i, int j) {
        return new double[] {
            spacing * (i + 0.5 + 0.38 * noise.signed(purpose, i, j)),
            spacing * (j + 0.5 + 0.38 * noise.signed(purpose + 1, i, j))
        };
    }

    private static double square(double value) {
        return value * value;
    }
}
