package org.hongxian.map.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.reference.ReferenceTable;

/** Which fields state areas and numbers, and from which difference on one is told; dated data ({@code quality-rules.csv}). */
final class QualityRules {

    private final List<ReferenceTable.Row> rows;

    private QualityRules(List<ReferenceTable.Row> rows) {
        this.rows = rows;
    }

    static QualityRules on(LocalDate day) {
        return new QualityRules(ReferenceTable.read("quality-rules.csv").rowsOn(day));
    }

    /** The first field that states an area, as it stands there. */
    Optional<String> statedArea(Map<String, String> attributes) {
        return fields("area-field").stream()
                .map(field -> attributes.getOrDefault(field, "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    List<String> nameFields() {
        return fields("name-field");
    }

    List<String> numberFields() {
        return fields("number-field");
    }

    private List<String> fields(String kind) {
        return rows.stream()
                .filter(row -> row.get("kind").equals(kind))
                .map(row -> row.get("field"))
                .toList();
    }

    /** @throws IllegalStateException when there is no such limit */
    double limit(String name) {
        return rows.stream()
                .filter(row ->
                        row.get("kind").equals("value") && row.get("field").equals(name))
                .map(row -> Double.parseDouble(row.get("value")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("quality-rules.csv has no " + name));
    }
}
