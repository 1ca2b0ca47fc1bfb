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
import org.hongxian.approval.desk.internal.AskedAreas.AskedArea;
import org.hongxian.approval.desk.internal.Comparison.ChangeView;
import org.hongxian.approval.desk.internal.Comparison.PairView;
import org.hongxian.approval.desk.internal.Comparison.Totals;
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
import org.hongxian.map.quality.FeatureNames;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Two versions of a layer held against each other, as long work whose file is the answer. */
@Component
class CompareDesk {

    private static final int MOST_PLACES = 2_000;
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
        AskedArea area = question.area() == null ? null : areas.get(question.area(), to.crs());
        CrsCode shown = AskedSystems.ofAnswer(question.crs(), to.crs());
        CoordinateTransformer way = AskedSystems.between(to.crs(), shown);
        var asked = new ChangeSearch.Question(
                field, area == null ? null : area.ground(), MOST_PLACES, LocalDate.now(clock), settings.maxCompared());
        return jobs.take(DeskJob.Kind.COMPARE, (job, folder) -> {
            VersionChanges changes = find(job, from, to, asked);
            Path file = folder.resolve("comparison.json");
            mapper.writeValue(file.toFile(), comparison(from, to, area, changes, shown, way));
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
            LayerVersion from,
            LayerVersion to,
            @Nullable AskedArea area,
            VersionChanges changes,
            CrsCode shown,
            CoordinateTransformer way) {
        double total = sum(changes, pair -> true);
        List<BigDecimal> hectares = AreaClosing.hectares(
                        changes.areas().stream().map(ClassChange::squareMetres).toList(), total)
                .values();
        LocalDate today = LocalDate.now(clock);
        var names = new Names(to, changes.field(), today);
        FeatureNames known = FeatureNames.on(today);
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
                to.title(),
                changes.from(),
                from.dataDate(),
                changes.to(),
                to.dataDate(),
                area == null ? null : Comparison.Ground.of(area),
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
                        .filter(place -> !place.isSameClass())
                        .map(place -> view(place, name(known, from, to, place), way))
                        .toList(),
                changes.classPlacesLeftOut() > 0);
    }

    private static double sum(VersionChanges changes, Predicate<ClassChange> counts) {
        return changes.areas().stream()
                .filter(counts)
                .mapToDouble(ClassChange::squareMetres)
                .sum();
    }

    /** What people know the feature by that lies there now or lay there before; empty when it says nothing of the kind. */
    private String name(FeatureNames known, LayerVersion from, LayerVersion to, Place place) {
        boolean later = !place.toId().isEmpty();
        return catalogue
                .find((later ? to : from).id(), later ? place.toId() : place.fromId())
                .map(known::of)
                .orElse("");
    }

    private static ChangeView view(Place place, String name, CoordinateTransformer way) {
        Envelope box = way.transform(new Envelope(place.west(), place.east(), place.south(), place.north()));
        return new ChangeView(
                name,
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
