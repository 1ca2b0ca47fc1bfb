package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.List;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * What the features of a layer must say for what the product does with it; dated data ({@code layer-needs.csv}).
 *
 * @param classes whether they must bear codes of a land classification
 * @param coverage whether they must cover all the ground that was surveyed
 * @param fields attributes that must have a value
 */
public record LayerNeeds(boolean classes, boolean coverage, List<String> fields) {

    private static final String TABLE = "layer-needs.csv";

    public LayerNeeds {
        fields = List.copyOf(fields);
    }

    /** Nothing for a layer the table does not know. */
    public static LayerNeeds of(String layer, LocalDate day) {
        List<ReferenceTable.Row> rows = ReferenceTable.read(TABLE).rowsOn(day).stream()
                .filter(row -> row.get("layer").equals(layer))
                .toList();
        return new LayerNeeds(
                rows.stream().anyMatch(row -> row.get("need").equals("land-class")),
                rows.stream().anyMatch(row -> row.get("need").equals("coverage")),
                rows.stream()
                        .filter(row -> row.get("need").equals("field"))
                        .map(row -> row.get("field"))
                        .toList());
    }
}
