package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.quality.QualitySearch;
import org.hongxian.map.quality.VersionQuality;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same promises on every database. */
abstract class LayerCatalogueTest {

    private static final Envelope EVERYWHERE = new Envelope(0, 1e9, 0, 1e9);
    private static final double ZONE_39 = 39_500_000;

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private DataSource dataSource;
    private DatabaseLayerCatalogue catalogue;

    /** A database of its own, empty or not. */
    abstract DataSource dataSource();

    @BeforeEach
    void emptyCatalogue() {
        dataSource = LayerTables.in(dataSource());
        var jdbc = new JdbcTemplate(dataSource);
        jdbc.queryForList("SELECT feature_table FROM layer_version", String.class)
                .forEach(table -> jdbc.execute("DROP TABLE IF EXISTS " + table));
        jdbc.update("DELETE FROM layer_version");
        jdbc.update("DELETE FROM layer_import");
        catalogue = catalogue();
    }

    @Test
    void whatWasImportedIsReadBackExactly() {
        LayerFeature parcel = feature(
                "990101300100000001",
                "POLYGON ((39532204.7 3443005.001, 39532300.123 3443005.001, 39532300.123 3443100.5, 39532204.7 3443005.001))",
                Map.of("DLBM", "0101", "QSDWMC", "柳树镇\"一\"村"));
        Geometry extent = wkt("POLYGON ((39532000 3443000, 39533000 3443000, 39533000 3444000, 39532000 3443000))");

        LayerVersion version = catalogue.importVersion(
                new NewVersion("DLTB", "地类图斑", new CrsCode(4527), LocalDate.of(2025, 12, 31), extent, "test"),
                Stream.of(parcel));

        assertThat(version.number()).isEqualTo(1);
        assertThat(version.featureCount()).isEqualTo(1);
        assertThat(version.crs()).isEqualTo(new CrsCode(4527));
        assertThat(version.dataDate()).isEqualTo("2025-12-31");
        assertThat(version.extent().equalsExact(extent)).isTrue();
        LayerFeature read = features(version, EVERYWHERE).get(0);
        assertThat(read.id()).isEqualTo(parcel.id());
        assertThat(read.attributes()).isEqualTo(parcel.attributes());
        assertThat(read.geometry().equalsExact(parcel.geometry())).isTrue();
        assertThat(catalogue.find(version.id())).contains(version);
        assertThat(catalogue().find(version.id()).orElseThrow().digest()).isEqualTo(version.digest());
    }

    @Test
    void aNewVersionIsCurrentAndTheOldOneStaysReadable() {
        LayerVersion first = catalogue.importVersion(newVersion("DLTB"), Stream.of(square("a", 0, 0)));
        LayerVersion second = catalogue.importVersion(newVersion("DLTB"), Stream.of(square("b", 0, 0)));
        LayerVersion other = catalogue.importVersion(newVersion("XZQ"), Stream.of(square("c", 0, 0)));

        assertThat(second.number()).isEqualTo(2);
        assertThat(catalogue.current()).extracting(LayerVersion::id).containsExactly(second.id(), other.id());
        assertThat(catalogue.findCurrent("DLTB")).map(LayerVersion::id).contains(second.id());
        assertThat(catalogue.findCurrent("STBHHX")).isEmpty();
        assertThat(features(first, EVERYWHERE)).extracting(LayerFeature::id).containsExactly("a");
    }

    @Test
    void theDigestIsTheSameInWhateverOrderFeaturesCome() {
        List<LayerFeature> features = new ArrayList<>(IntStream.range(0, 1200)
                .mapToObj(n -> square("n%04d".formatted(n), n % 40 * 10 + 1, n / 40 * 10 + 1))
                .toList());
        LayerVersion ordered = catalogue.importVersion(newVersion("DLTB"), features.stream());
        Collections.shuffle(features, new Random(11));
        LayerVersion shuffled = catalogue.importVersion(newVersion("DLTB"), features.stream());

        assertThat(shuffled.digest()).isEqualTo(ordered.digest());
        assertThat(shuffled.featureCount()).isEqualTo(1200);
    }

