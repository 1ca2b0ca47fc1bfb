package org.hongxian.gis.packed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parcels of a coverage sorted into groups by the values of some fields, for instance owner unit and land class. Made once
 * and used for any number of red lines; four bytes per parcel. Immutable, safe for use by several threads.
 */
public final class Grouping {

    private final PackedCoverage coverage;
    private final List<Map<String, String>> groups;
    private final int[] groupOf;

    /**
     * @param fields in the order of the table; none makes one group of all
     * @throws IllegalArgumentException if the coverage does not keep one of them
     * @throws DamagedCoverageException if the file was cut off since it was opened
     */
    public static Grouping by(PackedCoverage coverage, List<String> fields) {
        return new Grouping(coverage, fields);
    }

    private Grouping(PackedCoverage coverage, List<String> fields) {
        this.coverage = coverage;
        int[] columns = fields.stream().mapToInt(coverage::field).toArray();
        var numbers = new HashMap<List<Integer>, Integer>();
        var found = new ArrayList<List<Integer>>();
        this.groupOf = new int[coverage.parcels()];
        coverage.reading(() -> sort(columns, numbers, found));
        this.groups = found.stream().map(key -> values(key, fields, columns)).toList();
    }

    private void sort(int[] columns, Map<List<Integer>, Integer> numbers, List<List<Integer>> found) {
        for (int parcel = 0; parcel < groupOf.length; parcel++) {
            var key = new ArrayList<Integer>(columns.length);
            for (int column : columns) {
                key.add(coverage.value(column, parcel));
            }
            groupOf[parcel] = numbers.computeIfAbsent(key, unseen -> {
                found.add(unseen);
                return found.size() - 1;
            });
        }
    }

    private Map<String, String> values(List<Integer> key, List<String> fields, int[] columns) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
            values.put(fields.get(i), coverage.texts(columns[i]).get(key.get(i)));
        }
        return Collections.unmodifiableMap(values);
    }

    public PackedCoverage coverage() {
        return coverage;
    }

    public int size() {
        return groups.size();
    }

    /** Value by field, in the order asked for. */
    public Map<String, String> values(int group) {
        return groups.get(group);
    }

    int groupOf(int parcel) {
        return groupOf[parcel];
    }
}
