package org.hongxian.approval.desk.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hongxian.approval.desk.RefusedQuestionException;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.VersionChanges;
import org.hongxian.map.statistics.VersionChanges.Pair;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Two versions of a layer held against each other, as long work whose file is the answer. */
@Component
class CompareDesk {

    private static final VersionChanges.Bounds BOUNDS = new VersionChanges.Bounds(200_000, 500);
    private static final int LONGEST_FIELD = 80;

    private final DeskJobs jobs;
    private final AskedLayers layers;
    private final AskedAreas areas;
    private final LayerCatalogue catalogue;
    private final Clock clock;
    private final JsonMapper mapper;

    CompareDesk(
            DeskJobs jobs,
            AskedLayers layers,
            AskedAreas areas,
            LayerCatalogue catalogue,
            Clock clock,
            JsonMapper mapper) {
        this.jobs = jobs;
        this.layers = layers;
        this.areas = areas;
        this.catalogue = catalogue;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** @param field the features are told apart by; the land class where missing */
    record Question(
            @Nullable String layer,
            @Nullable Integer from,
            @Nullable Integer to,
            Questions.@Nullable Area area,
            @Nullable String field) {}

    /** @param truncated whether more places changed than are listed */
    record Comparison(
            String layer,
            int from,
            int to,
            String field,
            String crs,
            List<PairView> pairs,
            Totals totals,
            List<ChangeView> changes,
            boolean truncated) {}

    /** @param hectares closed to their total; names empty where a code is known by none */
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
        if (!from.crs().equals(to.crs())) {
            throw new RefusedQuestionException(
                    422, "other-crs", from.crs().toString(), to.crs().toString());
        }
        String field = field(question.field(), to);
        MultiPolygon area = areas.find(question.area(), to.crs());
        return jobs.take(DeskJob.Kind.COMPARE, (job, folder) -> run(from, to, field, area, job, folder));
    }

    private String field(@Nullable String asked, LayerVersion version) {
        LandClassCoding coding = version.classes();
        String field = asked == null && coding != null ? coding.field() : asked;
        if (field == null
                || field.length() > LONGEST_FIELD
                || !catalogue.figures(version).filled().containsKey(field)) {
            throw new RefusedQuestionException(422, "unknown-key", field == null ? "" : field, version.title());
        }
        return field;
    }

    private DeskJob.Result run(
            LayerVersion from, LayerVersion to, String field, @Nullable MultiPolygon area, DeskJob job, Path folder)
            throws IOException {
        VersionChanges changes;
        try {
            changes = VersionChanges.between(catalogue, from, to, field, area, BOUNDS, job::reached, job::goesOn);
        } catch (VersionChanges.TooManyFeaturesException e) {
            var refused = new RefusedQuestionException(422, "too-many-compared", BOUNDS.mostFeatures());
            refused.initCause(e);
            throw refused;
        }
        Path file = folder.resolve("comparison.json");
        mapper.writeValue(file.toFile(), comparison(from, to, field, changes));
        String name = "%s-%d-%d.json".formatted(to.layer(), from.number(), to.number());
        return new DeskJob.Result(file, name, "application/json", Files.size(file));
    }

    private Comparison comparison(LayerVersion from, LayerVersion to, String field, VersionChanges changes) {
        double total = changes.pairs().stream().mapToDouble(Pair::squareMetres).sum();
        List<BigDecimal> hectares = AreaClosing.hectares(
                        changes.pairs().stream().map(Pair::squareMetres).toList(), total)
                .values();
        var names = new Names(to, field, LocalDate.now(clock));
        var pairs = new ArrayList<PairView>();
        for (int i = 0; i < changes.pairs().size(); i++) {
            Pair pair = changes.pairs().get(i);
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
        double same = sum(changes, pair -> pair.from().equals(pair.to()));
        var totals = new Totals(
                sum(changes, pair -> !pair.from().isEmpty()),
                sum(changes, pair -> !pair.to().isEmpty()),
                same,
                total - same);
        return new Comparison(
                to.layer(),
                from.number(),
                to.number(),
                field,
                to.crs().toString(),
                pairs,
                totals,
                changes.changes().stream().map(CompareDesk::view).toList(),
                changes.more());
    }

    private static double sum(VersionChanges changes, Predicate<Pair> counts) {
        return changes.pairs().stream()
                .filter(counts)
                .mapToDouble(Pair::squareMetres)
                .sum();
    }

    private static ChangeView view(VersionChanges.Change change) {
        var box = change.envelope();
        return new ChangeView(
                change.from(),
                change.to(),
                change.squareMetres(),
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
