package org.hongxian.approval.desk.internal;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.map.compare.ChangeSearch;
import org.hongxian.map.compare.VersionChanges;
import org.hongxian.map.compare.VersionChanges.ClassChange;
import org.hongxian.map.compare.VersionChanges.Place;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Two versions of a layer held against each other, as long work whose file is the answer. */
@Component
class CompareDesk {

    private static final int MOST_PLACES = 500;
    private static final int LONGEST_FIELD = 80;
    /** Steps of the progress that is told. */
    private static final int STEPS = 1_000;

    private final DeskJobs jobs;
    private final AskedLayers layers;
    private final AskedAreas areas;
    private final LayerCatalogue catalogue;
    private final DeskSettings settings;
    private final Clock clock;
    private final JsonMapper mapper;

    CompareDesk(
            DeskJobs jobs,
            AskedLayers layers,
            AskedAreas areas,
            LayerCatalogue catalogue,
            DeskSettings settings,
            Clock clock,
            JsonMapper mapper) {
        this.jobs = jobs;
        this.layers = layers;
        this.areas = areas;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
        this.mapper = mapper;
    }

    /**
     * @param field the features are told apart by; the land class where missing
     * @param crs of the boxes in the answer; that of the layer where missing or of another datum
     */
    record Question(
            @Nullable String layer,
            @Nullable Integer from,
            @Nullable Integer to,
            Questions.@Nullable Area area,
            @Nullable String field,
            @Nullable String crs) {}

    /**
     * @param field empty where the layer has no classes
     * @param crs of the boxes
     * @param fromCrs of the earlier version; where that of the later one is another, it was taken there
     * @param unlocated features that do not lie in the system of their version and were not compared
     * @param sameCornerMetres corners between two systems that lie no farther apart are one
     * @param leastPlaceSquareMetres what differs by less is no place
     * @param truncated whether more places changed than are listed
     */
    record Comparison(
            String layer,
            int from,
            int to,
            String field,
            String crs,
            String fromCrs,
            String toCrs,
            long unlocated,
            double sameCornerMetres,
            double leastPlaceSquareMetres,
            List<PairView> pairs,
            Totals totals,
            List<ChangeView> changes,
            boolean truncated) {}

    /**
     * @param from empty for ground the version does not cover, as {@code to}; {@link VersionChanges#WITHOUT_CLASS} for none of a feature
     * @param hectares closed to their total; names empty where a code is known by none
     */
    record PairView(
            String from,
            String fromName,
            String fromNameEn,
            String to,
            String toName,
            String toNameEn,
            double squareMetres,
            BigDecimal hectares) {}

    record Totals(
            double fromSquareMetres, double toSquareMetres, double sameSquareMetres, double changedSquareMetres) {}

    /** @param bbox west, south, east, north */
    record ChangeView(String from, String to, double squareMetres, List<Double> bbox) {}

    /** @throws RefusedQuestionException if it cannot be done as asked, or too much is under way */
    DeskJob take(Question question) {
        if (question.from() == null || question.to() == null) {
            throw new RefusedQuestionException(400, "two-versions");
        }
        LayerVersion from = layers.get(question.layer(), question.from());
        LayerVersion to = layers.get(question.layer(), question.to());
        if (!AskedSystems.areOnOneDatum(from.crs(), to.crs())) {
            throw new RefusedQuestionException(
                    422, "other-crs", from.crs().toString(), to.crs().toString());
        }
        if (question.area() == null && Math.max(from.featureCount(), to.featureCount()) > settings.maxCompared()) {
            throw tooMany();
        }
        String field = field(question.field(), to);
        MultiPolygon area = areas.find(question.area(), to.crs());
        CrsCode shown = AskedSystems.ofAnswer(question.crs(), to.crs());
        CoordinateTransformer way = AskedSystems.between(to.crs(), shown);
        var asked = new ChangeSearch.Question(field, area, MOST_PLACES, LocalDate.now(clock), settings.maxCompared());
        return jobs.take(DeskJob.Kind.COMPARE, (job, folder) -> {
            VersionChanges changes = find(job, from, to, asked);
            Path file = folder.resolve("comparison.json");
            mapper.writeValue(file.toFile(), comparison(from, to, changes, shown, way));
            String name = "%s-%d-%d.json".formatted(to.layer(), from.number(), to.number());
            return new DeskJob.Result(file, name, "application/json", Files.size(file));
        });
    }

