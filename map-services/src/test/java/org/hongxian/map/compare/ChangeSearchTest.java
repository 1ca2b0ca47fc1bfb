package org.hongxian.map.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.compare.ChangeSearch.Question;
import org.hongxian.map.compare.ChangeSearch.TooManyFeaturesException;
import org.hongxian.map.compare.VersionChanges.ClassChange;
import org.hongxian.map.compare.VersionChanges.Counts;
import org.hongxian.map.compare.VersionChanges.Kind;
import org.hongxian.map.compare.VersionChanges.Place;
import org.hongxian.map.compare.VersionChanges.Tolerances;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class ChangeSearchTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final CrsCode DEGREES = new CrsCode(4490);
    private static final double EAST = 39_540_000;
    private static final double NORTH = 3_450_000;

    private DatabaseLayerCatalogue catalogue;

    @BeforeEach
    void emptyCatalogue() {
        DataSource database = LayerTables.inMemory();
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
    }

    @Test
    void whereARingBeginsAndWhichWayItRunsChangesNothing() {
        VersionChanges changes = changes(
                List.of(feature("1", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))", "0101")),
                List.of(feature("9", "POLYGON ((10 10, 10 0, 0 0, 0 10, 10 10), (4 4, 4 2, 2 2, 2 4, 4 4))", "0101")));

        assertThat(changes.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        assertThat(changes.areas()).containsExactly(new ClassChange("0101", "0101", 96));
        assertThat(changes.places()).isEmpty();
        assertThat(changes.changedSquareMetres()).isZero();
    }

    @Test
    void aParcelOfAnotherClassIsAChangeWithItsPlace() {
        VersionChanges changes = changes(
                List.of(square("1", 0, "0101"), square("2", 10, "0301")),
                List.of(square("1", 0, "0101"), square("2", 10, "0702")));

        assertThat(changes.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0));
        assertThat(changes.areas())
                .containsExactly(new ClassChange("0101", "0101", 100), new ClassChange("0301", "0702", 100));
        assertThat(changes.places())
                .containsExactly(
                        new Place(Kind.CLASS, "", "2", "0301", "0702", 100, EAST + 10, NORTH, EAST + 20, NORTH + 10));
        assertThat(changes.changedSquareMetres()).isEqualTo(100);
    }

    @Test
    void runningNumbersOfADeliveryAreNoChangeAndOtherAttributesAre() {
        LayerFeature before = with(square("1", 0, "0101"), Map.of("BSM", "1", "OBJECTID", "7", "QSDWMC", "柳树村"));
        LayerFeature numbered = with(square("1", 0, "0101"), Map.of("BSM", "2", "OBJECTID", "8", "QSDWMC", "柳树村"));
        LayerFeature renamed = with(square("1", 0, "0101"), Map.of("BSM", "1", "OBJECTID", "7", "QSDWMC", "杨树村"));

        assertThat(changes(List.of(before), List.of(numbered)).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        VersionChanges other = changes(List.of(before), List.of(renamed));
        assertThat(other.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
        assertThat(other.places()).extracting(Place::kind).containsExactly(Kind.ATTRIBUTES);
    }

    @Test
    void aSplitParcelIsCutIntoWhatItWasAndWhatItIs() {
        Map<String, String> number = Map.of("ZLDWDM", "990101001001", "TBBH", "12");
        VersionChanges changes = changes(
                List.of(with(square("1", 0, "0101"), number)),
                List.of(
                        with(feature("1", "POLYGON ((0 0, 4 0, 4 10, 0 10, 0 0))", "0101"), number),
                        feature("2", "POLYGON ((4 0, 10 0, 10 10, 4 10, 4 0))", "0702")));

        assertThat(changes.counts()).isEqualTo(new Counts(0, 0, 1, 1, 0));
        assertThat(changes.areas())
                .containsExactly(new ClassChange("0101", "0702", 60), new ClassChange("0101", "0101", 40));
        assertThat(changes.places()).extracting(Place::kind).containsExactly(Kind.OUTLINE_AND_CLASS, Kind.OUTLINE);
    }

    @Test
    void landOnlyOneVersionCoversIsNamedSo() {
        VersionChanges changes = changes(
                List.of(square("1", 0, "0101"), square("2", 10, "0301")),
                List.of(square("1", 0, "0101"), square("3", 40, "1101")));

        assertThat(changes.counts()).isEqualTo(new Counts(1, 0, 0, 1, 1));
        assertThat(changes.areas())
                .containsExactlyInAnyOrder(
                        new ClassChange("0101", "0101", 100),
                        new ClassChange("", "1101", 100),
                        new ClassChange("0301", "", 100));
        assertThat(changes.places()).extracting(Place::kind).containsExactlyInAnyOrder(Kind.ADDED, Kind.GONE);
    }

    @Test
    void anAreaThatIsAskedAboutCutsTheFeaturesAtItsEdge() throws ParseException {
        LayerVersion before = stored(List.of(square("1", 0, "0101"), square("2", 10, "0301")));
        LayerVersion after = stored(List.of(square("1", 0, "0101"), square("2", 10, "0702")));
        var within = (MultiPolygon) shifted("MULTIPOLYGON (((5 0, 15 0, 15 10, 5 10, 5 0)))");

        VersionChanges changes =
                ChangeSearch.find(catalogue, before, after, new Question("DLBM", within, 10, DAY), share -> {});

        assertThat(changes.areas())
                .containsExactly(new ClassChange("0101", "0101", 50), new ClassChange("0301", "0702", 50));
        assertThat(changes.fromSquareMetres()).isEqualTo(100);
    }

    @Test
    void moreFeaturesOnTheGroundThanAreHeldAtOnceAreRefused() throws ParseException {
        List<LayerFeature> squares = List.of(square("1", 0, "0101"), square("2", 10, "0301"), square("3", 40, "1101"));
        LayerVersion before = stored(squares);
        LayerVersion after = stored(squares);
        var two = (MultiPolygon) shifted("MULTIPOLYGON (((1 1, 15 1, 15 9, 1 9, 1 1)))");

        assertThat(ChangeSearch.find(catalogue, before, after, new Question("DLBM", two, 10, DAY, 2), share -> {})
                        .toSquareMetres())
                .isCloseTo(14 * 8, within(1e-6));
        assertThatThrownBy(() -> ChangeSearch.find(
                        catalogue, before, after, new Question("DLBM", null, 10, DAY, 2), share -> {}))
                .isInstanceOf(TooManyFeaturesException.class)
                .hasMessageContaining("2");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_260_301})
    void theMatrixOfManyChangesIsThatOfCuttingEverythingWithEverything(long seed) {
        var random = new Random(seed);
        List<LayerFeature> before = grid(random, 40, false);
        List<LayerFeature> after = grid(random, 40, true);

        VersionChanges changes = changes(before, after);

        var naive = new ClassAreas();
        for (LayerFeature then : before) {
            for (LayerFeature now : after) {
                if (then.geometry()
                        .getEnvelopeInternal()
                        .intersects(now.geometry().getEnvelopeInternal())) {
                    naive.add(
                            then.attributes().get("DLBM"),
                            now.attributes().get("DLBM"),
                            Polygonal.intersection(then.geometry(), now.geometry())
                                    .getArea());
                }
            }
        }
        Map<List<String>, Double> expected = naive.list().stream()
                .collect(Collectors.toMap(change -> List.of(change.from(), change.to()), ClassChange::squareMetres));
        assertThat(changes.areas()).hasSameSizeAs(expected.entrySet());
        assertThat(changes.areas()).allSatisfy(change -> assertThat(change.squareMetres())
                .isCloseTo(expected.get(List.of(change.from(), change.to())), within(1e-6)));
        assertThat(changes.areas().stream()
                        .mapToDouble(ClassChange::squareMetres)
                        .sum())
                .isCloseTo(1600 * 100.0, within(1e-6));
        assertThat(changes.places()).hasSizeLessThanOrEqualTo(200);
        assertThat(changes.placesLeftOut()).isPositive();
    }

    @ParameterizedTest(name = "delivered again in EPSG:{0}, {1} decimals")
    @CsvSource({"4528, 3", "4549, 4", "4490, 9", "4490, 7"})
    void aLayerDeliveredAgainInAnotherSystemShowsItsChangesAndNoOthers(int epsg, int decimals) {
        List<LayerFeature> before = grid(new Random(7), 12, false);
        List<LayerFeature> after = grid(new Random(7), 12, true);
        VersionChanges inOneSystem = changes(before, after);
        var system = new CrsCode(epsg);
        LayerVersion earlier = stored(ZONE_39, before);
        LayerVersion later = stored(system, delivered(after, system, decimals));

        VersionChanges changes =
                ChangeSearch.find(catalogue, earlier, later, new Question("DLBM", null, 200, DAY), share -> {});

        assertThat(changes.isAcrossSystems()).isTrue();
        assertThat(changes.tolerances()).isEqualTo(new Tolerances(0.01, 1));
        assertThat(inOneSystem.tolerances().leastPlaceSquareMetres()).isEqualTo(0.001);
        assertThat(changes.fromEpsg()).isEqualTo(4527);
        assertThat(changes.epsg()).isEqualTo(epsg);
        assertThat(changes.counts()).isEqualTo(inOneSystem.counts());
        // The earlier version is measured in its own zone; zone 40 is larger there by 15 in 10,000, zone 39 by 4 in
        // 100,000.
        assertThat(changes.fromSquareMetres()).isCloseTo(14_400, within(1e-6));
        boolean isNextZone = epsg != 4490;
        double scale = isNextZone ? 1.00146 : 1;
        assertThat(changes.toSquareMetres()).isCloseTo(14_400 * scale, within(1.0));
        assertThat(changes.changedSquareMetres())
                .isCloseTo(inOneSystem.changedSquareMetres() * scale, within(decimals == 7 ? 5.0 : 1.0));
        assertThat(changes.places()).hasSameSizeAs(inOneSystem.places());
        assertThat(changes.places().get(0).west()).isBetween(isNextZone ? 253_000.0 : 117.4, isNextZone ? 41e6 : 117.5);
    }

    @Test
    void aCornerThatMovedByFiveCentimetresIsAnotherOutlineInAnotherSystemToo() {
        CrsCode zone40 = new CrsCode(4528);
        LayerVersion earlier = stored(ZONE_39, List.of(square("1", 0, "0101"), square("2", 10, "0101")));
        LayerVersion later = stored(
                zone40,
                delivered(
                        List.of(
                                square("1", 0, "0101"),
                                feature("2", "POLYGON ((20.05 10, 20 0, 10 0, 10 10, 20.05 10))", "0101")),
                        zone40,
                        3));

        VersionChanges changes =
                ChangeSearch.find(catalogue, earlier, later, new Question("DLBM", null, 10, DAY), share -> {});

        assertThat(changes.counts()).isEqualTo(new Counts(1, 0, 0, 1, 1));
        assertThat(changes.places())
                .as("a strip of a quarter of a square metre is what rounding could make of a long side")
                .extracting(Place::kind)
                .containsExactly(Kind.OUTLINE);
    }

    @Test
    void anAreaCutsTheEarlierVersionInItsOwnSystem() throws ParseException {
        CrsCode zone40 = new CrsCode(4528);
        List<LayerFeature> squares = List.of(square("1", 0, "0101"), square("2", 10, "0301"));
        LayerVersion earlier = stored(ZONE_39, squares);
        LayerVersion later = stored(zone40, delivered(squares, zone40, 4));
        var within = (MultiPolygon) CoordinateTransformer.between(ZONE_39, zone40)
                .transform(shifted("MULTIPOLYGON (((5 0, 15 0, 15 10, 5 10, 5 0)))"));

        VersionChanges changes =
                ChangeSearch.find(catalogue, earlier, later, new Question("DLBM", within, 10, DAY), share -> {});

        assertThat(changes.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(changes.fromSquareMetres()).isCloseTo(100, within(0.01));
        assertThat(changes.toSquareMetres()).isCloseTo(100.146, within(0.01));
        assertThat(changes.changedSquareMetres()).isZero();
    }

    @Test
    void versionsOnOtherDatumsAreNotCompared() {
        LayerVersion before = stored(List.of(square("1", 0, "0101")));
        LayerVersion older = stored(new CrsCode(2363), List.of(square("1", 0, "0101")));

        assertThatThrownBy(() -> ChangeSearch.find(catalogue, older, before, Question.of(before, 10, DAY), share -> {}))
                .isInstanceOf(DatumChangeException.class);
    }

    @Test
    void featuresThatLieNowhereAreLeftOutAndCounted() {
        LayerFeature nowhere = feature("9", "POLYGON ((0 0, 10 0, -39000000 10, 0 0))", "0101");
        VersionChanges changes = changes(
                List.of(square("1", 0, "0101"), square("2", 10, "0301"), nowhere),
                List.of(square("1", 0, "0101"), square("2", 10, "0702"), nowhere));

        assertThat(changes.unlocated()).isEqualTo(2);
        assertThat(changes.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0));
        assertThat(changes.fromSquareMetres()).isEqualTo(200);
    }

    @Test
    void versionsInDegreesHaveTheAreasOfTheirZone() {
        List<LayerFeature> before = grid(new Random(7), 12, false);
        List<LayerFeature> after = grid(new Random(7), 12, true);
        VersionChanges inMetres = changes(before, after);

        LayerVersion earlier = stored(DEGREES, degrees(before));
        LayerVersion later = stored(DEGREES, degrees(after));
        VersionChanges inDegrees =
                ChangeSearch.find(catalogue, earlier, later, new Question("DLBM", null, 100, DAY), share -> {});

        assertThat(inDegrees.counts()).isEqualTo(inMetres.counts());
        assertThat(inDegrees.areas()).hasSameSizeAs(inMetres.areas());
        for (ClassChange expected : inMetres.areas()) {
            assertThat(inDegrees.areas())
                    .filteredOn(change ->
                            change.from().equals(expected.from()) && change.to().equals(expected.to()))
                    .singleElement()
                    .satisfies(change ->
                            assertThat(change.squareMetres()).isCloseTo(expected.squareMetres(), within(0.01)));
        }
        assertThat(inDegrees.toSquareMetres()).isCloseTo(inMetres.toSquareMetres(), within(0.01));
        assertThat(inDegrees.places()).hasSameSizeAs(inMetres.places()).allSatisfy(place -> assertThat(place.west())
                .isBetween(117.4, 117.5));
    }

    @Test
    void versionsInDegreesAreMeasuredWhereTheirFeaturesAreThoughOneHasNone() {
        LayerVersion none = stored(DEGREES, List.of());
        LayerVersion hectare = stored(DEGREES, degrees(List.of(feature("1", box(0, 0, 100, 100), "0101"))));
        var everywhere = new Question("DLBM", null, 10, DAY);

        VersionChanges filled = ChangeSearch.find(catalogue, none, hectare, everywhere, share -> {});
        assertThat(filled.fromSquareMetres()).isZero();
        assertThat(filled.toSquareMetres()).isCloseTo(10_000, within(0.01));
        assertThat(filled.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0));

        VersionChanges emptied = ChangeSearch.find(catalogue, hectare, none, everywhere, share -> {});
        assertThat(emptied.fromSquareMetres()).isCloseTo(10_000, within(0.01));
        assertThat(emptied.toSquareMetres()).isZero();

        VersionChanges nothing = ChangeSearch.find(catalogue, none, none, everywhere, share -> {});
        assertThat(nothing.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0));
    }

    @Test
    void nothingChangesInAnAreaOutsideOfVersionsInDegrees() throws ParseException {
        LayerVersion before = stored(DEGREES, degrees(List.of(square("1", 0, "0101"))));
        LayerVersion after = stored(DEGREES, degrees(List.of(square("1", 0, "0301"))));
        var elsewhere = (MultiPolygon) CoordinateTransformer.between(ZONE_39, DEGREES)
                .transform(shifted("MULTIPOLYGON (((5000 0, 6000 0, 6000 1000, 5000 1000, 5000 0)))"));

        VersionChanges changes =
                ChangeSearch.find(catalogue, before, after, new Question("DLBM", elsewhere, 10, DAY), share -> {});

        assertThat(changes.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0));
        assertThat(changes.areas()).isEmpty();
        assertThat(changes.fromSquareMetres() + changes.toSquareMetres()).isZero();
    }

    @Test
    void groundWithoutAClassIsNotGroundNobodyCovers() {
        VersionChanges changes = changes(
                List.of(square("1", 0, ""), square("2", 10, "0301")),
                List.of(square("1", 0, "0101"), square("2", 10, "")));

        assertThat(changes.areas())
                .containsExactlyInAnyOrder(
                        new ClassChange(VersionChanges.WITHOUT_CLASS, "0101", 100),
                        new ClassChange("0301", VersionChanges.WITHOUT_CLASS, 100));
    }

    @Test
    void aLayerWithoutClassesChangesWhereItCoversOtherGround() {
        LayerVersion before = stored(ZONE_39, List.of(square("1", 0, ""), square("2", 10, "")));
        LayerVersion after = stored(ZONE_39, List.of(square("1", 0, ""), square("3", 40, "")));

        VersionChanges changes =
                ChangeSearch.find(catalogue, before, after, new Question("", null, 10, DAY), share -> {});

        assertThat(changes.changedSquareMetres()).isEqualTo(200);
        assertThat(changes.areas())
                .containsExactlyInAnyOrder(
                        new ClassChange(VersionChanges.WITHOUT_CLASS, VersionChanges.WITHOUT_CLASS, 100),
                        new ClassChange("", VersionChanges.WITHOUT_CLASS, 100),
                        new ClassChange(VersionChanges.WITHOUT_CLASS, "", 100));
    }

    @Test
    void whoListensCanEndIt() {
        LayerVersion before = stored(List.of(square("1", 0, "0101")));
        LayerVersion after = stored(List.of(square("1", 5, "0101")));

        assertThatThrownBy(() -> ChangeSearch.find(catalogue, before, after, Question.of(after, 10, DAY), share -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }

    private VersionChanges changes(List<LayerFeature> before, List<LayerFeature> after) {
        LayerVersion later = stored(after);
        LayerVersion earlier = stored(before);
        return ChangeSearch.find(catalogue, earlier, later, new Question("DLBM", null, 100, DAY), share -> {});
    }

    private LayerVersion stored(List<LayerFeature> features) {
        return stored(ZONE_39, features);
    }

    private static List<LayerFeature> degrees(List<LayerFeature> features) {
        var way = CoordinateTransformer.between(ZONE_39, DEGREES);
        return features.stream()
                .map(feature -> new LayerFeature(feature.id(), way.transform(feature.geometry()), feature.attributes()))
                .toList();
    }

    /** As another office gives the same land away: projected corner by corner, rounded. */
    private static List<LayerFeature> delivered(List<LayerFeature> features, CrsCode crs, int decimals) {
        var way = CoordinateTransformer.between(ZONE_39, crs);
        double steps = Math.pow(10, decimals);
        return features.stream()
                .map(feature -> {
                    Geometry there = way.transform(feature.geometry());
                    there.apply((CoordinateFilter) corner -> {
                        corner.x = Math.round(corner.x * steps) / steps;
                        corner.y = Math.round(corner.y * steps) / steps;
                    });
                    return new LayerFeature(feature.id(), there, feature.attributes());
                })
                .toList();
    }

    private LayerVersion stored(CrsCode crs, List<LayerFeature> features) {
        return catalogue.importVersion(
                new NewVersion("DLTB", "地类图斑", crs, null, null, "test", new LandClassCoding("DLBM", "third-survey")),
                features.stream());
    }

    /** Squares of 10 m side by side; some rows halved at random places when changed. */
    private static List<LayerFeature> grid(Random random, int side, boolean changed) {
        var features = new ArrayList<LayerFeature>();
        String[] classes = {"0101", "0301", "0702", "1101"};
        for (int n = 0; n < side * side; n++) {
            int x = 10 * (n % side);
            int y = 10 * (n / side);
            String landClass = classes[(n * 7 + n / side) % classes.length];
            if (changed && random.nextInt(4) == 0) {
                double cut = x + 1 + 8 * random.nextDouble();
                features.add(feature("%05da".formatted(n), box(x, y, cut, y + 10), landClass));
                features.add(feature("%05db".formatted(n), box(cut, y, x + 10, y + 10), classes[random.nextInt(4)]));
            } else {
                features.add(feature("%05d".formatted(n), box(x, y, x + 10, y + 10), landClass));
            }
        }
        return features;
    }

    private static String box(double west, double south, double east, double north) {
        return "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))".formatted(west, south, east, north);
    }

    private static LayerFeature square(String id, double west, String landClass) {
        return feature(id, box(west, 0, west + 10, 10), landClass);
    }

    private static LayerFeature with(LayerFeature feature, Map<String, String> more) {
        var attributes = new HashMap<>(feature.attributes());
        attributes.putAll(more);
        return new LayerFeature(feature.id(), feature.geometry(), attributes);
    }

    private static LayerFeature feature(String id, String wkt, String landClass) {
        try {
            return new LayerFeature(id, shifted(wkt), Map.of("DLBM", landClass));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static Geometry shifted(String wkt) throws ParseException {
        Geometry geometry = new WKTReader().read(wkt);
        return new AffineTransformation().translate(EAST, NORTH).transform(geometry);
    }
}
