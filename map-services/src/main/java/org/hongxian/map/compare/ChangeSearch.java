package org.hongxian.map.compare;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.reference.DatedValues;
import org.hongxian.gis.reference.ReferenceTable;
import org.hongxian.map.compare.VersionChanges.Counts;
import org.hongxian.map.compare.VersionChanges.Kind;
import org.hongxian.map.compare.VersionChanges.Place;
import org.hongxian.map.layer.Cells;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Finds what changed between two versions of a layer. Features with the same outline are found by its {@link Fingerprint} without any
 * overlay; only the others are cut with each other, box by box.
 */
public final class ChangeSearch {

    /** Outlines that differ, to a box: cutting that many takes well below a second. */
    private static final int MOST_IN_A_BOX = 2_000;

    private static final int BETWEEN_WORDS = 500;
    private static final String UNSTEADY_FIELDS = "unsteady-fields.csv";

    private final LayerCatalogue catalogue;
    private final LayerVersion from;
    private final LayerVersion to;
    private final String field;
    private final int mostFeatures;
    /** Where everything is cut and measured: the zone of the versions, or the nearest one of versions in degrees. */
    private final MeasuringPlane plane;

    private final MeasuringPlane.Way way;
    private final @Nullable MultiPolygon within;
    private final @Nullable PreparedGeometry around;
    /** In the system of the versions; null ({@code isNull()}) where neither has anything. */
    private final Envelope ground;

    private final Set<String> unsteady;
    private final Listener listener;
    private final double leastSquareMetres;
    private final Cells cells;
    private final ClassAreas areas = new ClassAreas();
    private final LargestPlaces places;

    private final LongIndex outlines = new LongIndex();
    private final LongIndex numbers = new LongIndex();
    private final ClassNames classes = new ClassNames();
    private final BitSet matched = new BitSet();
    /** Features of the earlier version whose number a feature with another outline has. */
    private final BitSet numbered = new BitSet();

    private long[] attributes = new long[1024];
    private int[] classOf = new int[1024];
    private int[] squareOf = new int[1024];
    private int size;

    private final StableSum fromArea = new StableSum();
    private final StableSum toArea = new StableSum();

    /**
     * What is asked beside the two versions.
     *
     * @param mostFeatures of the earlier version on the ground that is asked about
     */
    public record Question(
            String field, @Nullable MultiPolygon within, int mostPlaces, LocalDate day, int mostFeatures) {

        /** Of any number of features. */
        public Question(String field, @Nullable MultiPolygon within, int mostPlaces, LocalDate day) {
            this(field, within, mostPlaces, day, Integer.MAX_VALUE);
        }

        /** By the land class of the later version, everywhere. */
        public static Question of(LayerVersion to, int mostPlaces, LocalDate day) {
            return new Question(to.classes() == null ? "" : to.classes().field(), null, mostPlaces, day);
        }
    }

