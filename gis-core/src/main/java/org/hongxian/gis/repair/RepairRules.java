package org.hongxian.gis.repair;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * Which findings may be repaired together, without a person looking at each: those in {@code data/reference/safe-repairs.csv}, up to
 * the change in area stated there.
 */
final class RepairRules {

    private final Map<String, Double> largestChange = new HashMap<>();

    private RepairRules(LocalDate day) {
        for (ReferenceTable.Row row : ReferenceTable.read("safe-repairs.csv").rowsOn(day)) {
            largestChange.put(row.get("code"), Double.valueOf(row.get("largest_area_change_square_metres")));
        }
    }

    static RepairRules on(LocalDate day) {
        return new RepairRules(day);
    }

    /** Whether a repair of such a finding can be safe at all. */
    boolean isEverSafe(IssueCode code) {
        return largestChange.containsKey(code.key());
    }

    boolean isSafe(IssueCode code, Iterable<PlotChange> changes) {
        Double largest = largestChange.get(code.key());
        if (largest == null) {
            return false;
        }
        for (PlotChange change : changes) {
            if (Math.abs(change.areaChangeSquareMetres()) > largest) {
                return false;
            }
        }
        return true;
    }
}