    @Test
    void anImportTellsHowFarItIs() {
        var heard = new ArrayList<String>();

        LayerVersion version = catalogue.importVersion(
                newVersion("DLTB"),
                consumer -> IntStream.range(0, 1200)
                        .mapToObj(n -> square("n%04d".formatted(n), n % 40 * 10, n / 40 * 10))
                        .forEach(consumer),
                (step, features) -> heard.add(step + " " + features));

        assertThat(version.featureCount()).isEqualTo(1200);
        assertThat(heard)
                .contains("LOADING 500", "LOADING 1000", "INDEXING 0", "CHECKING 1000")
                .startsWith("LOADING 0");
    }

    @ParameterizedTest
    @EnumSource(ImportListener.Step.class)
    void aStoppedImportLeavesNothingBehind(ImportListener.Step last) {
        var jdbc = new JdbcTemplate(dataSource);
        catalogue.importVersion(newVersion("DLTB"), Stream.of(square("a", 0, 0)));
        List<String> before = featureTables(jdbc);

        assertThatThrownBy(() -> catalogue.importVersion(
                        newVersion("DLTB"),
                        consumer -> IntStream.range(0, 1200)
                                .mapToObj(n -> square("n%04d".formatted(n), n % 40 * 10, n / 40 * 10))
                                .forEach(consumer),
                        (step, features) -> {
                            if (step == last) {
                                throw new CancellationException("enough");
                            }
                        }))
                .isInstanceOf(CancellationException.class);

        assertThat(featureTables(jdbc)).isEqualTo(before);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM layer_import", Integer.class))
                .isZero();
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(1);
    }

