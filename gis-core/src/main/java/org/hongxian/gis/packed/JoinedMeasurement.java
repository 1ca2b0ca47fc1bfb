package org.hongxian.gis.packed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.packed.DirectAnswer.Row;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Answers the area table of red lines from the coverage files of one layer, one after the other. Every parcel is in one file only,
 * so areas add up; ground that parcels of different files share is not told apart and leaves the rows larger than the red line.
 *
 * <p>Not safe for use by several threads; make one per thread, they share the grouping.
 */
public final class JoinedMeasurement {

    private final List<String> fields;
    private final List<Grouping> parts;
    private final @Nullable DirectMeasurement[] measurements;

    /** @throws IllegalArgumentException if the parcels of a file share so much ground that the layer is no coverage */
    public JoinedMeasurement(JoinedGrouping grouping) {
        this.fields = grouping.fields();
        this.parts = grouping.parts();
        if (!isPossible(parts.stream().map(Grouping::coverage).toList())) {
            throw new IllegalArgumentException("more parcels share ground than can be told");
        }
        this.measurements = new DirectMeasurement[parts.size()];
    }

    /** False when the parcels of a file share so much ground that the layer is no coverage. */
    public static boolean isPossible(List<PackedCoverage> files) {
        return files.stream().allMatch(DirectMeasurement::isPossible);
    }

    /**
     * @param redLine valid, its polygons without overlaps; easting first, in the CRS of the files
     * @throws DamagedCoverageException if a file was cut off since it was opened
     */
    public DirectAnswer measure(MultiPolygon redLine) {
        Envelope near = redLine.getEnvelopeInternal();
        var answers = new ArrayList<DirectAnswer>();
        for (int i = 0; i < parts.size(); i++) {
            PackedCoverage file = parts.get(i).coverage();
            if (file.parcels() > 0 && file.envelope().intersects(near)) {
                answers.add(measurement(i).measure(redLine));
            }
        }
        double whole = redLine.getArea();
        double overlap =
                answers.stream().mapToDouble(DirectAnswer::overlapSquareMetres).sum();
        double covered = answers.stream()
                .mapToDouble(answer -> answer.redLineSquareMetres() - answer.uncoveredSquareMetres())
                .sum();
        return new DirectAnswer(whole, joined(answers), overlap, whole - covered);
    }

    private DirectMeasurement measurement(int part) {
        DirectMeasurement known = measurements[part];
        if (known == null) {
            known = new DirectMeasurement(parts.get(part));
            measurements[part] = known;
        }
        return known;
    }

    private List<Row> joined(List<DirectAnswer> answers) {
        var sums = new TreeMap<List<String>, Sums>(JoinedMeasurement::compare);
        for (DirectAnswer answer : answers) {
            for (Row row : answer.rows()) {
                List<String> values = fields.stream()
                        .map(field -> row.group().getOrDefault(field, ""))
                        .toList();
                Sums sum = sums.computeIfAbsent(values, key -> new Sums(new StableSum(), new StableSum()));
                sum.planar().add(row.planarSquareMetres());
                sum.ellipsoidal().add(row.ellipsoidalSquareMetres());
            }
        }
        var rows = new ArrayList<Row>();
        sums.forEach((values, sum) -> rows.add(
                new Row(named(values), sum.planar().value(), sum.ellipsoidal().value())));
        return rows;
    }

    private Map<String, String> named(List<String> values) {
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < values.size(); i++) {
            named.put(fields.get(i), values.get(i));
        }
        return named;
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private record Sums(StableSum planar, StableSum ellipsoidal) {}
}
