package org.hongxian.map.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.CoverageQuality;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.QualityReport;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.quality.VersionQuality.Finding;
import org.hongxian.map.quality.VersionQuality.Kind;
import org.hongxian.map.quality.VersionQuality.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class QualitySearchTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final double EAST = 39_540_000;
    private static final double NORTH = 3_450_000;

    private DatabaseLayerCatalogue catalogue;
    private QualityTable table;

    @BeforeEach
    void emptyCatalogue() {
        DataSource database = LayerTables.inMemory();
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
        table = new QualityTable(database, Clock.systemUTC());
    }

    @Test
    void aCleanLayerHasNoFinding() {
        VersionQuality quality = quality(List.of(square("a", 0), square("b", 10)), null);

        assertThat(quality.isClean()).isTrue();
        assertThat(quality.features()).isEqualTo(2);
        assertThat(quality.looked().coverage()).isTrue();
        assertThat(quality.looked().divisions()).isFalse();
    }

    @Test
    void aCoordinateTheSystemHasNoPlaceForIsFoundAndSpoilsNothingElse() {
        LayerFeature spike = feature("spike", "POLYGON ((30 0, 40 0, -39000000 5, 30 0))", Map.of("DLBM", "0101"));
        LayerFeature overlapping = feature("b", "POLYGON ((8 0, 18 0, 18 10, 8 10, 8 0))", Map.of("DLBM", "0101"));

        VersionQuality quality = quality(List.of(square("a", 0), overlapping, spike), null);

        Finding outside = quality.find(Kind.NOT_IN_CRS).orElseThrow();
        assertThat(outside.count()).isEqualTo(1);
        assertThat(outside.places()).containsExactly(new Place("spike", "", "", 540_000, NORTH + 5, 0));
        assertThat(quality.find(Kind.OVERLAP).orElseThrow().squareMetres()).isCloseTo(20, within(1e-6));
        assertThat(quality.findings()).hasSize(2);
        assertThat(quality.features()).isEqualTo(3);
    }

    @Test
    void groundTwoFeaturesCoverAndStripsNoneCoversAreFoundWithTheirPlaces() {
        VersionQuality quality = quality(
                List.of(
                        square("a", 0),
                        feature("b", "POLYGON ((8 0, 18 0, 18 10, 8 10, 8 0))", Map.of("DLBM", "0101")),
                        feature("c", "POLYGON ((18.2 0, 28 0, 28 10, 18.2 10, 18.2 0))", Map.of("DLBM", "0101"))),
                null);

        Finding overlap = quality.find(Kind.OVERLAP).orElseThrow();
        assertThat(overlap.count()).isEqualTo(1);
        assertThat(overlap.squareMetres()).isCloseTo(20, within(1e-6));
        assertThat(overlap.places().get(0).feature()).isEqualTo("a / b");
        assertThat(overlap.places().get(0).easting()).isBetween(EAST + 8, EAST + 10);
        Finding gap = quality.find(Kind.GAP).orElseThrow();
        assertThat(gap.count()).isEqualTo(1);
        assertThat(gap.squareMetres()).isCloseTo(2, within(1e-6));
        assertThat(gap.places().get(0).easting()).isBetween(EAST + 18, EAST + 18.2);
    }

    @Test
    void outlinesThatCrossThemselvesUnknownClassesAndNumbersAreFound() {
        VersionQuality quality = quality(
                List.of(
                        feature("a", "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))", Map.of("DLBM", "0101", "BSM", "1")),
                        feature("b", box(20, 30), Map.of("DLBM", "9Z9", "BSM", "1")),
                        feature("c", box(40, 50), Map.of("DLBM", "", "BSM", " ")),
                        feature("d", box(60, 70), Map.of("DLBM", "0101", "TBBH", "12"))),
                null);

        assertThat(quality.findings())
                .extracting(Finding::kind, Finding::count)
                .containsExactly(
                        tuple(Kind.INVALID, 1L),
                        tuple(Kind.UNKNOWN_CLASS, 2L),
                        tuple(Kind.WITHOUT_NUMBER, 2L),
                        tuple(Kind.NUMBER_TWICE, 1L));
        assertThat(quality.unknownClasses()).containsExactly("", "9Z9");
        Place twice = quality.find(Kind.NUMBER_TWICE).orElseThrow().places().get(0);
        assertThat(twice.feature()).isEqualTo("b");
        assertThat(twice.detail()).isEqualTo("BSM 1");
        assertThat(twice.name()).isEqualTo("1");
        assertThat(quality.find(Kind.WITHOUT_NUMBER).orElseThrow().places())
                .extracting(Place::feature, Place::name)
                .containsExactly(tuple("c", ""), tuple("d", "12"));
        assertThat(quality.looked().numbers()).isTrue();
        assertThat(quality.find(Kind.INVALID).orElseThrow().places().get(0).easting())
                .isEqualTo(EAST + 5);
    }

    @Test
    void aLayerWithoutNumbersIsNotSaidToHaveThemInOrder() {
        VersionQuality quality = quality(List.of(square("a", 0), square("b", 10)), null);

        assertThat(quality.looked().numbers()).isFalse();
        assertThat(quality.find(Kind.WITHOUT_NUMBER)).isEmpty();
    }

    @Test
    void featuresAreNamedByTheirNumbersToo() {
        VersionQuality quality = quality(
                List.of(
                        feature("a", box(0, 10), Map.of("DLBM", "0101", "BSM", "990101211000000001", "TBBH", "7")),
                        feature("b", box(8, 18), Map.of("DLBM", "0101", "TBBH", "8"))),
                null);

        assertThat(quality.find(Kind.OVERLAP).orElseThrow().places())
                .extracting(Place::feature, Place::name)
                .containsExactly(tuple("a / b", "990101211000000001 / 8"));
    }

    @Test
    void wideGroundThatFeaturesEncloseIsUncoveredAndABayIsOnlyWhereItWasSurveyed() {
        List<LayerFeature> features = List.of(
                feature("south", "POLYGON ((0 0, 100 0, 100 40, 0 40, 0 0))", Map.of("DLBM", "0101")),
                feature("west", "POLYGON ((0 40, 40 40, 40 60, 0 60, 0 40))", Map.of("DLBM", "0101")),
                feature("east", "POLYGON ((45 40, 100 40, 100 60, 45 60, 45 40))", Map.of("DLBM", "0101")),
                feature(
                        "north",
                        "POLYGON ((0 60, 70 60, 70 100, 0 100, 0 60), (10 70, 30 70, 30 90, 10 90, 10 70))",
                        Map.of("DLBM", "0101")));

        VersionQuality silent = quality(features, null);
        VersionQuality surveyed = QualitySearch.check(
                catalogue,
                stored(features, shifted("POLYGON ((0 0, 120 0, 120 100, 0 100, 0 0))"), false),
                null,
                DAY,
                share -> {});

        assertThat(silent.find(Kind.GAP)).isEmpty();
        assertThat(silent.find(Kind.UNCOVERED).orElseThrow().places())
                .extracting(Place::squareMetres)
                .satisfiesExactly(island -> assertThat(island).isCloseTo(400, within(1e-6)), strip -> assertThat(strip)
                        .isCloseTo(100, within(1e-6)));
        assertThat(silent.looked().outline()).isFalse();
        assertThat(silent.looked().gapWidthMetres()).isEqualTo(0.5);
        assertThat(surveyed.looked().outline()).isTrue();
        assertThat(surveyed.find(Kind.UNCOVERED).orElseThrow().places())
                .extracting(Place::squareMetres)
                .satisfiesExactly(
                        bay -> assertThat(bay).isCloseTo(20 * 100 + 30 * 40, within(1e-6)),
                        island -> assertThat(island).isCloseTo(400, within(1e-6)),
                        strip -> assertThat(strip).isCloseTo(100, within(1e-6)));
    }

    @Test
    void uncoveredGroundThatLiesInManyBoxesIsOnePlace() {
        int side = 120;
        var features = new ArrayList<LayerFeature>();
        for (int n = 0; n < side * side; n++) {
            int column = n % side;
            int row = n / side;
            if (column < 45 || column >= 75 || row < 45 || row >= 75) {
                String wkt = "POLYGON ((%1$d %2$d, %3$d %2$d, %3$d %4$d, %1$d %4$d, %1$d %2$d))"
                        .formatted(10 * column, 10 * row, 10 * column + 10, 10 * row + 10);
                features.add(feature("%05d".formatted(n), wkt, Map.of("DLBM", "0101")));
            }
        }

        VersionQuality quality = quality(features, null);

        assertThat(quality.findings())
                .extracting(Finding::kind, Finding::count)
                .containsExactly(tuple(Kind.UNCOVERED, 1L));
        Place hole = quality.findings().get(0).places().get(0);
        assertThat(hole.squareMetres()).isCloseTo(90_000, within(1e-6));
        assertThat(hole.easting()).isBetween(EAST + 450, EAST + 750);
    }

    @ParameterizedTest(name = "EPSG:{0}")
    @ValueSource(ints = {3857, 4490})
    void areasAreThoseOfTheLandWhateverTheSystemOfTheLayer(int epsg) {
        var system = new CrsCode(epsg);
        CoordinateTransformer transformer = CoordinateTransformer.between(ZONE_39, system);
        String ring = "POLYGON ((0 0, 300 0, 300 300, 0 300, 0 0), (100 100, 200 100, 200 200, 100 200, 100 100))";
        LayerFeature parcel = feature("a", ring, Map.of("DLBM", "0101", "TBMJ", "80000"));
        var moved = new LayerFeature("a", transformer.transform(parcel.geometry()), parcel.attributes());
        LayerVersion version = catalogue.importVersion(
                new NewVersion("DLTB", "地类图斑", system, null, null, "test", new LandClassCoding("DLBM", "third-survey")),
                Stream.of(moved));

        VersionQuality quality = QualitySearch.check(
                catalogue,
                version,
                transformer.transform(shifted("POLYGON ((-10 -10, 150 -10, 150 310, -10 310, -10 -10))")),
                DAY,
                share -> {});

        assertThat(quality.find(Kind.OUTSIDE).orElseThrow().squareMetres()).isCloseTo(40_000, within(1.0));
        assertThat(quality.find(Kind.UNCOVERED).orElseThrow().squareMetres()).isCloseTo(10_000, within(0.1));
        assertThat(quality.find(Kind.AREA_DIFFERS)).isEmpty();
    }

    @Test
    void landOutsideTheDivisionsIsMeasured() {
        VersionQuality quality =
                quality(List.of(square("a", 0), square("b", 10)), shifted("POLYGON ((0 0, 16 0, 16 10, 0 10, 0 0))"));

        assertThat(quality.looked().divisions()).isTrue();
        Finding outside = quality.find(Kind.OUTSIDE).orElseThrow();
        assertThat(outside.places()).extracting(Place::feature).containsExactly("b");
        assertThat(outside.squareMetres()).isCloseTo(40, within(1e-6));
    }

    @Test
    void aStatedAreaMayBeThatOfThePlaneOrOfTheEllipsoidButNoOther() {
        String hectare = "POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))";
        VersionQuality quality = quality(
                List.of(
                        feature("plane", hectare, Map.of("DLBM", "0101", "TBMJ", "1000000")),
                        feature("less", shiftedBy(hectare, 2_000), Map.of("DLBM", "0101", "TBMJ", "998000.00")),
                        feature("none", shiftedBy(hectare, 4_000), Map.of("DLBM", "0101", "TBMJ", "约一公顷"))),
                null);

        Finding differs = quality.find(Kind.AREA_DIFFERS).orElseThrow();
        assertThat(differs.places()).extracting(Place::feature).containsExactly("less", "none");
        assertThat(differs.places().get(0).squareMetres()).isBetween(1_800.0, 2_000.0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_260_301})
    void boxByBoxTheSameIsFoundAsInOneLook(long seed) {
        List<LayerFeature> features = spoilt(new Random(seed), 120);
        QualityReport whole = CoverageQuality.check(features, ZONE_39, DAY);

        VersionQuality quality = quality(features, null);

        assertThat(whole.overlaps().count()).isGreaterThan(20);
        assertThat(whole.gaps().count()).isGreaterThan(20);
        Finding overlaps = quality.find(Kind.OVERLAP).orElseThrow();
        Finding gaps = quality.find(Kind.GAP).orElseThrow();
        assertThat(overlaps.count()).isEqualTo(whole.overlaps().count());
        assertThat(overlaps.squareMetres()).isCloseTo(whole.overlaps().areaSquareMetres(), within(1e-6));
        assertThat(gaps.count()).isEqualTo(whole.gaps().count());
        assertThat(gaps.squareMetres()).isCloseTo(whole.gaps().areaSquareMetres(), within(1e-6));
    }

    @Test
    void aReportIsKeptWithItsVersionAndGoesWithIt() {
        LayerVersion version = stored(List.of(square("a", 0), square("b", 5)), true);
        VersionQuality quality = QualitySearch.check(catalogue, version, null, DAY, share -> {});

        assertThat(table.find(version.id())).isEmpty();
        table.keep(version.id(), quality);
        assertThat(table.find(version.id())).contains(quality);
        catalogue.discard(version.id());
        assertThat(table.find(version.id())).isEmpty();
    }

    @Test
    void whoListensCanEndItAndHearsOfTheEnd() {
        LayerVersion version = stored(List.of(square("a", 0)), false);
        var heard = new ArrayList<Double>();

        QualitySearch.check(catalogue, version, null, DAY, heard::add);
        assertThat(heard).last().isEqualTo(1.0);
        assertThatThrownBy(() -> QualitySearch.check(catalogue, version, null, DAY, share -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }

    private VersionQuality quality(List<LayerFeature> features, Geometry divisions) {
        return QualitySearch.check(catalogue, stored(features, false), divisions, DAY, share -> {});
    }

    private LayerVersion stored(List<LayerFeature> features, boolean held) {
        return stored(features, null, held);
    }

    private LayerVersion stored(List<LayerFeature> features, Geometry surveyed, boolean held) {
        var version = new NewVersion(
                "DLTB", "地类图斑", ZONE_39, null, surveyed, "test", new LandClassCoding("DLBM", "third-survey"));
        return catalogue.importVersion(held ? version.heldBack() : version, features.stream());
    }

    /** Squares of 10 m side by side, a few drawn a little too wide or too narrow. */
    private static List<LayerFeature> spoilt(Random random, int side) {
        var features = new ArrayList<LayerFeature>();
        for (int n = 0; n < side * side; n++) {
            double x = 10 * (n % side);
            double y = 10 * (n / side);
            int fate = random.nextInt(400);
            double east = fate == 0 ? x + 10.5 : fate == 1 ? x + 9.8 : x + 10;
            features.add(feature(
                    "%05d".formatted(n),
                    "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))".formatted(x, y, east, y + 10),
                    Map.of("DLBM", "0101")));
        }
        return features;
    }

    private static LayerFeature square(String id, int west) {
        return feature(id, box(west, west + 10), Map.of("DLBM", "0101"));
    }

    private static String box(int west, int east) {
        return "POLYGON ((%1$d 0, %2$d 0, %2$d 10, %1$d 10, %1$d 0))".formatted(west, east);
    }

    private static String shiftedBy(String wkt, double east) {
        try {
            return AffineTransformation.translationInstance(east, 0)
                    .transform(new WKTReader().read(wkt))
                    .toText();
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static LayerFeature feature(String id, String wkt, Map<String, String> attributes) {
        return new LayerFeature(id, shifted(wkt), new HashMap<>(attributes));
    }

    private static Geometry shifted(String wkt) {
        try {
            return AffineTransformation.translationInstance(EAST, NORTH).transform(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
