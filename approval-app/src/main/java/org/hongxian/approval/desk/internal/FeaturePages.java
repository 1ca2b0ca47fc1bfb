package org.hongxian.approval.desk.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.hongxian.approval.desk.internal.AskedAreas.AskedArea;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeatureFilter;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.feature.FeatureReader;
import org.hongxian.map.feature.FeatureSelection;
import org.hongxian.map.layer.CodeMeanings;
import org.hongxian.map.layer.CodeMeanings.Meaning;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.springframework.stereotype.Component;

/** Features by condition and area, page by page in order of their ids. */
@Component
class FeaturePages {

    static final int MOST_ON_A_PAGE = 1_000;
    private static final int USUAL = 100;
    private static final int LONGEST_ID = 80;
    /** So many features are gone through for one page, and again to count them; beyond, the number stays open. */
    private static final int MOST_EXAMINED = 50_000;

    private final LayerCatalogue catalogue;
    private final FeatureReader reader;
    private final AskedLayers layers;
    private final AskedAreas areas;
    private final AskedFilters filters;
    private final DeskSettings settings;
    private final Clock clock;

    FeaturePages(
            LayerCatalogue catalogue,
            AskedLayers layers,
            AskedAreas areas,
            AskedFilters filters,
            DeskSettings settings,
            Clock clock) {
        this.catalogue = catalogue;
        this.reader = new FeatureReader(catalogue);
        this.layers = layers;
        this.areas = areas;
        this.filters = filters;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Page and number together take the time of one answer. A page that ends early says where to go on.
     *
     * @throws RefusedQuestionException if it cannot be answered as asked
     */
    DeskViews.Features page(Questions.Features question, Locale locale) {
        LayerVersion version = layers.get(question.layer(), question.version());
        int limit = question.limit() == null ? USUAL : question.limit();
        String after = question.after() == null ? "" : question.after();
        if (limit < 1 || limit > MOST_ON_A_PAGE || after.length() > LONGEST_ID) {
            throw new RefusedQuestionException(400, "page", MOST_ON_A_PAGE);
        }
        FeatureFilter filter = filters.get(question.filter(), question.filterCrs(), version);
        AskedArea asked = question.area() == null ? null : areas.get(question.area(), version.crs());
        MultiPolygon area = asked == null ? null : asked.ground();
        CrsCode system = AskedSystems.ofAnswer(question.crs(), version.crs());
        var view = new View(version, system, Boolean.TRUE.equals(question.geometry()), LocalDate.now(clock), locale);
        var ground = area == null ? null : RelateNG.prepare(area);
        var found = new ArrayList<DeskViews.Feature>();
        BooleanSupplier timeIsLeft = settings.timeIsLeft();
        // Features that only touch the area come along from the index and are passed over.
        Optional<String> end = reader.readWhile(
                new FeatureSelection(version, area, filter, after, MOST_EXAMINED, MOST_EXAMINED),
                feature -> {
                    if (sharesGround(ground, feature)) {
                        found.add(view.of(feature));
                    }
                    return found.size() < limit;
                },
                timeIsLeft);
        Sum all = all(version, filter, area, ground, question.filter(), timeIsLeft);
        return new DeskViews.Features(
                version.layer(),
                version.number(),
                version.dataDate(),
                system.toString(),
                found,
                all == null ? null : all.features(),
                all == null ? null : all.squareMetres(),
                DataExtent.outsideShare(version, asked),
                end.orElse(null));
    }

    private static boolean sharesGround(@Nullable RelateNG area, LayerFeature feature) {
        return area == null || !area.evaluate(feature.geometry(), RelatePredicate.touches());
    }

    /** @param squareMetres null where the version has no plane */
    private record Sum(long features, @Nullable Double squareMetres) {}

    /** How many there are and how large they are together; null when that is not known in the time of an answer. */
    private @Nullable Sum all(
            LayerVersion version,
            FeatureFilter filter,
            @Nullable MultiPolygon area,
            @Nullable RelateNG ground,
            @Nullable String text,
            BooleanSupplier timeIsLeft) {
        if (area == null && (text == null || text.isBlank())) {
            boolean plane = CrsCatalogue.get(version.crs()).isZone();
            return new Sum(
                    version.featureCount(),
                    plane ? Double.valueOf(catalogue.figures(version).areaSquareMetres()) : null);
        }
        var places = FeaturePlaces.of(version.crs(), version.crs());
        var squareMetres = new StableSum();
        var count = new long[1];
        Optional<String> end = reader.readWhile(
                new FeatureSelection(version, area, filter, "", MOST_EXAMINED, MOST_EXAMINED),
                feature -> {
                    if (sharesGround(ground, feature)) {
                        count[0]++;
                        Double planar = places.squareMetres(feature);
                        squareMetres.add(planar == null ? 0 : planar);
                    }
                    return true;
                },
                timeIsLeft);
        return end.isPresent() ? null : new Sum(count[0], squareMetres.value());
    }

    /** How the features of one version are shown. */
    private static final class View {

        private final CrsCode system;
        private final FeaturePlaces places;
        private final boolean withGeometry;
        private final CodeMeanings meanings;
        private final Locale locale;

        View(LayerVersion version, CrsCode system, boolean withGeometry, LocalDate day, Locale locale) {
            this.system = system;
            this.places = FeaturePlaces.of(version.crs(), system);
            this.withGeometry = withGeometry;
            this.meanings = CodeMeanings.of(version.classes(), day);
            this.locale = locale;
        }

        DeskViews.Feature of(LayerFeature feature) {
            Optional<Geometry> shown = places.find(feature);
            Optional<Meaning> landClass = meanings.findClass(feature);
            return new DeskViews.Feature(
                    feature.id(),
                    new TreeMap<>(feature.attributes()),
                    meanings.of(feature, locale),
                    meanings.classCode(feature),
                    landClass.map(Meaning::nameZh).orElse(null),
                    landClass.map(Meaning::nameEn).orElse(null),
                    places.squareMetres(feature),
                    shown.map(DeskViews::bbox).orElse(null),
                    shown.filter(place -> withGeometry)
                            .map(place -> DeskViews.geoJson(Polygonal.areas(place), system))
                            .orElse(null));
        }
    }
}
