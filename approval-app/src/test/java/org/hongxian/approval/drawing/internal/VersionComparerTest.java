package org.hongxian.approval.drawing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.drawing.internal.DrawingFixture.plot;
import static org.hongxian.approval.drawing.internal.DrawingFixture.ring;
import static org.hongxian.approval.drawing.internal.DrawingFixture.square;
import static org.hongxian.approval.drawing.internal.DrawingFixture.version;

import java.util.List;
import org.hongxian.approval.drawing.DrawingComparison.PlotChange;
import org.hongxian.approval.drawing.DrawingComparison.PointChange;
import org.hongxian.approval.drawing.DrawingComparison.Spot;
import org.hongxian.approval.drawing.DrawingComparison.What;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.junit.jupiter.api.Test;

class VersionComparerTest {

    private static final double E = 39_540_000;
    private static final double N = 3_450_000;

    @Test
    void aMovedVertexIsOneChangeWithItsDistanceAndTheAreaFollows() {
        var before = version(1, square("地块1", E, N, 100));
        var after = version(2, plot("地块1", ring(1, E, N + 100, E + 103, N + 104, E + 100, N, E, N)));

        var comparison = VersionComparer.compare(before, after);

        assertThat(comparison.isSame()).isFalse();
        PlotChange plot = comparison.plots().get(0);
        assertThat(plot.what()).isEqualTo(What.CHANGED);
        assertThat(plot.points())
                .containsExactly(new PointChange(
                        What.CHANGED, 0, new Spot("J2", E + 100, N + 100), new Spot("J2", E + 103, N + 104), 5));
        assertThat(plot.areaBeforeSquareMetres()).isCloseTo(10_000, within(1e-6));
        // The two triangles the corner gains: 100 * 4 / 2 + 100 * 3 / 2.
        assertThat(plot.areaAfterSquareMetres()).isCloseTo(10_350, within(1e-6));
        assertThat(comparison.areaAfterSquareMetres() - comparison.areaBeforeSquareMetres())
                .isCloseTo(350, within(1e-6));
    }

    @Test
    void anInsertedVertexDoesNotMoveTheOthersThatWereRenumberedByIt() {
        var before = version(1, square("P", E, N, 100));
        var after = version(2, plot("P", ring(1, E, N + 100, E + 50, N + 110, E + 100, N + 100, E + 100, N, E, N)));

        var points = VersionComparer.compare(before, after).plots().get(0).points();

        assertThat(points).filteredOn(point -> point.what() == What.ADDED).hasSize(1);
        assertThat(points)
                .filteredOn(point -> point.what() == What.CHANGED)
                .allMatch(point -> point.distanceMetres() == 0)
                .hasSize(3);
    }

    @Test
    void addedAndRemovedPlotsAreSaidToBeSo() {
        var before = version(1, square("甲", E, N, 100), square("乙", E + 200, N, 50));
        var after = version(2, square("甲", E, N, 100), square("丙", E + 400, N, 10));

        var comparison = VersionComparer.compare(before, after);

        assertThat(comparison.plots())
                .extracting(PlotChange::plot, PlotChange::what)
                .containsExactly(tuple("甲", What.SAME), tuple("丙", What.ADDED), tuple("乙", What.REMOVED));
        assertThat(comparison.areaBeforeSquareMetres()).isCloseTo(12_500, within(1e-6));
        assertThat(comparison.areaAfterSquareMetres()).isCloseTo(10_100, within(1e-6));
    }

    @Test
    void plotsOfTheSameNameAreComparedInTheirOrder() {
        var before = version(1, square("", E, N, 100), square("", E + 200, N, 50));
        var after = version(2, square("", E, N, 100), square("", E + 200, N, 60));

        assertThat(VersionComparer.compare(before, after).plots())
                .extracting(PlotChange::what)
                .containsExactly(What.SAME, What.CHANGED);
    }

    @Test
    void equalVersionsAreTheSame() {
        var one = version(1, square("P", E, N, 100));

        assertThat(VersionComparer.compare(one, version(2, square("P", E, N, 100)))
                        .isSame())
                .isTrue();
    }

    @Test
    void pointsThatShareAPlaceArePairedOneToOne() {
        var twice =
                new BoundaryRing(1, List.of(new BoundaryPoint("J1", 1, 1, 0), new BoundaryPoint("J2", 1, 1, 0)), true);
        var once = new BoundaryRing(1, List.of(new BoundaryPoint("J1", 1, 1, 0)), true);

        assertThat(PointMatching.changes(0, twice.points(), once.points()))
                .containsExactly(new PointChange(What.REMOVED, 0, new Spot("J2", 1, 1), null, 0));
    }
}
