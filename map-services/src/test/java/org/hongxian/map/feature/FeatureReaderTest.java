package org.hongxian.map.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** 2,500 parcels of 10 m side by side, in 50 rows, with ids that are not in the order of their places. */
abstract class FeatureReaderTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final int PARCELS = 2_500;

    private List<LayerFeature> parcels;
    private FeatureReader reader;
    private LayerVersion version;
    private LayerFields fields;

    /** A database of its own, empty. */
    abstract DataSource dataSource();

    @BeforeEach
    void layer() {
        DataSource dataSource = LayerTables.in(dataSource());
        var random = new Random(4);
        parcels = IntStream.range(0, PARCELS).mapToObj(n -> parcel(n, random)).toList();
        var catalogue = new DatabaseLayerCatalogue(
                dataSource, new DataSourceTransactionManager(dataSource), Clock.systemDefaultZone());
        version = catalogue.importVersion(
                new NewVersion("DLTB", "地类图斑", ZONE_39, LocalDate.of(2025, 12, 31), null, "test"), parcels.stream());
        reader = new FeatureReader(catalogue);
        fields = LayerFields.of(catalogue.figures(version).filled().keySet(), LocalDate.of(2026, 11, 22));
    }

    private static LayerFeature parcel(int n, Random random) {
        double west = 39_540_000 + n % 50 * 10;
        double south = 3_450_000 + n / 50 * 10;
        return new LayerFeature(
                "%04d".formatted(n * 37 % PARCELS),
                GEOMETRY.toGeometry(new Envelope(west, west + 10, south, south + 10)),
                Map.of("DLBM", "010" + (1 + random.nextInt(3)), "TBMJ", String.valueOf(random.nextInt(1000))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 499, 500, 501, 2_499, 2_500, 10_000})
    void pagesGiveEveryFeatureExactlyOnceInOrderOfId(int limit) {
        int pages = limit == 1 ? 40 : PARCELS;
        List<String> ids = walk(null, FeatureFilter.all(), limit, 1_000_000, pages);

        assertThat(ids)
                .isEqualTo(IntStream.range(0, limit == 1 ? 40 : PARCELS)
                        .mapToObj("%04d"::formatted)
                        .toList());
    }

    @Test
    void whenTheTimeIsUpThePageEndsAndTheNextOneGoesOnBehindIt() {
        FeatureFilter none = FeatureFilter.parse("TBMJ > 5000", fields, PlaceReading.inLayer(ZONE_39));
        var asked = new AtomicInteger();

        Optional<String> end = reader.readWhile(
                new FeatureSelection(version, null, none, "", 100, 1_000_000),
                feature -> true,
                () -> asked.incrementAndGet() < 700);
        Optional<String> late = reader.readWhile(
                new FeatureSelection(version, null, none, end.orElseThrow(), 100, 1_000_000),
                feature -> true,
                () -> false);

        assertThat(end).contains("0699");
        assertThat(late).contains("0700");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122})
    void anAreaWithAConditionSelectsWhatBruteForceSelects(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            Geometry area = GEOMETRY.createPoint(
                            new Coordinate(39_540_000 + random.nextInt(500), 3_450_000 + random.nextInt(500)))
                    .buffer(20 + random.nextInt(150));
            int bound = random.nextInt(1000);
            FeatureFilter filter = FeatureFilter.parse(
                    "TBMJ < " + bound + " AND DLBM <> '0102'", fields, PlaceReading.inLayer(ZONE_39));

            List<String> expected = parcels.stream()
                    .filter(parcel -> parcel.geometry().intersects(area))
                    .filter(parcel -> Integer.parseInt(parcel.attributes().get("TBMJ")) < bound)
                    .filter(parcel -> !parcel.attributes().get("DLBM").equals("0102"))
                    .map(LayerFeature::id)
                    .sorted()
                    .toList();

            assertThat(walk(area, filter, 50, 1_000_000, PARCELS)).isEqualTo(expected);
        }
    }

    @Test
    void aShapeInTheConditionIsAskedOfTheIndexAndCutExactly() {
        // Touches the corner of one parcel, lies across three others.
        FeatureFilter filter = FeatureFilter.parse(
                "S_INTERSECTS(geometry, LINESTRING(39540010 3450010, 39540025 3450015))",
                fields,
                PlaceReading.inLayer(ZONE_39));

        assertThat(filter.box().toString()).isEqualTo("Env[3.954001E7 : 3.9540025E7, 3450010.0 : 3450015.0]");
        assertThat(walk(null, filter, 10, 100, 10)).containsExactlyInAnyOrder(id(0), id(1), id(50), id(51), id(52));
    }

    @Test
    void whereLittleMatchesAPageEndsEarlyAndSaysWhereToGoOn() {
        FeatureFilter rare = FeatureFilter.parse("TBMJ = 7", fields, PlaceReading.inLayer(ZONE_39));
        List<String> expected = parcels.stream()
                .filter(parcel -> parcel.attributes().get("TBMJ").equals("7"))
                .map(LayerFeature::id)
                .sorted()
                .toList();
        var first = new ArrayList<LayerFeature>();

        Optional<String> next = reader.read(new FeatureSelection(version, null, rare, "", 100, 600), first::add);

        assertThat(next).isPresent();
        assertThat(next.orElseThrow()).isLessThanOrEqualTo("0605");
        assertThat(walk(null, rare, 100, 600, 10)).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void nothingIsReadWhereNothingCanBe() {
        FeatureFilter never = FeatureFilter.parse(
                "S_INTERSECTS(geometry, POINT(1 1)) AND S_INTERSECTS(geometry, POINT(5 5))",
                fields,
                PlaceReading.inLayer(ZONE_39));

        assertThat(never.box().isNull()).isTrue();
        assertThat(walk(null, never, 10, 1, 1)).isEmpty();
    }

    private static String id(int n) {
        return "%04d".formatted(n * 37 % PARCELS);
    }

    private List<String> walk(Geometry area, FeatureFilter filter, int limit, int examined, int mostPages) {
        var ids = new ArrayList<String>();
        Optional<String> after = Optional.of("");
        for (int page = 0; after.isPresent() && page < mostPages; page++) {
            var found = new ArrayList<LayerFeature>();
            after = reader.read(new FeatureSelection(version, area, filter, after.get(), limit, examined), found::add);
            assertThat(found).hasSizeLessThanOrEqualTo(limit);
            found.forEach(feature -> ids.add(feature.id()));
        }
        return ids;
    }
}
