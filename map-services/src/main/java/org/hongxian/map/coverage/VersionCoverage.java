package org.hongxian.map.coverage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hongxian.gis.packed.DirectAnswer;
import org.hongxian.gis.packed.JoinedGrouping;
import org.hongxian.gis.packed.JoinedMeasurement;
import org.hongxian.gis.packed.JoinedTotals;
import org.hongxian.gis.packed.PackedCoverage;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/** The opened files of one layer version. Safe for use by several threads; used through {@link CoverageFiles#ask} only. */
public final class VersionCoverage {

    /** Each takes four bytes per parcel; which fields are asked for is up to people. */
    private static final int MOST_GROUPINGS = 8;

    private final List<PackedCoverage> files;
    private final Map<List<String>, JoinedGrouping> groupings = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, JoinedGrouping> eldest) {
            return size() > MOST_GROUPINGS;
        }
    };

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

    /** Every attribute that can be grouped by, sorted. */
    public List<String> fields() {
        return JoinedGrouping.fields(files);
    }

    /** Every value of the attributes that can be grouped by, sorted; parcels without a value are one of them, with the empty text. */
    public Map<String, List<String>> values() {
        var values = new TreeMap<String, TreeSet<String>>();
        for (String field : fields()) {
            var texts = values.computeIfAbsent(field, name -> new TreeSet<>());
            for (PackedCoverage file : files) {
                if (file.fields().contains(field)) {
                    texts.addAll(file.texts(file.field(field)));
                }
            }
        }
        var lists = new LinkedHashMap<String, List<String>>();
        values.forEach((field, texts) -> lists.put(field, List.copyOf(texts)));
        return lists;
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
        return grouping(fields).map(grouping -> {
            DirectAnswer answer = new JoinedMeasurement(grouping).measure(redLine);
            List<GroupArea> groups = answer.rows().stream()
                    .map(row -> new GroupArea(row.group(), row.planarSquareMetres()))
                    .toList();
            return new CoveredLand(groups, answer.overlapSquareMetres());
        });
    }

    /**
     * Parcels and areas by the values of some fields.
     *
     * @param area its polygons valid and without overlaps, in the CRS of the layer, easting first; null for all of the layer
     * @param sliverSquareMetres a parcel that shares no more than this with the area is not counted
     * @return empty as for {@link #areas}
     */
    public Optional<JoinedTotals.Answer> totals(
            @Nullable MultiPolygon area, List<String> fields, double sliverSquareMetres) {
        return grouping(fields).map(grouping -> JoinedTotals.measure(grouping, area, sliverSquareMetres));
    }

    /**
     * The parcels sorted into groups, for measuring many red lines.
     *
     * @return empty as for {@link #areas}
     */
    public Optional<JoinedGrouping> grouping(List<String> fields) {
        if (!JoinedMeasurement.isPossible(files)
                || !JoinedGrouping.refused(files, fields).isEmpty()) {
            return Optional.empty();
        }
        synchronized (groupings) {
            return Optional.of(
                    groupings.computeIfAbsent(List.copyOf(fields), asked -> JoinedGrouping.by(files, asked)));
        }
    }

    /** The files themselves, one per county, for whoever draws them. */
    public List<PackedCoverage> files() {
        return files;
    }
}
