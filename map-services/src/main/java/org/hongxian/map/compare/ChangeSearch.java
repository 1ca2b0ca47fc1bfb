package org.hongxian.map.compare;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.reference.DatedValues;
import org.hongxian.gis.reference.ReferenceTable;
import org.hongxian.map.compare.VersionChanges.Counts;
import org.hongxian.map.compare.VersionChanges.Kind;
import org.hongxian.map.compare.VersionChanges.Place;
import org.hongxian.map.compare.VersionChanges.Tolerances;
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
    /** A fingerprint of nothing: that of a geometry without polygons. */
    private static final long NO_OUTLINE = 0;

    private static final String UNSTEADY_FIELDS = "unsteady-fields.csv";

    private final LayerVersion from;
    private final LayerVersion to;
    private final ComparedVersion earlier;
    private final ComparedVersion later;
    private final String field;
    private final int mostFeatures;
    /** Where everything is cut and measured: the zone of the later version, or the nearest one where that is in degrees. */
    private final MeasuringPlane plane;

    private final @Nullable MultiPolygon within;
    private final @Nullable PreparedGeometry around;
    /** On the plane; null ({@code isNull()}) where neither has anything. */
    private final Envelope ground;

    private final Tolerances tolerances;
    private final Set<String> unsteady;
    private final Listener listener;
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
        this.from = from;
        this.to = to;
        this.field = question.field();
        this.mostFeatures = question.mostFeatures();
        this.listener = listener;
        this.places = new LargestPlaces(question.mostPlaces());
        this.unsteady = ReferenceTable.read(UNSTEADY_FIELDS).rowsOn(question.day()).stream()
                .map(row -> row.get("field").toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        Envelope all = catalogue.figures(to).envelope();
        all.expandToInclude(CoordinateTransformer.between(from.crs(), to.crs())
                .transform(catalogue.figures(from).envelope()));
        MultiPolygon asked = question.within();
        Envelope there = asked == null ? all : all.intersection(asked.getEnvelopeInternal());
        Envelope measured = there.isNull() && asked != null ? asked.getEnvelopeInternal() : there;
        this.plane = MeasuringPlane.of(to.crs(), measured);
        MeasuringPlane.Way way = plane.from(to.crs());
        this.earlier = new ComparedVersion(catalogue, from, plane, to.crs());
        this.later = new ComparedVersion(catalogue, to, plane, to.crs());
        this.within = asked == null ? null : way.toPlane(asked);
        this.around = within == null ? null : PreparedGeometryFactory.prepare(within);
        this.ground = way.toPlane(there);
        this.cells = new Cells(ground);
        DatedValues values = DatedValues.on(question.day(), "overlay-tolerances.csv");
        this.tolerances = new Tolerances(
                values.get("same-corner-metres"),
                values.get(
                        from.crs().equals(to.crs())
                                ? "raw-sliver-square-metres"
                                : "between-systems-sliver-square-metres"));
    }

    /**
     * Versions in two systems of one datum are compared too: the earlier one is taken into the system of the later one.
     *
     * @throws org.hongxian.gis.crs.DatumChangeException if their datums do not coincide
     * @throws TooManyFeaturesException if more features of the earlier version are on the ground that is asked about
     * @throws java.util.concurrent.CancellationException if the listener ended it
     */
    public static VersionChanges find(
            LayerCatalogue catalogue, LayerVersion from, LayerVersion to, Question question, Listener listener) {
        return new ChangeSearch(catalogue, from, to, question, listener).run();
    }

    private VersionChanges run() {
        earlier.visit(ground, this::remember);
        var found = new Later();
        if (from.crs().equals(to.crs())) {
            later.visit(ground, (feature, outline) -> found.look(feature, outline, Fingerprint.ofOutline(outline)));
        } else {
            pairUp(found);
        }
        for (int i = matched.nextClearBit(0); i < size; i = matched.nextClearBit(i + 1)) {
            cells.add(squareOf[i]);
        }
        overlay(found);
        numbered.andNot(matched);
        long renewed = numbered.cardinality();
        var counts = new Counts(
                found.unchanged,
                found.described,
                renewed,
                found.others - renewed,
                size - matched.cardinality() - renewed);
        return new VersionChanges(
                from.number(),
                to.number(),
                from.crs().epsg(),
                to.crs().epsg(),
                field,
                counts,
                areas.list(),
                fromArea.value(),
                toArea.value(),
                earlier.unlocated() + later.unlocated(),
                tolerances,
                places.list().stream().map(this::inDrawing).toList(),
                places.leftOut(),
                places.leftOutOfAnotherClass());
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

    private void remember(LayerFeature feature, Geometry outline) {
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
        fromArea.add(earlier.squareMetres(feature, outline, counted));
        size++;
        tell(0.3 * size / Math.max(1, earlier.features()), size);
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

    /**
     * Looks for the outline each feature of the later version had in the other system, box by box. A feature belongs to the box its
     * middle lies in; the outline it was made of may reach out of it.
     */
    private void pairUp(Later found) {
        var all = new Cells(ground);
        for (int i = 0; i < size; i++) {
            all.add(squareOf[i]);
        }
        later.visit(ground, (feature, outline) -> all.add(all.square(outline.getEnvelopeInternal())));
        for (Envelope box : all.boxes(MOST_IN_A_BOX)) {
            var near = new Envelope(box);
            near.expandBy(tolerances.sameCornerMetres());
            var pairs = new OutlinePairs(tolerances.sameCornerMetres());
            earlier.visit(near, (feature, outline) -> pairs.add(outline));
            later.visit(box, (feature, outline) -> {
                if (all.isIn(box, all.square(outline.getEnvelopeInternal()))) {
                    OptionalLong before = pairs.take(outline);
                    found.look(feature, outline, before.isPresent() ? before.getAsLong() : NO_OUTLINE);
                }
            });
        }
    }

    /** The features of the later version, one after the other. */
    private final class Later {

        /** Outlines both versions have, as each of them has them. */
        private final LongIndex sameBefore = new LongIndex();

        private final LongIndex sameNow = new LongIndex();

        private long unchanged;
        private long described;
        private long others;
        private long seen;

        /** @param outline the fingerprint the same outline has in the earlier version, should it be there */
        void look(LayerFeature feature, Geometry ground, long outline) {
            Geometry counted = counted(ground);
            if (counted.isEmpty()) {
                return;
            }
            toArea.add(counted.getArea());
            tell(0.3 + 0.3 * ++seen / Math.max(1, later.features()), seen);
            int before = outlines.find(outline);
            if (before >= 0 && !matched.get(before)) {
                matched.set(before);
                sameBefore.add(outline, before);
                sameNow.add(Fingerprint.ofOutline(ground), before);
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

    private void overlay(Later found) {
        var boxes = cells.boxes(MOST_IN_A_BOX);
        int done = 0;
        for (Envelope box : boxes) {
            listener.reached(0.6 + 0.4 * done++ / boxes.size());
            var cut = new BoxOverlay(box, areas, places, tolerances.leastPlaceSquareMetres());
            earlier.visit(box, (feature, outline) -> {
                if (!found.sameBefore.contains(Fingerprint.ofOutline(outline))) {
                    cut.before(feature.id(), landClass(feature), counted(outline));
                }
            });
            later.visit(box, (feature, outline) -> {
                if (!found.sameNow.contains(Fingerprint.ofOutline(outline))) {
                    cut.after(feature.id(), landClass(feature), counted(outline));
                }
            });
            cut.finish();
        }
    }
}