    /** Hears how far it has come, in the thread that works. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param share done, 0 to 1
         * @throws java.util.concurrent.CancellationException to end it
         */
        void reached(double share);
    }

    /** More is asked than is to be held in memory at once. */
    public static final class TooManyFeaturesException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyFeaturesException(int most) {
            super("more than " + most + " features to be compared");
        }
    }

    private ChangeSearch(
            LayerCatalogue catalogue, LayerVersion from, LayerVersion to, Question question, Listener listener) {
        this.catalogue = catalogue;
        this.from = from;
        this.to = to;
        this.field = question.field();
        this.mostFeatures = question.mostFeatures();
        this.listener = listener;
        this.places = new LargestPlaces(question.mostPlaces());
        this.unsteady = ReferenceTable.read(UNSTEADY_FIELDS).rowsOn(question.day()).stream()
                .map(row -> row.get("field").toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        Envelope all = extent(from);
        all.expandToInclude(extent(to));
        MultiPolygon asked = question.within();
        this.ground = asked == null ? all : all.intersection(asked.getEnvelopeInternal());
        Envelope measured = ground.isNull() && asked != null ? asked.getEnvelopeInternal() : ground;
        this.plane = MeasuringPlane.of(to.crs(), measured);
        this.way = plane.from(to.crs());
        this.within = asked == null ? null : way.toPlane(asked);
        this.around = within == null ? null : PreparedGeometryFactory.prepare(within);
        this.cells = new Cells(way.toPlane(ground));
        this.leastSquareMetres =
                DatedValues.on(question.day(), "overlay-tolerances.csv").get("raw-sliver-square-metres");
    }

    /** Null ({@code isNull()}) without features. */
    private Envelope extent(LayerVersion version) {
        return version.featureCount() == 0
                ? new Envelope()
                : catalogue.figures(version).extent().envelope();
    }

    /**
     * @throws IllegalArgumentException if the versions are in different reference systems
     * @throws TooManyFeaturesException if more features of the earlier version are on the ground that is asked about
     * @throws java.util.concurrent.CancellationException if the listener ended it
     */
    public static VersionChanges find(
            LayerCatalogue catalogue, LayerVersion from, LayerVersion to, Question question, Listener listener) {
        if (!from.crs().equals(to.crs())) {
            throw new IllegalArgumentException("versions in " + from.crs() + " and " + to.crs());
        }
        return new ChangeSearch(catalogue, from, to, question, listener).run();
    }

    private VersionChanges run() {
        catalogue.visit(from.id(), ground, this::remember);
        var later = new Later();
        catalogue.visit(to.id(), ground, later::look);
        for (int i = matched.nextClearBit(0); i < size; i = matched.nextClearBit(i + 1)) {
            cells.add(squareOf[i]);
        }
        overlay(later.same);
        numbered.andNot(matched);
        long renewed = numbered.cardinality();
        var counts = new Counts(
                later.unchanged,
                later.described,
                renewed,
                later.others - renewed,
                size - matched.cardinality() - renewed);
        return new VersionChanges(
                from.number(),
                to.number(),
                to.crs().epsg(),
                field,
                counts,
                areas.list(),
                fromArea.value(),
                toArea.value(),
                places.list().stream().map(this::inDrawing).toList(),
                places.leftOut());
    }

    private Place inDrawing(Place place) {
        Envelope box = plane.toDrawing(new Envelope(place.west(), place.east(), place.south(), place.north()));
        return new Place(
                place.kind(),
                place.fromId(),
                place.toId(),
                place.from(),
                place.to(),
                place.squareMetres(),
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY());
    }

    private void tell(double share, long features) {
        if (features % BETWEEN_WORDS == 0) {
            listener.reached(Math.min(1, share));
        }
    }

    private void remember(LayerFeature feature) {
        Geometry outline = way.toPlane(feature.geometry());
        Geometry counted = counted(outline);
        if (counted.isEmpty()) {
            return;
        }
        if (size == mostFeatures) {
            throw new TooManyFeaturesException(mostFeatures);
        }
        if (size == classOf.length) {
            attributes = Arrays.copyOf(attributes, 2 * size);
            classOf = Arrays.copyOf(classOf, 2 * size);
            squareOf = Arrays.copyOf(squareOf, 2 * size);
        }
        attributes[size] = Fingerprint.ofAttributes(feature.attributes(), unsteady);
        classOf[size] = classes.number(landClass(feature));
        squareOf[size] = cells.square(outline.getEnvelopeInternal());
        outlines.add(Fingerprint.ofOutline(outline), size);
        long number = surveyNumber(feature.attributes());
        if (number != 0) {
            numbers.add(number, size);
        }
        fromArea.add(counted.getArea());
        size++;
        tell(0.3 * size / Math.max(1, from.featureCount()), size);
    }

    /** The parcel number within its village; 0 where the survey gave none. */
    private static long surveyNumber(Map<String, String> attributes) {
        String number = attributes.getOrDefault("TBBH", "").strip();
        String village = attributes.getOrDefault("ZLDWDM", "").strip();
        return number.isEmpty() || village.isEmpty() ? 0 : Fingerprint.ofText(village + " " + number);
    }

    private String landClass(LayerFeature feature) {
        String value = field.isEmpty()
                ? ""
                : feature.attributes().getOrDefault(field, "").strip();
        return value.isEmpty() ? VersionChanges.WITHOUT_CLASS : value;
    }

    /** What of a feature is asked about. */
    private Geometry counted(Geometry geometry) {
        if (within == null || around == null || around.covers(geometry)) {
            return geometry;
        }
        return Polygonal.intersection(geometry, within);
    }

    /** The features of the later version, one after the other. */
    private final class Later {

        /** Outlines both versions have. */
        private final LongIndex same = new LongIndex();

        private long unchanged;
        private long described;
        private long others;
        private long seen;

        void look(LayerFeature feature) {
            Geometry ground = way.toPlane(feature.geometry());
            Geometry counted = counted(ground);
            if (counted.isEmpty()) {
                return;
            }
            toArea.add(counted.getArea());
            tell(0.3 + 0.3 * ++seen / Math.max(1, to.featureCount()), seen);
            long outline = Fingerprint.ofOutline(ground);
            int before = outlines.find(outline);
            if (before >= 0 && !matched.get(before)) {
                matched.set(before);
                same.add(outline, before);
                sameOutline(before, feature, counted);
                return;
            }
            others++;
            cells.add(cells.square(ground.getEnvelopeInternal()));
            long number = surveyNumber(feature.attributes());
            int namesake = number == 0 ? -1 : numbers.find(number);
            if (namesake >= 0) {
                numbered.set(namesake);
            }
        }

        private void sameOutline(int before, LayerFeature feature, Geometry counted) {
            String then = classes.name(classOf[before]);
            String now = landClass(feature);
            areas.add(then, now, counted.getArea());
            if (attributes[before] == Fingerprint.ofAttributes(feature.attributes(), unsteady)) {
                unchanged++;
                return;
            }
            described++;
            places.add(place(then.equals(now) ? Kind.ATTRIBUTES : Kind.CLASS, feature.id(), then, now, counted));
        }
    }

    private static Place place(Kind kind, String toId, String from, String to, Geometry ground) {
        Envelope box = ground.getEnvelopeInternal();
        return new Place(
                kind, "", toId, from, to, ground.getArea(), box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /** @param same outlines both versions have */
    private void overlay(LongIndex same) {
        var boxes = cells.boxes(MOST_IN_A_BOX);
        int done = 0;
        for (Envelope box : boxes) {
            listener.reached(0.6 + 0.4 * done++ / boxes.size());
            var cut = new BoxOverlay(box, areas, places, leastSquareMetres);
            Envelope there = way.fromPlane(box);
            catalogue.visit(from.id(), there, feature -> {
                Geometry outline = way.toPlane(feature.geometry());
                if (!same.contains(Fingerprint.ofOutline(outline))) {
                    cut.before(feature.id(), landClass(feature), counted(outline));
                }
            });
            catalogue.visit(to.id(), there, feature -> {
                Geometry outline = way.toPlane(feature.geometry());
                if (!same.contains(Fingerprint.ofOutline(outline))) {
                    cut.after(feature.id(), landClass(feature), counted(outline));
                }
            });
            cut.finish();
        }
    }
}
