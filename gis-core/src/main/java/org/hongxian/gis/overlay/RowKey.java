package org.hongxian.gis.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.gis.overlay.OverlayResult.Row;

/**
 * What tells the rows of a table apart. Orders them by their values in the order of the fields, outside basic farmland first, ridges
 * after what was mapped.
 */
record RowKey(List<String> values, boolean basicFarmland, boolean ridge) implements Comparable<RowKey> {

    static RowKey of(Piece piece, List<String> groupBy) {
        return new RowKey(
                groupBy.stream()
                        .map(field -> piece.attributes().getOrDefault(field, ""))
                        .toList(),
                piece.basicFarmland(),
                false);
    }

    static RowKey of(Row row) {
        return new RowKey(List.copyOf(row.group().values()), row.basicFarmland(), row.ridge());
    }

    /** Of the row the ridges of a piece are summed into. */
    RowKey ofRidges(List<String> groupBy, RidgeDeduction ridges) {
        var changed = new ArrayList<>(values);
        int at = groupBy.indexOf(ridges.classField());
        if (at >= 0) {
            changed.set(at, ridges.ridgeClass());
        }
        return new RowKey(changed, basicFarmland, true);
    }

    Map<String, String> group(List<String> groupBy) {
        var group = new LinkedHashMap<String, String>();
        for (int i = 0; i < groupBy.size(); i++) {
            group.put(groupBy.get(i), values.get(i));
        }
        return group;
    }

    @Override
    public int compareTo(RowKey other) {
        for (int i = 0; i < values.size(); i++) {
            int order = values.get(i).compareTo(other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Boolean.compare(basicFarmland, other.basicFarmland);
        return order != 0 ? order : Boolean.compare(ridge, other.ridge);
    }
}