    private VersionChanges find(DeskJob job, LayerVersion from, LayerVersion to, ChangeSearch.Question asked) {
        try {
            return ChangeSearch.find(catalogue, from, to, asked, share -> reached(job, share));
        } catch (ChangeSearch.TooManyFeaturesException e) {
            RefusedQuestionException refused = tooMany();
            refused.initCause(e);
            throw refused;
        }
    }

    private RefusedQuestionException tooMany() {
        return new RefusedQuestionException(422, "too-many-compared", settings.maxCompared());
    }

    private String field(@Nullable String asked, LayerVersion version) {
        LandClassCoding coding = version.classes();
        if (asked == null) {
            return coding == null ? "" : coding.field();
        }
        if (asked.length() > LONGEST_FIELD
                || !catalogue.figures(version).filled().containsKey(asked)) {
            throw new RefusedQuestionException(
                    422, "unknown-key", asked.substring(0, Math.min(LONGEST_FIELD, asked.length())), version.title());
        }
        return asked;
    }

    private static void reached(DeskJob job, double share) {
        if (!job.goesOn()) {
            throw new CancellationException();
        }
        job.reached(Math.round(share * STEPS), STEPS);
    }

    private Comparison comparison(
            LayerVersion from, LayerVersion to, VersionChanges changes, CrsCode shown, CoordinateTransformer way) {
        double total = sum(changes, pair -> true);
        List<BigDecimal> hectares = AreaClosing.hectares(
                        changes.areas().stream().map(ClassChange::squareMetres).toList(), total)
                .values();
        var names = new Names(to, changes.field(), LocalDate.now(clock));
        var pairs = new ArrayList<PairView>();
        for (int i = 0; i < changes.areas().size(); i++) {
            ClassChange pair = changes.areas().get(i);
            pairs.add(new PairView(
                    pair.from(),
                    names.zh(pair.from()),
                    names.en(pair.from()),
                    pair.to(),
                    names.zh(pair.to()),
                    names.en(pair.to()),
                    pair.squareMetres(),
                    hectares.get(i)));
        }
        var totals = new Totals(
                changes.fromSquareMetres(),
                changes.toSquareMetres(),
                sum(changes, ClassChange::isSame),
                changes.changedSquareMetres());
        return new Comparison(
                to.layer(),
                changes.from(),
                changes.to(),
                changes.field(),
                shown.toString(),
                from.crs().toString(),
                to.crs().toString(),
                changes.unlocated(),
                changes.tolerances().sameCornerMetres(),
                changes.tolerances().leastPlaceSquareMetres(),
                pairs,
                totals,
                changes.places().stream()
                        .filter(place -> !place.from().equals(place.to()))
                        .map(place -> view(place, way))
                        .toList(),
                changes.placesLeftOut() > 0);
    }

    private static double sum(VersionChanges changes, Predicate<ClassChange> counts) {
        return changes.areas().stream()
                .filter(counts)
                .mapToDouble(ClassChange::squareMetres)
                .sum();
    }

    private static ChangeView view(Place place, CoordinateTransformer way) {
        Envelope box = way.transform(new Envelope(place.west(), place.east(), place.south(), place.north()));
        return new ChangeView(
                place.from(),
                place.to(),
                place.squareMetres(),
                List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
    }

    /** What codes of land classes are called today; nothing for other fields. */
    private static final class Names {

        private final @Nullable LandClassScheme scheme;

        Names(LayerVersion version, String field, LocalDate today) {
            LandClassCoding coding = version.classes();
            scheme = coding != null && coding.field().equals(field)
                    ? LandClassScheme.load(coding.scheme(), today)
                    : null;
        }

        String zh(String code) {
            return scheme == null
                    ? ""
                    : scheme.find(code).map(each -> each.nameZh()).orElse("");
        }

        String en(String code) {
            return scheme == null
                    ? ""
                    : scheme.find(code).map(each -> each.nameEn()).orElse("");
        }
    }
}
