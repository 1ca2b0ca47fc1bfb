package org.hongxian.gis.pointlist;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.Magnitudes;

/**
 * Which column says what.
 *
 * @param positions zero-based, by role
 * @param first of X, northing or latitude
 * @param second of Y, easting or longitude
 * @param isDegrees whether the words above say degrees
 * @param areaUnit of the declared area; empty when none is given
 * @param others further pairs of columns that could be the coordinates
 */
record Columns(
        Map<ColumnRole, Integer> positions,
        int first,
        int second,
        boolean isDegrees,
        String areaUnit,
        List<Pair> others) {

    /** Two columns that may hold the coordinates, the one with northings first. */
    record Pair(int first, int second) {

        /** As spreadsheets name them, for instance {@code C/D}. */
        String letters() {
            return letter(first) + "/" + letter(second);
        }

        private static String letter(int column) {
            return column < 26 ? Character.toString('A' + column) : letter(column / 26 - 1) + letter(column % 26);
        }
    }

    /** Columns of a row of words; empty when they name no pair of coordinates. */
    static Optional<Columns> named(TableRow row) {
        var positions = new EnumMap<ColumnRole, Integer>(ColumnRole.class);
        var northings = new ArrayList<Integer>();
        var eastings = new ArrayList<Integer>();
        String areaUnit = "";
        for (int i = 0; i < row.cells().size(); i++) {
            HeaderCell cell = HeaderCell.of(row.cell(i));
            ColumnRole role = ColumnRole.of(cell.word()).orElse(null);
            if (role == null) {
                continue;
            }
            if (role == ColumnRole.AREA && !positions.containsKey(role)) {
                areaUnit = cell.unit();
            }
            if (role == ColumnRole.NORTHING) {
                northings.add(i);
            } else if (role == ColumnRole.EASTING) {
                eastings.add(i);
            }
            positions.putIfAbsent(role, i);
        }
        boolean metres = !northings.isEmpty() && !eastings.isEmpty();
        boolean degrees = positions.containsKey(ColumnRole.LATITUDE) && positions.containsKey(ColumnRole.LONGITUDE);
        if (!metres && !degrees) {
            return Optional.empty();
        }
        var others = new ArrayList<Pair>();
        for (int i = 1; metres && i < Math.min(northings.size(), eastings.size()); i++) {
            others.add(new Pair(northings.get(i), eastings.get(i)));
        }
        return Optional.of(new Columns(
                positions,
                positions.getOrDefault(metres ? ColumnRole.NORTHING : ColumnRole.LATITUDE, -1),
                positions.getOrDefault(metres ? ColumnRole.EASTING : ColumnRole.LONGITUDE, -1),
                !metres,
                areaUnit,
                others));
    }

    /** Roles the row above gives to columns this one leaves open: heads over two rows, with merged cells. */
    Columns withRowAbove(TableRow above) {
        var positions = new EnumMap<ColumnRole, Integer>(positions());
        String unit = areaUnit;
        for (int i = 0; i < above.cells().size(); i++) {
            HeaderCell cell = HeaderCell.of(above.cell(i));
            ColumnRole role = ColumnRole.of(cell.word()).orElse(null);
            if (role != null && i != first && i != second && positions.putIfAbsent(role, i) == null) {
                unit = role == ColumnRole.AREA ? cell.unit() : unit;
            }
        }
        return new Columns(positions, first, second, isDegrees, unit, others);
    }

    /**
     * Columns of rows without words above, by the size of the numbers.
     *
     * @return empty when no pair of columns holds coordinates throughout
     */
    static Optional<Columns> bySize(List<TableRow> rows) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var votes = new TreeMap<Integer, Integer>();
        int numeric = 0;
        for (TableRow row : rows) {
            boolean any = false;
            for (int i = 0; i + 1 < width; i++) {
                int at = i;
                Optional<AxisOrder> order = NumberText.parse(row.cell(i), false)
                        .flatMap(a -> NumberText.parse(row.cell(at + 1), false)
                                .flatMap(b -> Magnitudes.orderOf(a.value(), b.value())));
                if (order.isPresent()) {
                    votes.merge(i, 1, Integer::sum);
                    any = true;
                }
            }
            numeric += any ? 1 : 0;
        }
        int enough = Math.max(1, numeric - numeric / 10);
        List<Integer> found = votes.entrySet().stream()
                .filter(vote -> vote.getValue() >= enough)
                .map(Map.Entry::getKey)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int first = found.get(0);
        var positions = new EnumMap<ColumnRole, Integer>(ColumnRole.class);
        // The name stands left of the coordinates; of two columns there, the left one only counts.
        if (first > 0) {
            positions.put(ColumnRole.POINT_NAME, first - 1);
        }
        List<Pair> others = found.stream()
                .skip(1)
                .map(column -> new Pair(column, column + 1))
                .toList();
        return Optional.of(new Columns(positions, first, first + 1, false, "", others));
    }

    Columns with(Pair chosen) {
        return new Columns(positions, chosen.first(), chosen.second(), false, areaUnit, List.of());
    }

    int position(ColumnRole role) {
        return positions.getOrDefault(role, -1);
    }

    boolean has(ColumnRole role) {
        return positions.containsKey(role);
    }

    /** Whether the row names the same columns once more, as at the head of every printed page. */
    boolean isRepeatedBy(TableRow row) {
        return named(row)
                .filter(again -> again.first == first && again.second == second)
                .isPresent();
    }

    Pair pair() {
        return new Pair(first, second);
    }
}
