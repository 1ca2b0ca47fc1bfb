package org.hongxian.gis.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.hongxian.gis.bulk.RedLineAreas.Cause;
import org.hongxian.gis.bulk.RedLineAreas.GroupArea;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.packed.JitteredCoverage;
import org.hongxian.gis.packed.JoinedGrouping;
import org.hongxian.gis.packed.PackedCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.WKTReader;

/** Against 20 x 20 crooked parcels of 50 m, a third of class 0103, the others 0301; the ground is 1 km square. */
class BulkOverlayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    /** An overlay does not keep pieces up to a thousandth of a square metre; a red line has few of them. */
    private static final Offset<Double> SLIVERS = within(3e-3);

    private static final CrsCode ZONE_39 = JitteredCoverage.CRS;

    @TempDir
    Path folder;

    private final JitteredCoverage seeded = new JitteredCoverage(7, 20, 50);
    private PackedCoverage coverage;
    private JoinedGrouping grouping;

    @BeforeEach
    void pack() throws Exception {
        coverage = seeded.pack(folder.resolve("layer.hxc"));
        grouping = JoinedGrouping.by(List.of(coverage), List.of("DLBM"));
    }

    @AfterEach
    void close() throws Exception {
        coverage.close();
    }

    private List<RedLineAreas> measure(CrsCode crs, LegalArea area, int threads, List<MultiPolygon> redLines) {
        var settings = new BulkOverlay.Settings(crs, ZONE_39, area, DAY, threads);
        var answers = new ArrayList<RedLineAreas>();
        new BulkOverlay(settings, batch -> batch.apply(grouping)).run(feed(redLines), 0, answers::add, () -> true);
        return answers;
    }

    private RedLineAreas one(String wkt) throws Exception {
        return measure(ZONE_39, LegalArea.PLANAR, 1, List.of(at(wkt))).get(0);
    }

    private static BulkOverlay.Feed feed(List<MultiPolygon> redLines) {
        return consumer -> {
            for (int i = 0; i < redLines.size(); i++) {
                consumer.accept(new RedLine(i + 1L, "D" + i, "", redLines.get(i)));
            }
        };
    }

    private List<MultiPolygon> sites(int count) {
        var sites = new ArrayList<MultiPolygon>();
        for (int i = 0; i < count; i++) {
            sites.add(seeded.site(20 + i % 7 * 30, 5 + i % 23));
        }
        return sites;
    }

    /** Metres east and north of the corner of the ground. */
    private static MultiPolygon at(String wkt) throws Exception {
        var moved =
                AffineTransformation.translationInstance(39_600_000, 4_000_000).transform(new WKTReader().read(wkt));
        return moved instanceof MultiPolygon many
                ? many
                : new GeometryFactory().createMultiPolygon(new Polygon[] {(Polygon) moved});
    }

    @Test
    void everyRedLineHasTheTableAnOverlayOfItAloneHas() {
        List<MultiPolygon> sites = sites(200);
        var features = new ArrayList<LayerFeature>();
        for (int i = 0; i < seeded.parcels.size(); i++) {
            features.add(new LayerFeature(
                    JitteredCoverage.id(i), seeded.parcels.get(i), Map.of("DLBM", i % 3 == 0 ? "0103" : "0301")));
        }
        var layer = new InMemoryLayer("DLTB", "1", ZONE_39, null, null, features);
        var options = new OverlayOptions(List.of("DLBM"), "", OverlayTolerances.on(DAY));

        List<RedLineAreas> answers = measure(ZONE_39, LegalArea.PLANAR, 2, sites);

        assertThat(answers).hasSize(200);
        for (int i = 0; i < 200; i++) {
            OverlayResult alone = new OverlayEngine().overlay(sites.get(i), ZONE_39, layer, List.of(), options);
            RedLineAreas answer = answers.get(i);
            assertThat(answer.position()).isEqualTo(i + 1);
            assertThat(answer.closed()).isTrue();
            assertThat(answer.outcome())
                    .isEqualTo(alone.uncoveredAreaSquareMetres() > 0 ? Outcome.NO_DATA : Outcome.COVERED);
            assertThat(answer.planarSquareMetres()).isCloseTo(alone.redLineAreaSquareMetres(), within(1e-6));
            assertThat(answer.uncoveredSquareMetres()).isCloseTo(alone.uncoveredAreaSquareMetres(), SLIVERS);
            assertThat(answer.hectares()).isEqualTo(alone.redLineHectares());
            assertThat(answer.groups()).hasSameSizeAs(alone.rows());
            for (int row = 0; row < alone.rows().size(); row++) {
                GroupArea group = answer.groups().get(row);
                assertThat(group.values()).containsExactly(alone.rows().get(row).value("DLBM"));
                assertThat(group.planarSquareMetres())
                        .isCloseTo(alone.rows().get(row).areaSquareMetres(), SLIVERS);
                assertThat(group.hectares()).isEqualTo(alone.rows().get(row).hectares());
            }
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        List<MultiPolygon> sites = sites(500);

        List<RedLineAreas> alone = measure(ZONE_39, LegalArea.PLANAR, 1, sites);

        assertThat(measure(ZONE_39, LegalArea.PLANAR, 7, sites)).isEqualTo(alone);
    }

    @Test
    void hectaresCloseOnThePlaneAndOnTheEllipsoid() {
        List<MultiPolygon> sites = sites(100);
        for (LegalArea area : LegalArea.values()) {
            for (RedLineAreas answer : measure(ZONE_39, area, 2, sites)) {
                BigDecimal sum = answer.groups().stream()
                        .map(GroupArea::hectares)
                        .reduce(answer.uncoveredHectares(), BigDecimal::add);
                assertThat(sum).isEqualByComparingTo(answer.hectares());
                double legal =
                        area == LegalArea.PLANAR ? answer.planarSquareMetres() : answer.ellipsoidalSquareMetres();
                assertThat(answer.hectares().doubleValue()).isCloseTo(legal / 10_000, within(5.0001e-5));
            }
        }
    }

    @Test
    void aShapeThatIsNotValidIsNamedWithItsPlaceAndDoesNotStopTheOthers() throws Exception {
        List<RedLineAreas> answers = measure(
                ZONE_39,
                LegalArea.PLANAR,
                2,
                List.of(
                        at("POLYGON ((100 100, 200 200, 200 100, 100 200, 100 100))"),
                        at("POLYGON ((100 100, 100 200, 200 200, 200 100, 100 100))"),
                        new GeometryFactory().createMultiPolygon()));

        assertThat(answers)
                .extracting(RedLineAreas::outcome)
                .containsExactly(Outcome.NOT_MEASURABLE, Outcome.COVERED, Outcome.NOT_MEASURABLE);
        assertThat(answers.get(0).problem())
                .isEqualTo(new RedLineAreas.Problem(Cause.CROSSES_ITSELF, 39_600_150.0, 4_000_150.0));
        assertThat(answers.get(0).isFine()).isFalse();
        assertThat(answers.get(2).problem()).isEqualTo(new RedLineAreas.Problem(Cause.EMPTY, null, null));
    }

    @Test
    void plotsThatShareAnEdgeAreOneRedLine() throws Exception {
        RedLineAreas answer = one("MULTIPOLYGON (((100 100, 100 200, 200 200, 200 100, 100 100)),"
                + " ((200 100, 200 200, 300 200, 300 100, 200 100)))");

        assertThat(answer.outcome()).isEqualTo(Outcome.COVERED);
        assertThat(answer.planarSquareMetres()).isCloseTo(20_000, within(1e-6));
    }

    @Test
    void groundOutsideOfTheLayerIsNoDataAndClosesAllTheSame() throws Exception {
        RedLineAreas answer = one("POLYGON ((-5000 100, -5000 200, -4900 200, -4900 100, -5000 100))");

        assertThat(answer.outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(answer.groups()).isEmpty();
        assertThat(answer.uncoveredSquareMetres()).isCloseTo(10_000, within(1e-6));
        assertThat(answer.uncoveredHectares()).isEqualByComparingTo("1.0000");
        assertThat(answer.hectares()).isEqualByComparingTo("1.0000");
    }

    @Test
    void longitudeAndLatitudeAreMeasuredOnThePlaneOfTheLayer() {
        List<MultiPolygon> sites = sites(20);
        CrsCode degrees = new CrsCode(4490);
        CoordinateTransformer toDegrees = CoordinateTransformer.between(ZONE_39, degrees);

        List<RedLineAreas> answers = measure(
                degrees,
                LegalArea.PLANAR,
                1,
                sites.stream().map(toDegrees::transform).toList());

        for (int i = 0; i < sites.size(); i++) {
            assertThat(answers.get(i).planarSquareMetres())
                    .isCloseTo(sites.get(i).getArea(), within(1e-3));
        }
    }

    @Test
    void aRedLineOfAnotherZoneIsNotMeasuredOnThePlaneOfTheLayer() {
        CrsCode zone40 = new CrsCode(4528);
        CoordinateTransformer next = CoordinateTransformer.between(ZONE_39, zone40);
        MultiPolygon site = sites(1).get(0);

        assertThat(measure(zone40, LegalArea.PLANAR, 1, List.of(next.transform(site))))
                .extracting(RedLineAreas::outcome)
                .containsExactly(Outcome.OTHER_ZONE);
    }

    @Test
    void anotherDatumIsRefusedBeforeAnythingIsMeasured() {
        assertThatThrownBy(() -> measure(new CrsCode(2363), LegalArea.PLANAR, 1, List.of()))
                .isInstanceOf(DatumChangeException.class);
    }

    @Test
    void whatIsStoppedHasAnsweredTheFirstOnesInOrder() {
        var settings = new BulkOverlay.Settings(ZONE_39, ZONE_39, LegalArea.PLANAR, DAY, 3);
        var answers = new ArrayList<RedLineAreas>();
        List<MultiPolygon> sites = sites(3000);

        assertThatThrownBy(() -> new BulkOverlay(settings, batch -> batch.apply(grouping))
                        .run(feed(sites), 0, answers::add, () -> answers.size() < 500))
                .isInstanceOf(CancellationException.class);

        assertThat(answers.size()).isBetween(500, 1500);
        assertThat(answers).isEqualTo(measure(ZONE_39, LegalArea.PLANAR, 1, sites.subList(0, answers.size())));
    }
}
