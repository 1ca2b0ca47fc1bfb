package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.evidence.MeasurementRunTest.AROUND;
import static org.hongxian.gis.evidence.MeasurementRunTest.drawing;
import static org.hongxian.gis.evidence.MeasurementRunTest.inputs;
import static org.hongxian.gis.evidence.MeasurementRunTest.layer;
import static org.hongxian.gis.evidence.MeasurementRunTest.parcel;
import static org.hongxian.gis.evidence.MeasurementRunTest.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.SeededPolygons;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/** Over random coverages: pieces add up to the whole, and no number depends on an order nobody gave a meaning to. */
class MeasurementInvarianceTest {

    private static final String[] CLASSES = {"0101", "0103", "0301", "0702", "1003", "1104"};

    /** Adjoining plots, some left out, over parcels that cover all of them. */
    private record Ground(List<Plot> plots, List<LayerFeature> parcels) {

        static Ground of(long seed) {
            var random = new Random(seed);
            var plots = new ArrayList<Plot>();
            for (Polygon cell : SeededPolygons.mesh(new Envelope(0.377, 300.113, 0.219, 280.731), 5, random)) {
                if (random.nextInt(4) > 0) {
                    plots.add(plot("地块" + plots.size(), offsets(cell)));
                }
            }
            var parcels = new ArrayList<LayerFeature>();
            for (Polygon cell : SeededPolygons.mesh(new Envelope(-40, 340, -40, 330), 7, random)) {
                parcels.add(parcel(
                        "P" + parcels.size(),
                        "99010100100" + random.nextInt(3),
                        CLASSES[random.nextInt(CLASSES.length)],
                        cell.toText()));
            }
            return new Ground(plots, parcels);
        }

        private static double[] offsets(Polygon cell) {
            Coordinate[] ring = cell.getExteriorRing().getCoordinates();
            var offsets = new double[2 * (ring.length - 1)];
            for (int i = 0; i < ring.length - 1; i++) {
                offsets[2 * i] = Math.rint(ring[i].x * 1000) / 1000;
                offsets[2 * i + 1] = Math.rint(ring[i].y * 1000) / 1000;
            }
            return offsets;
        }

        Evidence measured(LegalArea legalArea) {
            return new MeasurementRun()
                    .run(inputs(
                            legalArea,
                            drawing(plots.toArray(Plot[]::new)),
                            layer("DLTB", AROUND, parcels.toArray(LayerFeature[]::new)),
                            layer("YJJBNTTB", AROUND),
                            layer("STBHHX", AROUND),
                            layer("CZKFBJ", AROUND)))
                    .evidence();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void thePiecesAddUpToTheRedLine(long seed) {
        Ground ground = Ground.of(seed);
        for (LegalArea legalArea : LegalArea.values()) {
            Evidence evidence = ground.measured(legalArea);

            double pieces = evidence.rows().stream()
                    .mapToDouble(row -> row.squareMetres().add(row.deducted()).doubleValue())
                    .sum();
            BigDecimal hectares =
                    evidence.rows().stream().map(Evidence.Row::hectares).reduce(BigDecimal.ZERO, BigDecimal::add);
            double plots = evidence.plots().stream()
                    .mapToDouble(plot -> plot.planarSquareMetres().doubleValue())
                    .sum();
            assertThat(pieces).isCloseTo(evidence.planarSquareMetres().doubleValue(), within(1e-5));
            assertThat(plots).isCloseTo(evidence.planarSquareMetres().doubleValue(), within(1e-5));
            assertThat(hectares.add(evidence.uncoveredHectares())).isEqualByComparingTo(evidence.legalHectares());
            assertThat(evidence.closed()).isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void neitherTheOrderOfPlotsAndParcelsNorWhereAndWhichWayRingsRunChangesAnArea(long seed) {
        var random = new Random(seed);
        Ground ground = Ground.of(seed);
        for (LegalArea legalArea : LegalArea.values()) {
            Evidence evidence = ground.measured(legalArea);
            for (int run = 0; run < 3; run++) {
                var plots = new ArrayList<>(ground.plots());
                Collections.shuffle(plots, random);
                plots.replaceAll(turned(random));
                var parcels = new ArrayList<>(ground.parcels());
                Collections.shuffle(parcels, random);

                assertSameAreas(new Ground(plots, parcels).measured(legalArea), evidence);
            }
        }
    }

    private static UnaryOperator<Plot> turned(Random random) {
        return plot -> {
            var points = new ArrayList<BoundaryPoint>(plot.rings().get(0).points());
            Collections.rotate(points, random.nextInt(points.size()));
            if (random.nextBoolean()) {
                Collections.reverse(points);
            }
            return plot.withRings(List.of(new BoundaryRing(1, points, true)));
        };
    }

    private static void assertSameAreas(Evidence other, Evidence evidence) {
        assertThat(other.planarSquareMetres().doubleValue())
                .isCloseTo(evidence.planarSquareMetres().doubleValue(), within(1e-6));
        assertThat(other.ellipsoidalSquareMetres()).isEqualByComparingTo(evidence.ellipsoidalSquareMetres());
        assertThat(other.legalHectares()).isEqualByComparingTo(evidence.legalHectares());
        assertThat(other.facts()).isEqualTo(evidence.facts());
        assertThat(other.rows()).hasSameSizeAs(evidence.rows());
        for (int i = 0; i < evidence.rows().size(); i++) {
            Evidence.Row row = evidence.rows().get(i);
            Evidence.Row same = other.rows().get(i);
            assertThat(same.landClass() + same.ownerCode()).isEqualTo(row.landClass() + row.ownerCode());
            assertThat(same.squareMetres().doubleValue())
                    .isCloseTo(row.squareMetres().doubleValue(), within(1e-6));
            assertThat(same.hectares()).isEqualByComparingTo(row.hectares());
        }
    }

    /** To the byte: many people measure at once. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void howManyMeasureAtOnceChangesNoByte(long seed) {
        Ground ground = Ground.of(seed);
        String alone = EvidenceText.write(ground.measured(LegalArea.ELLIPSOIDAL));

        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> EvidenceText.write(ground.measured(LegalArea.ELLIPSOIDAL)))
                        .distinct())
                .containsExactly(alone);
    }
}
