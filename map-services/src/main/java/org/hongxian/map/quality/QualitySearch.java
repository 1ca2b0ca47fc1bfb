package org.hongxian.map.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.overlay.CoverageQuality;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.Spot;
import org.hongxian.gis.reference.DatedValues;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.layer.Cells;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerNeeds;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.VersionFigures;
import org.hongxian.map.quality.VersionQuality.Kind;
import org.hongxian.map.quality.VersionQuality.Looked;
import org.hongxian.map.quality.VersionQuality.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Looks for what is wrong with a stored version: first feature by feature, then, where land should be covered once, for overlaps and
 * gaps, box by box. A finding belongs to the box its place lies in, so none is told twice.
 */
public final class QualitySearch {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    /** Between the ids of two features. */
    private static final String BOTH = " / ";

    private static final int MOST_IN_A_BOX = 5_000;
    /** What lies this far beyond a box is looked at with it, so that what goes on there is seen whole. */
    private static final double MARGIN_METRES = 50;

    private static final double DEGREES_PER_METRE = 1e-5;
    private static final int BETWEEN_WORDS = 500;
    private static final double SHARE_OF_FEATURES = 0.3;

    private final LayerCatalogue catalogue;
    private final LayerVersion version;
    private final CrsDefinition crs;
    private final LocalDate day;
    private final Listener listener;
    private final QualityRules rules;
    private final FeatureNames featureNames;
    private final LayerNeeds needs;
    private final VersionFigures figures;
    private final Findings findings = new Findings();
    private final Cells cells;
    private final Envelope ground;
    private long seen;

    /** Hears how far it has come, in the thread that works. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param share done, 0 to 1
         * @throws java.util.concurrent.CancellationException to end it
         */
        void reached(double share);
    }

    private QualitySearch(LayerCatalogue catalogue, LayerVersion version, LocalDate day, Listener listener) {
        this.catalogue = catalogue;
        this.version = version;
        this.crs = CrsCatalogue.get(version.crs());
        this.day = day;
        this.listener = listener;
        this.rules = QualityRules.on(day);
        this.featureNames = FeatureNames.on(day);
        this.needs = LayerNeeds.of(version.layer(), day);
        this.figures = catalogue.figures(version);
        this.ground = figures.envelope();
        this.cells = new Cells(ground);
    }

    /**
     * @param divisions all the land the layer may lie on, valid, in the CRS of the version; null when that is not known
     * @param day decides which tolerances and which reading of the classes apply
     * @throws java.util.concurrent.CancellationException if the listener ended it
     */
    public static VersionQuality check(
            LayerCatalogue catalogue,
            LayerVersion version,
            @Nullable Geometry divisions,
            LocalDate day,
            Listener listener) {
        return new QualitySearch(catalogue, version, day, listener).run(divisions);
    }

    private VersionQuality run(@Nullable Geometry divisions) {
        List<String> numberFields = rules.numberFields().stream()
                .filter(field -> figures.filled(field) > 0)
                .toList();
        var checks = new FeatureChecks(version, divisions, numberFields, rules, day, findings);
        boolean coverage = version.classes() != null;
        double share = coverage ? SHARE_OF_FEATURES : 1;
        catalogue.visit(version.id(), feature -> {
            checks.look(feature);
            if (FeaturePlaces.lies(feature, crs)) {
                cells.add(cells.square(feature.geometry().getEnvelopeInternal()));
            }
            if (++seen % BETWEEN_WORDS == 0) {
                listener.reached(share * seen / version.featureCount());
            }
        });
        if (coverage) {
            var uncovered = new UncoveredGround(version.crs(), ground, surveyed());
            List<Envelope> boxes = cells.boxes(MOST_IN_A_BOX);
            for (int i = 0; i < boxes.size(); i++) {
                listener.reached(share + (1 - share) * i / boxes.size());
                uncovered.look(boxes.get(i), coverage(boxes.get(i)));
            }
            uncovered.places(gapWidthMetres()).forEach(place -> findings.add(Kind.UNCOVERED, place));
        }
        listener.reached(1);
        var looked =
                new Looked(coverage, gapWidthMetres(), surveyed() != null, divisions != null, !numberFields.isEmpty());
        return new VersionQuality(seen, looked, findings.list(), checks.unknownClasses());
    }

    private double gapWidthMetres() {
        return DatedValues.on(day, "overlay-tolerances.csv").get("gap-width-metres");
    }

    /** What the features must cover all of; null where they need not, or nobody knows. */
    private @Nullable Geometry surveyed() {
        return needs.coverage() ? version.extent() : null;
    }

    /** @return what of the box, and of the ground around it, is covered */
    private Geometry coverage(Envelope box) {
        var around = new Envelope(box);
        around.expandBy(crs.isGeographic() ? MARGIN_METRES * DEGREES_PER_METRE : MARGIN_METRES);
        var features = new ArrayList<LayerFeature>();
        catalogue.visit(version.id(), around, feature -> {
            if (FeaturePlaces.lies(feature, crs)) {
                features.add(feature);
            }
        });
        if (features.isEmpty()) {
            return GEOMETRIES.createMultiPolygon();
        }
        CoverageQuality.Look look = CoverageQuality.look(features, version.crs(), day, Integer.MAX_VALUE);
        Map<String, String> names = features.stream().collect(Collectors.toMap(LayerFeature::id, featureNames::of));
        add(Kind.OVERLAP, look.report().overlaps().places(), names, box);
        add(Kind.GAP, look.report().gaps().places(), names, box);
        return look.covered();
    }

    private void add(Kind kind, List<Spot> spots, Map<String, String> names, Envelope box) {
        for (Spot spot : spots) {
            if (isIn(box, spot.easting(), spot.northing())) {
                findings.add(
                        kind,
                        new Place(
                                spot.feature(),
                                names(spot.feature(), names),
                                "",
                                spot.easting(),
                                spot.northing(),
                                spot.areaSquareMetres()));
            }
        }
    }

    private static String names(String pair, Map<String, String> names) {
        List<String> both = Stream.of(pair.split(BOTH, -1))
                .map(id -> names.getOrDefault(id, ""))
                .toList();
        return both.stream().allMatch(String::isEmpty) ? "" : String.join(BOTH, both);
    }

    /** The sides in the west and south belong to a box; those in the east and north only at the edge of everything. */
    private boolean isIn(Envelope box, double easting, double northing) {
        return easting >= box.getMinX()
                && northing >= box.getMinY()
                && (easting < box.getMaxX() || box.getMaxX() == ground.getMaxX())
                && (northing < box.getMaxY() || box.getMaxY() == ground.getMaxY());
    }
}
