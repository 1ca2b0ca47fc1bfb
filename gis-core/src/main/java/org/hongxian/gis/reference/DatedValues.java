package org.hongxian.gis.reference;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Named numbers in force on one day, from a table with the columns name, value, valid_from, valid_to, basis.
 *
 * @param day the day asked for
 */
public record DatedValues(String table, LocalDate day, Map<String, Double> values) {

    public DatedValues {
        values = Map.copyOf(values);
    }

    /** Where two rows of one name are in force, the one that began later counts. */
    public static DatedValues on(LocalDate day, String table) {
        var values = new HashMap<String, Double>();
        var since = new HashMap<String, String>();
        for (ReferenceTable.Row row : ReferenceTable.read(table).rowsOn(day)) {
            String name = row.get("name");
            String from = row.get("valid_from");
            if (from.compareTo(since.getOrDefault(name, "")) >= 0) {
                since.put(name, from);
                values.put(name, Double.valueOf(row.get("value")));
            }
        }
        return new DatedValues(table, day, values);
    }

    /** @throws IllegalStateException when no row of that name is in force */
    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(table + " has no " + name + " in force on " + day);
        }
        return value;
    }
}