    private static List<String> featureTables(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA"
                        + " AND LOWER(table_name) LIKE 'layer_feature_%' ORDER BY 1",
                String.class);
    }

    @Test
    void visitsOnlyFeaturesWhoseEnvelopeMeetsTheGivenOneInOrderOfTheirIds() {
        List<LayerFeature> shuffled = new ArrayList<>(IntStream.range(0, 1600)
                .mapToObj(n -> square("n%04d".formatted(n), n % 40 * 10, n / 40 * 10))
                .toList());
        Collections.shuffle(shuffled, new Random(7));
        LayerVersion version = catalogue.importVersion(newVersion("DLTB"), shuffled.stream());

        List<LayerFeature> found = features(version, new Envelope(20.5, 39.5, 10.5, 19.5));
        assertThat(found).extracting(LayerFeature::id).containsExactly("n0042", "n0043");

        List<LayerFeature> touching = features(version, new Envelope(30, 30, 15, 15));
        assertThat(touching).extracting(LayerFeature::id).containsExactly("n0042", "n0043");

        assertThat(features(version, EVERYWHERE))
                .extracting(LayerFeature::id)
                .isSorted()
                .hasSize(1600);
        assertThat(features(version, new Envelope(-10, -5, 0, 10))).isEmpty();

        assertThat(catalogue.list(version.id(), EVERYWHERE, 3))
                .extracting(LayerFeature::id)
                .containsExactly("n0000", "n0001", "n0002");
        // More than is read at once.
        assertThat(catalogue.list(version.id(), EVERYWHERE, 1_203))
                .extracting(LayerFeature::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_203).mapToObj("n%04d"::formatted).toList());
        assertThat(catalogue.list(
                        version.id(),
                        EVERYWHERE,
                        catalogue.list(version.id(), EVERYWHERE, 3).get(2).id(),
                        2))
                .extracting(LayerFeature::id)
                .isEqualTo(catalogue.list(version.id(), EVERYWHERE, 5).stream()
                        .skip(3)
                        .map(LayerFeature::id)
                        .toList());
        assertThat(catalogue.list(version.id(), EVERYWHERE, 0)).isEmpty();
        assertThat(catalogue.list(version.id(), new Envelope(20.5, 39.5, 10.5, 19.5), 3))
                .extracting(LayerFeature::id)
                .containsExactly("n0042", "n0043");
    }

    @Test
    void featuresJustBesideTheEnvelopeAreNotVisited() {
        LayerVersion version = catalogue.importVersion(
                newVersion("DLTB"),
                Stream.of(feature(
                        "a",
                        "POLYGON ((39532204.7 3443005, 39532214.7 3443005, 39532214.7 3443015, 39532204.7 3443005))",
                        Map.of())));

        assertThat(features(version, new Envelope(39532214.701, 39532220, 3443005, 3443015)))
                .isEmpty();
        assertThat(features(version, new Envelope(39532214.7, 39532220, 3443005, 3443015)))
                .hasSize(1);
    }

    @Test
    void theDigestDependsOnTheDataAndNotOnTheOrderOfTheFile() {
        List<LayerFeature> features = List.of(square("a", 0, 0), square("b", 10, 0), square("c", 20, 0));
        List<LayerFeature> reversed = new ArrayList<>(features);
        Collections.reverse(reversed);
        List<LayerFeature> moved = List.of(square("a", 0, 0), square("b", 10.001, 0), square("c", 20, 0));

        String digest =
                catalogue.importVersion(newVersion("DLTB"), features.stream()).digest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(catalogue
                        .importVersion(newVersion("DLTB"), reversed.stream())
                        .digest())
                .isEqualTo(digest);
        assertThat(catalogue.importVersion(newVersion("DLTB"), moved.stream()).digest())
                .isNotEqualTo(digest);
    }

    @Test
    void anImportThatFailsHalfwayLeavesNothing() {
        Stream<LayerFeature> breaking = IntStream.range(0, 2000).mapToObj(n -> {
            if (n == 1700) {
                throw new IllegalStateException("the file is cut off");
            }
            return square("n" + n, n, 0);
        });

        assertThatThrownBy(() -> catalogue.importVersion(newVersion("DLTB"), breaking))
                .hasMessage("the file is cut off");

        assertNothingIsLeft();
    }

    @Test
    void refusesAFeatureIdThatOccursTwice() {
        assertThatThrownBy(() -> catalogue.importVersion(
                        newVersion("DLTB"), Stream.of(square("a", 0, 0), square("b", 9, 9), square("a", 10, 0))))
                .isInstanceOf(LayerImportException.class)
                .hasMessageContaining("DLTB a")
                .hasFieldOrPropertyWithValue("reason", LayerImportException.Reason.ID_TWICE);

        assertNothingIsLeft();
    }

    @Test
    void refusesWhatIsNoPolygonAndWhatIsNotFinite() {
        assertThatThrownBy(() -> catalogue.importVersion(
                        newVersion("DLTB"), Stream.of(feature("a", "LINESTRING (0 0, 1 1)", Map.of()))))
                .isInstanceOf(LayerImportException.class)
                .hasMessageContaining("LineString");
        Geometry infinite = wkt("POLYGON ((0 0, 1e400 0, 1 1, 0 0))");
        assertThatThrownBy(() -> catalogue.importVersion(
                        newVersion("DLTB"), Stream.of(new LayerFeature("a", infinite, Map.of()))))
                .isInstanceOf(LayerImportException.class);

        assertNothingIsLeft();
    }

    @Test
    void anInterruptedImportIsRemovedAtTheNextStart() {
        var jdbc = new JdbcTemplate(dataSource);
        String table = "layer_feature_" + UUID.randomUUID().toString().replace("-", "");
        jdbc.execute("CREATE TABLE " + table + " (id VARCHAR(80))");
        jdbc.update("INSERT INTO layer_import (feature_table, started_at) VALUES (?, CURRENT_TIMESTAMP)", table);

        catalogue().removeUnfinishedImports();

        assertNothingIsLeft();
        assertThatThrownBy(() -> jdbc.queryForList("SELECT * FROM " + table)).isNotNull();
    }

    @Test
    void anImportInsideATransactionOfTheCallerStandsForItself() {
        var callers = new TransactionTemplate(new DataSourceTransactionManager(dataSource));

        callers.executeWithoutResult(status -> {
            catalogue.importVersion(newVersion("DLTB"), Stream.of(square("a", 0, 0)));
            status.setRollbackOnly();
        });

        assertThat(catalogue.findCurrent("DLTB")).isPresent();
    }

    @Test
    void theOverlayReadsAVersionThroughItsSource() {
        LayerVersion version =
                catalogue.importVersion(newVersion("DLTB"), Stream.of(square("a", 0, 0), square("b", 10, 0)));

        LayerSource source = catalogue.source(version);

        assertThat(source.layer()).isEqualTo("DLTB");
        assertThat(source.version()).contains(version.digest());
        assertThat(source.crs()).isEqualTo(new CrsCode(4527));
        var visited = new ArrayList<String>();
        source.visit(new Envelope(1, 2, 1, 2), feature -> visited.add(feature.id()));
        assertThat(visited).containsExactly("a");
    }

    @Test
    void theClassificationIsRecognisedAtTheImportAndStoredWithTheVersion() {
        LayerVersion survey = catalogue.importVersion(newVersion("DLTB"), Stream.of(classed("a", 0, "DLBM", "05H1")));
        LayerVersion standard = catalogue.importVersion(newVersion("DLTB"), Stream.of(classed("a", 0, "DLBM", "0501")));
        LayerVersion landSea =
                catalogue.importVersion(newVersion("GHFQ"), Stream.of(classed("a", 0, "YDYHFLDM", "0601")));
        LayerVersion without =
                catalogue.importVersion(newVersion("XZQ"), Stream.of(classed("a", 0, "XZQDM", "990101")));

        DatabaseLayerCatalogue restarted = catalogue();
        assertThat(restarted.find(survey.id()).orElseThrow().classes())
                .isEqualTo(new LandClassCoding("DLBM", "third-survey"));
        assertThat(restarted.find(standard.id()).orElseThrow().classes())
                .isEqualTo(new LandClassCoding("DLBM", "gb-t-21010-2017"));
        assertThat(restarted.find(landSea.id()).orElseThrow().classes())
                .isEqualTo(new LandClassCoding("YDYHFLDM", "land-sea-2023"));
        assertThat(without.classes()).isNull();
        assertThat(quality(standard).isClean()).isTrue();
    }

    @Test
    void aStatedClassificationIsTakenAndEveryCodeItDoesNotKnowIsFoundWithItsPlace() {
        var stated = new LandClassCoding("DLBM", "third-survey");
        LayerVersion version = catalogue.importVersion(
                new NewVersion("DLTB", "DLTB", new CrsCode(4527), null, null, "test", stated),
                Stream.of(
                        classed("a", 0, "DLBM", "0101"),
                        classed("b", 10, "DLBM", "0501"),
                        classed("c", 20, "TBBH", "17")));

        VersionQuality quality = quality(version);

        assertThat(version.classes()).isEqualTo(stated);
        assertThat(version.featureCount()).isEqualTo(3);
        assertThat(quality.unknownClasses()).containsExactly("", "0501");
        assertThat(quality.find(VersionQuality.Kind.UNKNOWN_CLASS).orElseThrow().places())
                .extracting(VersionQuality.Place::feature, VersionQuality.Place::easting)
                .containsExactly(tuple("b", ZONE_39 + 15.0), tuple("c", ZONE_39 + 25.0));
        assertThat(quality.isClean()).isFalse();
    }

    private VersionQuality quality(LayerVersion version) {
        return QualitySearch.check(catalogue, version, null, DAY, share -> {});
    }

    @Test
    void aStatedClassificationThatDoesNotExistIsRefusedAndNothingIsStored() {
        var stated = new LandClassCoding("DLBM", "1984");

        assertThatThrownBy(() -> catalogue.importVersion(
                        new NewVersion("DLTB", "DLTB", new CrsCode(4527), null, null, "test", stated),
                        Stream.of(classed("a", 0, "DLBM", "0101"))))
                .isInstanceOf(LayerImportException.class)
                .hasMessageContaining("1984");
        assertNothingIsLeft();
    }

    private static LayerFeature classed(String id, double easting, String field, String code) {
        return new LayerFeature(id, square(id, ZONE_39 + easting, 3_450_000).geometry(), Map.of(field, code));
    }

    private void assertNothingIsLeft() {
        assertThat(catalogue.current()).isEmpty();
        var jdbc = new JdbcTemplate(dataSource);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM layer_import", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) LIKE 'layer_feature_%'",
                        Long.class))
                .isZero();
    }

    private DatabaseLayerCatalogue catalogue() {
        return new DatabaseLayerCatalogue(dataSource, new DataSourceTransactionManager(dataSource), Clock.systemUTC());
    }

    private List<LayerFeature> features(LayerVersion version, Envelope envelope) {
        var features = new ArrayList<LayerFeature>();
        catalogue.visit(version.id(), envelope, features::add);
        return features;
    }

    private static NewVersion newVersion(String layer) {
        return new NewVersion(layer, layer, new CrsCode(4527), null, null, "test");
    }

    private static LayerFeature square(String id, double easting, double northing) {
        String wkt = "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
                .formatted(easting, northing, easting + 10, northing + 10);
        return feature(id, wkt, Map.of("DLBM", "0101"));
    }

    private static LayerFeature feature(String id, String wkt, Map<String, String> attributes) {
        return new LayerFeature(id, wkt(wkt), attributes);
    }

    private static Geometry wkt(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
