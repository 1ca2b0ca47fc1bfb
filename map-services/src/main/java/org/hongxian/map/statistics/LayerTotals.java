package org.hongxian.map.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.packed.JoinedTotals;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Features and areas of a layer version in an area, by the values of some attributes, cut exactly at the edge of the area.
 *
 * <p>The coverage files answer where they keep every attribute that is asked for; a condition on attributes is then put to the groups
 * and not to the features. Otherwise the features are read from the database one by one. Safe for use by several threads.
 */
public final class LayerTotals {

    /** More pieces are not united to see what they cover together. */
    private static final int MOST_UNITED = 5_000;

    private final LayerCatalogue catalogue;
    private final CoverageFiles files;

    public LayerTotals(LayerCatalogue catalogue, CoverageFiles files) {
        this.catalogue = catalogue;
        this.files = files;
    }

    /**
     * @param fields to group by; a feature without one has the empty text
     * @param area valid, its polygons without overlaps, easting first, in the CRS of the version; null for all of it
     * @param sliverSquareMetres a feature that shares no more than this with the area is not counted
     * @param onEllipsoid whether areas on the ellipsoid are wanted; they take time where the geometries are measured
     */
    public record Question(
            LayerVersion version,
            List<String> fields,
            FeatureCondition condition,
            @Nullable MultiPolygon area,
            double sliverSquareMetres,
            boolean onEllipsoid) {

        public Question {
            fields = List.copyOf(fields);
        }
    }

    /**
     * @param values by field, in the order asked for
     * @param ellipsoidalSquareMetres not a number where no ellipsoidal area is prescribed, or none was wanted
     */
    public record Group(
            Map<String, String> values, long features, double planarSquareMetres, double ellipsoidalSquareMetres) {}

    /**
     * @param overlapSquareMetres what the groups count more than once because features share ground; null where that is not known
     * @param unlocated features that meet the condition and were left out, because they do not lie in the CRS of the version and so have
     *     no area; of an area only those whose box meets it
     * @param fromFiles whether the coverage files answered
     */
    public record Answer(List<Group> groups, @Nullable Double overlapSquareMetres, long unlocated, boolean fromFiles) {

        public Answer {
            groups = List.copyOf(groups);
        }
    }

    /**
     * @param goesOn asked again and again while features are read from the database
     * @throws CancellationException if it does not go on
     */
    public Answer measure(Question question, BooleanSupplier goesOn) {
        return fromFiles(question).orElseGet(() -> new Reading(question, goesOn).answer());
    }

    private Optional<Answer> fromFiles(Question question) {
        Set<String> conditional = question.condition().attributes();
        if (conditional == null) {
            return Optional.empty();
        }
        var fields = new LinkedHashSet<>(question.fields());
        fields.addAll(conditional);
        return files.ask(
                        question.version(),
                        coverage ->
                                coverage.totals(question.area(), List.copyOf(fields), question.sliverSquareMetres()))
                .flatMap(answer -> answer)
                .map(answer -> joined(question, answer));
    }

    private static Answer joined(Question question, JoinedTotals.Answer found) {
        var sums = new Sums(question.fields());
        for (JoinedTotals.Total total : found.totals()) {
            if (question.condition().takes(total.values())) {
                sums.add(total.values(), total.parcels(), total.planarSquareMetres(), total.ellipsoidalSquareMetres());
            }
        }
        boolean overlapIsTheirs = question.condition().isAll() && question.area() != null;
        return new Answer(sums.groups(), overlapIsTheirs ? found.overlapSquareMetres() : null, 0, true);
    }

    private static final class Sums {

        private final List<String> fields;
        private final Map<List<String>, Sum> sums = new LinkedHashMap<>();

        Sums(List<String> fields) {
            this.fields = fields;
        }

        void add(Map<String, String> values, long features, double planar, double ellipsoidal) {
            List<String> key =
                    fields.stream().map(field -> values.getOrDefault(field, "")).toList();
            Sum sum = sums.computeIfAbsent(key, unseen -> new Sum());
            sum.features += features;
            sum.planar.add(planar);
            sum.ellipsoidal.add(ellipsoidal);
        }

        List<Group> groups() {
            var groups = new ArrayList<Group>();
            sums.forEach((key, sum) -> {
                var values = new LinkedHashMap<String, String>();
                for (int i = 0; i < fields.size(); i++) {
                    values.put(fields.get(i), key.get(i));
                }
                groups.add(new Group(values, sum.features, sum.planar.value(), sum.ellipsoidal.value()));
            });
            return groups;
        }
    }

    private static final class Sum {

        private long features;
        private final StableSum planar = new StableSum();
        private final StableSum ellipsoidal = new StableSum();
    }

    /** One pass over the features in the database. */
    private final class Reading {

        private final Question question;
        private final BooleanSupplier goesOn;
        private final Sums sums;
        private final AreaMeasurement measurement;
        private final @Nullable PreparedGeometry prepared;
        private final List<MultiPolygon> pieces = new ArrayList<>();
        private final StableSum each = new StableSum();
        private final CrsDefinition crs;
        private long unlocated;

        Reading(Question question, BooleanSupplier goesOn) {
            this.question = question;
            this.goesOn = goesOn;
            this.sums = new Sums(question.fields());
            this.crs = CrsCatalogue.get(question.version().crs());
            this.measurement = AreaMeasurement.in(crs.code());
            this.prepared = question.area() == null ? null : PreparedGeometryFactory.prepare(question.area());
        }

        Answer answer() {
            Envelope near = question.area() == null
                    ? LayerCatalogue.everywhere()
                    : question.area().getEnvelopeInternal();
            catalogue.visit(question.version().id(), near, this::add);
            return new Answer(sums.groups(), overlap(), unlocated, false);
        }

        private void add(LayerFeature feature) {
            if (!goesOn.getAsBoolean()) {
                throw new CancellationException();
            }
            if (!question.condition().test().test(feature)) {
                return;
            }
            if (!FeaturePlaces.lies(feature, crs)) {
                unlocated++;
                return;
            }
            MultiPolygon shared = shared(feature.geometry());
            if (shared.isEmpty()) {
                return;
            }
            double planar = measurement.planarSquareMetres(shared);
            if (!(planar > 0)) {
                return;
            }
            // As in the files: what is no more than noise is ground of its group and no feature of it.
            int counted = planar > question.sliverSquareMetres() ? 1 : 0;
            Double ellipsoidal =
                    question.onEllipsoid() ? measurement.measure(shared).ellipsoidalSquareMetres() : null;
            sums.add(feature.attributes(), counted, planar, ellipsoidal == null ? Double.NaN : ellipsoidal);
            if (question.area() != null && pieces.size() <= MOST_UNITED) {
                pieces.add(shared);
                each.add(shared.getArea());
            }
        }

        private MultiPolygon shared(Geometry ground) {
            MultiPolygon area = question.area();
            Geometry valid = Polygonal.isValid(ground) ? ground : Polygonal.repaired(ground);
            if (area == null || prepared == null || prepared.covers(valid)) {
                return Polygonal.areas(valid);
            }
            return prepared.intersects(valid) ? Polygonal.intersection(valid, area) : NoGround.AREA;
        }

        private @Nullable Double overlap() {
            MultiPolygon area = question.area();
            if (area == null || !question.condition().isAll() || pieces.size() > MOST_UNITED) {
                return null;
            }
            return Math.max(0, each.value() - Polygonal.union(pieces, area).getArea());
        }
    }
}
