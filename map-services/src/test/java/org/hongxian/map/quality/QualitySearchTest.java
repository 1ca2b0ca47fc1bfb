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
import java.util.UUID;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.CoverageQuality;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.QualityReport;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
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
        DataSource database =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/layer")
                .load()
                .migrate();
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
        table = new QualityTable(database, Clock.systemUTC());
    }

    @Test
    void aCleanLayerHasNoFinding() {
        VersionQuality quality = quality(List.of(square("a", 0), square("b", 10)), null);

        assertThat(quality.isClean()).isTrue();
        assertThat(quality.features()).isEqualTo(2);
        assertThat(quality.coverage()).isTrue();
        assertThat(quality.divisions()).isFalse();
    }

    @Test
    void aCoordinateTheSystemHasNoPlaceForIsFoundAndSpoilsNothingElse() {
        LayerFeature spike = feature("spike", "POLYGON ((30 0, 40 0, -39000000 5, 30 0))", Map.of("DLBM", "0101"));
        LayerFeature overlapping = feature("b", "POLYGON ((8 0, 18 0, 18 10, 8 10, 8 0))", Map.of("DLBM", "0101"));

        VersionQuality quality = quality(List.of(square("a", 0), overlapping, spike), null);

        Finding outside = quality.find(Kind.NOT_IN_CRS).orElseThrow();
        assertThat(outside.count()).isEqualTo(1);
        assertThat(outside.places()).containsExactly(new Place("spike", "", 540_000, NORTH + 5, 0));
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
                        feature("c", box(40, 50), Map.of("DLBM", "", "BSM", " "))),
                null);

        assertThat(quality.findings())
                .extracting(Finding::kind, Finding::count)
                .containsExactly(
                        tuple(Kind.INVALID, 1L),
                        tuple(Kind.UNKNOWN_CLASS, 2L),
                        tuple(Kind.WITHOUT_NUMBER, 1L),
                        tuple(Kind.NUMBER_TWICE, 1L));
        assertThat(quality.unknownClasses()).containsExactly("", "9Z9");
        Place twice = quality.find(Kind.NUMBER_TWICE).orElseThrow().places().get(0);
        assertThat(twice.feature()).isEqualTo("b");
        assertThat(twice.detail()).isEqualTo("BSM 1");
        assertThat(quality.find(Kind.INVALID).orElseThrow().places().get(0).easting())
                .isEqualTo(EAST + 5);
    }

    @Test
    void landOutsideTheDivisionsIsMeasured() {
        VersionQuality quality =
                quality(List.of(square("a", 0), square("b", 10)), shifted("POLYGON ((0 0, 16 0, 16 10, 0 10, 0 0))"));

        assertThat(quality.divisions()).isTrue();
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
        var version = new NewVersion(
                "DLTB", "地类图斑", ZONE_39, null, null, "test", new LandClassCoding("DLBM", "third-survey"));
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
