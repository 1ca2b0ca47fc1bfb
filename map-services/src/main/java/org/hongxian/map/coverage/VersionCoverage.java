package org.hongxian.map.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.packed.DirectAnswer;
import org.hongxian.gis.packed.DirectMeasurement;
import org.hongxian.gis.packed.Grouping;
import org.hongxian.gis.packed.PackedCoverage;
import org.locationtech.jts.geom.MultiPolygon;

/** The opened files of one layer version. Safe for use by several threads; used through {@link CoverageFiles#ask} only. */
public final class VersionCoverage {

    private static final Comparator<List<String>> BY_VALUES = (one, other) -> {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private final List<PackedCoverage> files;
    private final Map<List<String>, List<Grouping>> groupings = new ConcurrentHashMap<>();

    VersionCoverage(List<PackedCoverage> files) {
        this.files = List.copyOf(files);
    }

    /**
     * What the parcels of one group share with a red line.
     *
     * @param values by field, in the order asked; empty text where the parcels have no such attribute
     * @param planarSquareMetres unrounded, on the plane of the layer
     */
    public record GroupArea(Map<String, String> values, double planarSquareMetres) {}

    /** The number of parcels in all files. */
    public long parcels() {
        return files.stream().mapToLong(PackedCoverage::parcels).sum();
    }

    /**
     * What a red line covers.
     *
     * @param groups ascending by their values; groups without area are left out
     * @param overlapSquareMetres what the groups count more than once because parcels share ground
     */
    public record CoveredLand(List<GroupArea> groups, double overlapSquareMetres) {

        public CoveredLand {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Shared areas by the values of some fields. The same numbers whatever thread asks, and however many do.
     *
     * @param redLine its polygons valid and without overlaps, in the CRS of the layer, easting first
     * @return empty when the features share so much ground with each other that areas alone say nothing, or when one of the fields
     *     differs from parcel to parcel and was not kept
     */
    public Optional<CoveredLand> areas(MultiPolygon redLine, List<String> fields) {
        if (files.stream()
                .anyMatch(file ->
                        !DirectMeasurement.isPossible(file) || fields.stream().anyMatch(file.leftOut()::contains))) {
            return Optional.empty();
        }
        var sums = new TreeMap<List<String>, StableSum>(BY_VALUES);
        double overlap = 0;
        for (Grouping grouping : groupings.computeIfAbsent(List.copyOf(fields), this::group)) {
            PackedCoverage file = grouping.coverage();
            if (file.parcels() == 0 || !file.envelope().intersects(redLine.getEnvelopeInternal())) {
                continue;
            }
            DirectAnswer answer = new DirectMeasurement(grouping).measure(redLine);
            overlap += answer.overlapSquareMetres();
            for (DirectAnswer.Row row : answer.rows()) {
                List<String> values = fields.stream()
                        .map(field -> row.group().getOrDefault(field, ""))
                        .toList();
                sums.computeIfAbsent(values, key -> new StableSum()).add(row.planarSquareMetres());
            }
        }
        var groups = new ArrayList<GroupArea>();
        sums.forEach((values, sum) -> groups.add(new GroupArea(named(fields, values), sum.value())));
        return Optional.of(new CoveredLand(groups, overlap));
    }

    private static Map<String, String> named(List<String> fields, List<String> values) {
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.size(); i++) {
            named.put(fields.get(i), values.get(i));
        }
        return named;
    }

    /** A county whose parcels have no such field is one group without it. */
    private List<Grouping> group(List<String> fields) {
        return files.stream()
                .map(file -> Grouping.by(
                        file,
                        fields.stream()
                                .filter(file.fields()::contains)
                                .distinct()
                                .toList()))
                .toList();
    }

    List<PackedCoverage> files() {
        return files;
    }
}
