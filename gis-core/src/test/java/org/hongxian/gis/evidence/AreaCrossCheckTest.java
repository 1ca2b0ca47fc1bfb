package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.gis.evidence.MeasurementRunTest.AROUND;
import static org.hongxian.gis.evidence.MeasurementRunTest.drawing;
import static org.hongxian.gis.evidence.MeasurementRunTest.inputs;
import static org.hongxian.gis.evidence.MeasurementRunTest.layer;
import static org.hongxian.gis.evidence.MeasurementRunTest.parcel;
import static org.hongxian.gis.evidence.MeasurementRunTest.plot;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class AreaCrossCheckTest {

    private final LayerFeature paddy = parcel("A", "990101001001", "0101", "POLYGON ((0 0, 60 0, 60 100, 0 100, 0 0))");
    private final LayerFeature forest =
            parcel("B", "990101001001", "0301", "POLYGON ((60 0, 100 0, 100 100, 60 100, 60 0))");

    @Test
    void bothMethodsAgreeOnEveryParcelOfASimpleCoverage() {
        Evidence.CrossCheck check = measure(plot("甲", 10, 10, 10, 90, 90, 90, 90, 10), paddy, forest);

        assertThat(check.agrees()).isTrue();
        assertThat(check.parcels()).isEqualTo(2);
        assertThat(check.disagreeing()).isEmpty();
        assertThat(check.cause()).isNull();
        assertThat(check.toleranceSquareMetres()).isEqualByComparingTo("0.000001");
        assertThat(check.coordinateShiftMetres()).isEqualByComparingTo("0.00000001");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theyAgreeOnCoordinatesWithMoreDigitsThanThePackedGridHasAndSaySo(long seed) {
        var random = new Random(seed);
        double x = 50 + 10 * random.nextDouble();
        Evidence.CrossCheck check = measure(
                plot("甲", 1 / 3.0, 1 / 7.0, 20 + random.nextDouble(), 90 + random.nextDouble(), 90, 90, 90, 10 / 3.0),
                parcel("A", "990101001001", "0101", "POLYGON ((0 0, %1$s 0, %1$s 100, 0 100, 0 0))".formatted(x)),
                parcel(
                        "B",
                        "990101001001",
                        "0301",
                        "POLYGON ((%1$s 0, 100 0, 100 100, %1$s 100, %1$s 0))".formatted(x)));

        assertThat(check.agrees()).isTrue();
        assertThat(check.coordinateShiftMetres()).isEqualByComparingTo("0.0001");
    }

    @Test
    void aRepairedFeatureAndOneThatOverlapsAnotherAreComparedToo() {
        Evidence.CrossCheck check = measure(
                plot("甲", 0, 0, 0, 100, 100, 100, 100, 0),
                paddy,
                parcel("B", "990101001001", "0301", "POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))"));

        assertThat(check.agrees()).isTrue();
        assertThat(check.parcels()).isEqualTo(2);
    }

    @Test
    void pieceOfAnotherAreaIsNamed() {
        var drawing = drawing(plot("甲", 10, 10, 10, 90, 90, 90, 90, 10));
        MeasurementInputs inputs = inputs(LegalArea.PLANAR, drawing, layer("DLTB", AROUND, paddy, forest));
        OverlayResult right = new MeasurementRun().run(inputs).overlay();
        var remembered = new RememberedLayer(inputs.coverage().source());
        remembered.visit(drawing.redLine().getEnvelopeInternal(), feature -> {});
        Piece wrong = right.pieces().get(1);
        OverlayResult changed = withPieces(
                right,
                List.of(
                        right.pieces().get(0),
                        new Piece(
                                wrong.feature(),
                                Map.of(),
                                false,
                                wrong.areaSquareMetres() + 0.0001,
                                0,
                                wrong.geometry())));

        var check =
                AreaCrossCheck.of(new AreaCrossCheck.MeasuringCase(drawing, drawing.redLine(), remembered), changed);

        assertThat(check.agrees()).isFalse();
        assertThat(check.disagreeing()).containsExactly("B");
    }

    @Test
    void parcelsTooFarApartForOneGridAreNotCheckedAndNotCalledEqual() {
        var far = new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(39_540_000, 3_450_000),
            new Coordinate(39_540_000, 3_450_100),
            new Coordinate(40_040_000, 3_450_100),
            new Coordinate(40_040_000, 3_450_000),
            new Coordinate(39_540_000, 3_450_000)
        });

        Evidence.CrossCheck check =
                measure(plot("甲", 0, 0, 0, 100, 100, 100, 100, 0), new LayerFeature("F", far, Map.of()));

        assertThat(check.agrees()).isFalse();
        assertThat(check.cause()).isEqualTo("TOO_FAR_APART");
    }

    private static Evidence.CrossCheck measure(Plot plot, LayerFeature... parcels) {
        Evidence evidence =
                MeasurementRunTest.measure(inputs(LegalArea.PLANAR, drawing(plot), layer("DLTB", AROUND, parcels)));
        assertThat(evidence.crossCheck()).isNotNull();
        return evidence.crossCheck();
    }

    private static OverlayResult withPieces(OverlayResult result, List<Piece> pieces) {
        return new OverlayResult(
                result.redLineAreaSquareMetres(),
                result.redLineHectares(),
                pieces,
                result.rows(),
                result.uncoveredAreaSquareMetres(),
                result.uncoveredHectares(),
                result.uncovered(),
                result.overlapAreaSquareMetres(),
                result.overlaps(),
                result.closureErrorSquareMetres(),
                result.closed(),
                result.coverage(),
                result.answers(),
                result.tolerances());
    }
}
