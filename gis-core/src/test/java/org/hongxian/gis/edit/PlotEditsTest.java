package org.hongxian.gis.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.edit.DrawnPlots.area;
import static org.hongxian.gis.edit.DrawnPlots.places;
import static org.hongxian.gis.edit.DrawnPlots.plot;
import static org.hongxian.gis.edit.DrawnPlots.text;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.edit.EditRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class PlotEditsTest {

    private static final Plot SQUARE = plot("地块1", "POLYGON ((0 100, 100 100, 100 0, 0 0, 0 100))");
    private static final Plot HOLLOW =
            plot("环", "POLYGON ((0 100, 100 100, 100 0, 0 0, 0 100), (40 40, 60 40, 60 60, 40 60, 40 40))");

    @Test
    void aLineDividesAPlotAndBothPartsHaveItsEndsByTheSameNames() {
        Edited edited = exact(SQUARE).split(0, places("LINESTRING (30 -5, 30 105)"));

        assertThat(edited.plots())
                .extracting(DrawnPlots::text)
                .containsExactly("J1 0 100, J5 30 100, J6 30 0, J4 0 0", "J2 100 100, J3 100 0, J6 30 0, J5 30 100");
        assertThat(edited.plots()).extracting(Plot::name).containsExactly("地块1-1", "地块1-2");
        assertThat(edited.made()).containsExactly(0, 1);
        assertThat(edited.newPoints()).isEqualTo(2);
        assertThat(edited.beforeSquareMetres()).isEqualTo(10_000);
        assertThat(edited.afterSquareMetres()).isEqualTo(10_000);
    }

    @Test
    void pointsThatStayKeepTheirLineAndDigitsAndNewOnesHaveNone() {
        Plot part = exact(SQUARE)
                .split(0, places("LINESTRING (30 -5, 30 105)"))
                .plots()
                .get(0);

        List<BoundaryPoint> points = part.rings().get(0).points();
        assertThat(points.get(0)).isEqualTo(new BoundaryPoint("J1", 0, 100, 7, 3));
        assertThat(points.get(1)).isEqualTo(new BoundaryPoint("J5", 30, 100, 0));
    }

    @Test
    void aBentLineThroughAHoleDividesWhatIsAroundIt() {
        Edited edited = exact(HOLLOW).split(0, places("LINESTRING (-5 50, 50 50, 50 105)"));

        assertThat(edited.plots()).extracting(DrawnPlots::area).containsExactly(2400.0, 7200.0);
        assertThat(edited.plots().get(0).rings()).hasSize(1);
        assertThat(edited.beforeSquareMetres()).isEqualTo(9600);
    }

    @Test
    void aLineThatEndsInsideOrPassesByIsRefused() {
        assertRefused(Reason.LINE_DOES_NOT_DIVIDE, () -> exact(SQUARE).split(0, places("LINESTRING (30 -5, 30 80)")));
        assertRefused(Reason.LINE_DOES_NOT_DIVIDE, () -> exact(SQUARE).split(0, places("LINESTRING (130 -5, 130 80)")));
        assertRefused(Reason.LINE_DOES_NOT_DIVIDE, () -> exact(SQUARE).split(0, places("LINESTRING (0 0, 0 100)")));
        assertRefused(Reason.TOO_FEW_POINTS, () -> exact(SQUARE).split(0, places("LINESTRING (5 5, 5 5)")));
        assertRefused(Reason.NO_SUCH_PLACE, () -> exact(SQUARE).split(3, places("LINESTRING (30 -5, 30 105)")));
    }

    @Test
    void aLineFromCornerToCornerMakesNoNewPoint() {
        Edited edited = exact(SQUARE).split(0, places("LINESTRING (0.0004 0.0004, 99.9998 100)"));

        assertThat(edited.newPoints()).isZero();
        assertThat(edited.plots())
                .extracting(DrawnPlots::text)
                .containsExactly("J1 0 100, J2 100 100, J4 0 0", "J2 100 100, J3 100 0, J4 0 0");
    }

    @Test
    void anEndRoundedToTheMillimetreBesideASlantingSideStillReachesIt() {
        Plot slanting = plot("坡", "POLYGON ((0 0, 0 100, 97 103, 100 0, 0 0))");
        // On the upper side, 33.333 m along: calculated 101.030938144, written 101.031.
        Edited edited = exact(slanting).split(0, places("LINESTRING (33.333 101.031, 33.333 0)"));

        assertThat(edited.plots()).hasSize(2);
        assertThat(area(edited.plots().get(0)) + area(edited.plots().get(1))).isCloseTo(area(slanting), within(1e-6));
    }

    @Test
    void theNeighbourBehindADividedSideGetsThePointToo() {
        Plot neighbour = plot("邻地", "POLYGON ((0 200, 100 200, 100 100, 0 100, 0 200))");
        Edited edited = exact(SQUARE, neighbour).split(0, places("LINESTRING (30 -5, 30 105)"));

        assertThat(text(edited.plots().get(2))).isEqualTo("J1 0 200, J2 100 200, J3 100 100, J5 30 100, J4 0 100");
        assertThat(edited.made()).containsExactly(0, 1, 2);
    }

    @Test
    void whatWasDividedIsJoinedToWhatItWas() {
        Edited divided = exact(SQUARE).split(0, places("LINESTRING (30 -5, 40 105)"));
        Edited joined = new PlotEdits(divided.plots(), NewPoints.EXACT).merge(Set.of(0, 1));

        assertThat(joined.plots()).hasSize(1);
        assertThat(text(joined.plots().get(0))).isEqualTo(text(SQUARE));
    }

    @Test
    void joinedPlotsKeepTheFirstNameAndOnePointOfEachName() {
        Plot left = plot("甲", "POLYGON ((0 100, 50 100, 50 0, 0 0, 0 100))");
        Plot right = plot("乙", "POLYGON ((50 120, 100 120, 100 0, 50 0, 50 120))");
        Edited joined = exact(left, right).merge(Set.of(1, 0));

        assertThat(joined.plots()).extracting(Plot::name).containsExactly("甲");
        assertThat(text(joined.plots().get(0)))
                .isEqualTo("J1 0 100, J2 50 100, J5 50 120, J6 100 120, J3 100 0, J4 0 0");
        assertThat(joined.afterSquareMetres()).isEqualTo(11_000);
    }

    @Test
    void aPointOnAStraightSideStaysWhereAThirdPlotNeedsIt() {
        Plot left = plot("甲", "POLYGON ((0 100, 50 100, 50 0, 0 0, 0 100))");
        Plot right = plot("乙", "POLYGON ((50 100, 100 100, 100 0, 50 0, 50 100))");
        Plot third = plot("丙", "POLYGON ((0 0, 50 0, 50 -50, 0 -50, 0 0))");
        Edited joined = exact(left, right, third).merge(Set.of(0, 1));

        assertThat(text(joined.plots().get(0))).contains("50 0").doesNotContain("50 100");
    }

    @Test
    void plotsThatOnlyTouchAtACornerOrNotAtAllAreNotJoined() {
        Plot corner = plot("角", "POLYGON ((100 200, 200 200, 200 100, 100 100, 100 200))");
        Plot far = plot("远", "POLYGON ((300 200, 400 200, 400 100, 300 100, 300 200))");

        assertRefused(Reason.PLOTS_APART, () -> exact(SQUARE, corner).merge(Set.of(0, 1)));
        assertRefused(Reason.PLOTS_APART, () -> exact(SQUARE, far).merge(Set.of(0, 1)));
        assertRefused(Reason.TOO_FEW_PLOTS, () -> exact(SQUARE, far).merge(Set.of(0)));
    }

    @Test
    void aShapeInsideIsCutOutAsAHoleAndKeptAsAPlotWhereWanted() {
        List<Coordinate> shape = places("LINESTRING (40 40, 60 40, 60 60, 40 60)");
        Edited hole = exact(SQUARE).cut(0, shape, false);
        Edited kept = exact(SQUARE).cut(0, shape, true);

        assertThat(hole.plots()).hasSize(1);
        assertThat(hole.plots().get(0).name()).isEqualTo("地块1");
        assertThat(hole.plots().get(0).rings()).hasSize(2);
        assertThat(hole.afterSquareMetres()).isEqualTo(9600);
        assertThat(kept.plots()).extracting(DrawnPlots::area).containsExactly(9600.0, 400.0);
        assertThat(kept.afterSquareMetres()).isEqualTo(10_000);
    }

    @Test
    void aShapeOverTheBoundaryTakesABiteAndOneAcrossDivides() {
        Edited bite = exact(SQUARE).cut(0, places("LINESTRING (90 40, 110 40, 110 60, 90 60)"), false);
        Edited across = exact(SQUARE).cut(0, places("LINESTRING (40 -1, 60 -1, 60 101, 40 101)"), false);

        assertThat(text(bite.plots().get(0)))
                .isEqualTo("J1 0 100, J2 100 100, J5 100 60, J6 90 60, J7 90 40, J8 100 40, J3 100 0, J4 0 0");
        assertThat(bite.afterSquareMetres()).isEqualTo(9800);
        assertThat(across.plots()).extracting(DrawnPlots::area).containsExactly(4000.0, 4000.0);
    }

    @Test
    void aShapeBesideOrOverAllOrAcrossItselfIsRefused() {
        assertRefused(
                Reason.NOTHING_CUT, () -> exact(SQUARE).cut(0, places("LINESTRING (140 40, 160 40, 160 60)"), false));
        assertRefused(Reason.NOTHING_LEFT, () -> exact(SQUARE)
                .cut(0, places("LINESTRING (-1 -1, 160 -1, 160 160, -1 160)"), false));
        assertRefused(Reason.SHAPE_NOT_VALID, () -> exact(SQUARE)
                .cut(0, places("LINESTRING (10 10, 50 50, 50 10, 10 50)"), false));
    }

    @Test
    void aCorridorWithMitredCornersHasTheAreaOfItsLineTimesItsWidth() {
        var line = places("LINESTRING (0 0, 100 0, 100 80, 180 120)");
        double length = 100 + 80 + Math.hypot(80, 40);
        Edited flat = exact(SQUARE).corridor("道路", line, 12, CorridorEnds.FLAT);
        Edited round = exact().corridor("道路", line, 12, CorridorEnds.ROUND);

        assertThat(flat.made()).containsExactly(1);
        assertThat(flat.afterSquareMetres()).isCloseTo(length * 12, within(1e-6));
        assertThat(flat.plots().get(1).rings().get(0).points()).hasSize(8);
        // Two half circles, as sixteen chords each of 32 in the circle.
        double circle = 32 / 2.0 * 36 * Math.sin(2 * Math.PI / 32);
        assertThat(round.afterSquareMetres()).isCloseTo(length * 12 + circle, within(1e-6));
    }

    @Test
    void anOutlineMovesInParallelAndItsCornersKeepTheirNames() {
        assertThat(text(exact(SQUARE).offset(0, 5).plots().get(0)))
                .isEqualTo("J1 -5 105, J2 105 105, J3 105 -5, J4 -5 -5");
        assertThat(text(exact(HOLLOW).offset(0, 5).plots().get(0)))
                .endsWith("; J5 45 45, J6 55 45, J7 55 55, J8 45 55");
        assertThat(exact(HOLLOW).offset(0, -5).afterSquareMetres()).isEqualTo(90 * 90 - 30 * 30);
        assertRefused(Reason.NOTHING_LEFT, () -> exact(SQUARE).offset(0, -50));
    }

    @Test
    void oneSideMovesAndItsEndsSlideAlongTheSidesBeside() {
        Edited grown = exact(SQUARE).offsetSide(0, 0, 1, 20);
        Edited shrunk = exact(SQUARE).offsetSide(0, 0, 1, -20);
        Edited hole = exact(HOLLOW).offsetSide(0, 1, 0, 5);

        assertThat(text(grown.plots().get(0))).isEqualTo("J1 0 100, J2 120 100, J3 120 0, J4 0 0");
        assertThat(shrunk.afterSquareMetres()).isEqualTo(8000);
        assertThat(hole.afterSquareMetres()).isEqualTo(9600 + 20 * 5);
        assertRefused(Reason.SIDE_VANISHES, () -> exact(SQUARE).offsetSide(0, 0, 1, -100));
        assertRefused(Reason.NO_SUCH_PLACE, () -> exact(SQUARE).offsetSide(0, 0, 4, 1));
        assertRefused(Reason.NO_SUCH_PLACE, () -> exact(SQUARE).offsetSide(0, 2, 0, 1));
    }

    @Test
    void aSideBetweenStraightOnesGetsEndsOfItsOwn() {
        Plot even = plot("直", "POLYGON ((0 100, 100 100, 100 0, 70 0, 30 0, 0 0, 0 100))");
        Edited porch = exact(even).offsetSide(0, 0, 3, 10);

        assertThat(text(porch.plots().get(0)))
                .isEqualTo("J1 0 100, J2 100 100, J3 100 0, J4 70 0, J7 70 -10, J8 30 -10, J5 30 0, J6 0 0");
        assertThat(porch.afterSquareMetres()).isEqualTo(10_400);
        assertThat(porch.newPoints()).isEqualTo(2);
    }

    @Test
    void newPointsToTheMillimetreAreTheSameForEverybody() {
        Plot neighbour = plot("邻地", "POLYGON ((0 200, 100 207, 100 103, 0 100, 0 200))");
        Plot plot = plot("地块", "POLYGON ((0 100, 100 103, 100 0, 0 0, 0 100))");
        Edited edited = new PlotEdits(List.of(plot, neighbour), NewPoints.MILLIMETRE)
                .split(0, places("LINESTRING (33.333 -5, 33.333 105)"));

        assertThat(edited.plots()).allSatisfy(each -> assertThat(text(each)).contains("33.333 101"));
        assertThat(edited.afterSquareMetres()).isCloseTo(edited.beforeSquareMetres(), within(0.1));
    }

    @Test
    void aPlotThatCrossesItselfIsRefusedByName() {
        Plot bow = plot("蝴蝶结", "POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))");

        assertThatThrownBy(() -> exact(bow).split(0, places("LINESTRING (30 -5, 30 105)")))
                .isInstanceOfSatisfying(EditRefusedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.PLOT_NOT_VALID);
                    assertThat(refused.arguments()).containsExactly("蝴蝶结");
                });
    }

    private static PlotEdits exact(Plot... plots) {
        return new PlotEdits(List.of(plots), NewPoints.EXACT);
    }

    private static void assertRefused(Reason reason, ThrowingCallable edit) {
        assertThatThrownBy(edit)
                .isInstanceOfSatisfying(EditRefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }
}
