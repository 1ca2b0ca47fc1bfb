package org.hongxian.gis.packed;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The parcels of one layer, kept in one coverage file per county, sorted into groups. A county whose parcels have no such field is
 * one group without it. Immutable, safe for use by several threads.
 */
public final class JoinedGrouping {

    private final List<String> fields;
    private final List<Grouping> parts;

    private JoinedGrouping(List<String> fields, List<Grouping> parts) {
        this.fields = fields;
        this.parts = parts;
    }

    /**
     * @param fields in the order of the table; none makes one group of all
     * @throws IllegalArgumentException if {@link #refused} names one of the fields
     * @throws DamagedCoverageException if a file was cut off since it was opened
     */
    public static JoinedGrouping by(List<PackedCoverage> files, List<String> fields) {
        Set<String> refused = refused(files, fields);
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException("not kept for grouping: " + refused);
        }
        return new JoinedGrouping(
                List.copyOf(fields),
                files.stream()
                        .map(file -> Grouping.by(
                                file,
                                fields.stream()
                                        .filter(file.fields()::contains)
                                        .distinct()
                                        .toList()))
                        .toList());
    }

    /** Those of the fields that differ from parcel to parcel in one of the files, and so were not kept. */
    public static Set<String> refused(List<PackedCoverage> files, List<String> fields) {
        return files.stream()
                .flatMap(file -> file.leftOut().stream())
                .filter(fields::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every attribute that can be grouped by, sorted. */
    public static List<String> fields(List<PackedCoverage> files) {
        Set<String> fields =
                files.stream().flatMap(file -> file.fields().stream()).collect(Collectors.toCollection(TreeSet::new));
        files.forEach(file -> file.leftOut().forEach(fields::remove));
        return List.copyOf(fields);
    }

    /** In the order of the table. */
    public List<String> fields() {
        return fields;
    }

    /** As many groups as there can be: counted once per file they are in. */
    public int size() {
        return parts.stream().mapToInt(Grouping::size).sum();
    }

    List<Grouping> parts() {
        return parts;
    }
}
