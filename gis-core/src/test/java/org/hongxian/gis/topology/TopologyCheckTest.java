package org.hongxian.gis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.topology.Drawings.DAY;
import static org.hongxian.gis.topology.Drawings.EAST;
import static org.hongxian.gis.topology.Drawings.NORTH;
import static org.hongxian.gis.topology.Drawings.context;
import static org.hongxian.gis.topology.Drawings.declared;
import static org.hongxian.gis.topology.Drawings.hole;
import static org.hongxian.gis.topology.Drawings.plot;
import static org.hongxian.gis.topology.Drawings.ring;
import static org.hongxian.gis.topology.Drawings.square;

import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.issue.Severity;
import org.junit.jupiter.api.Test;

class TopologyCheckTest {

    private static List<Issue> check(Plot... plots) {
        return TopologyCheck.check(List.of(plots), context());
    }

    private static Issue only(IssueCode code, Plot... plots) {
        List<Issue> issues = check(plots);
        assertThat(issues).extracting(Issue::code).containsExactly(code);
        return issues.get(0);
    }

    private static void assertPlace(Issue issue, double east, double north) {
        assertThat(issue.place().easting()).isCloseTo(EAST + east, within(1e-6));
        assertThat(issue.place().northing()).isCloseTo(NORTH + north, within(1e-6));
    }

    private static double number(Issue issue, String argument) {
        return ((Number) issue.arguments().get(argument)).doubleValue();
    }

    @Test
    void aCleanDrawingWithAHoleHasNoFindings() {
        Plot plot = plot("A", ring(1, square(0, 0, 100)), ring(2, hole(40, 40, 20)));

        assertThat(check(declared(plot, 9_600.0, 8), plot("B", square(100, 0, 100))))
                .isEmpty();
    }

    @Test
    void aRingOfTwoDistinctPointsIsTooFewPointsAndNothingElse() {
        Issue issue = only(IssueCode.TOO_FEW_POINTS, plot("A", 0, 0, 100, 0, 0, 0));

        assertThat(issue.place().point()).isEqualTo("J1");
        assertThat(issue.arguments()).containsEntry("count", 2);
    }

    @Test
    void pointsOnOneLineEncloseNoArea() {
        only(IssueCode.ZERO_AREA, plot("A", 0, 0, 50, 50, 100, 100, 20, 20));
    }

    @Test
    void aCrossingIsFoundWhereTheTwoNamedEdgesMeet() {
        // J3 and J4 of a square exchanged.
        Issue issue = only(IssueCode.SELF_INTERSECTION, plot("A", 0, 100, 100, 100, 0, 0, 100, 0));

        assertPlace(issue, 50, 50);
        assertThat(issue.arguments()).containsEntry("edge", "J2-J3").containsEntry("otherEdge", "J4-J1");
        assertThat(issue.place().line()).isEqualTo(12);
        assertThat(issue.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aPointPushedAcrossAnEdgeIsOneFindingThoughItCrossesTwice() {
        only(IssueCode.SELF_INTERSECTION, plot("A", 0, 100, 50, -40, 100, 100, 100, 0, 0, 0));
    }

    @Test
    void aRepeatedPointIsNamedWithTheOneItRepeats() {
        Issue issue = only(IssueCode.DUPLICATE_POINT, plot("A", 0, 100, 100, 100, 100, 100, 100, 0, 0, 0));

        assertThat(issue.place().point()).isEqualTo("J3");
        assertThat(issue.place().line()).isEqualTo(13);
        assertThat(issue.arguments()).containsEntry("otherPoint", "J2");
    }

    @Test
    void aPointThreeCentimetresBesideAnotherIsANearDuplicate() {
        Issue issue = only(IssueCode.NEAR_DUPLICATE_POINT, plot("A", 0, 100, 100, 100, 100.03, 100, 100, 0, 0, 0));

        assertThat(number(issue, "distanceMetres")).isCloseTo(0.03, within(1e-6));
        assertThat(number(issue, "toleranceMetres")).isEqualTo(0.10);
    }

    @Test
    void theLastPointBesideTheFirstIsANearDuplicateToo() {
        Issue issue = only(IssueCode.NEAR_DUPLICATE_POINT, plot("A", 0, 100, 100, 100, 100, 0, 0, 0, 0, 99.95));

        assertThat(issue.place().point()).isEqualTo("J5");
        assertThat(issue.arguments()).containsEntry("otherPoint", "J1");
    }

    @Test
    void pointsElevenCentimetresApartAreTwoPoints() {
        assertThat(check(plot("A", 0, 100, 100, 100, 100.11, 99.9, 100, 0, 0, 0)))
                .isEmpty();
    }

    @Test
    void aSpikeIsFoundAtItsTipWithAngleAndLength() {
        Issue issue = only(
                IssueCode.SPIKE,
                declared(plot("A", 0, 100, 50, 100, 52, 300, 54, 100, 100, 100, 100, 0, 0, 0), 1e4, 7));

        assertThat(issue.place().point()).isEqualTo("J3");
        assertThat(number(issue, "angleDegrees")).isCloseTo(1.1458, within(1e-3));
        assertThat(number(issue, "lengthMetres")).isCloseTo(200.01, within(0.01));
    }

    @Test
    void aSpikeThatRunsBackOnItselfIsNotAlsoASelfIntersection() {
        Issue issue = only(IssueCode.SPIKE, plot("A", 0, 100, 50, 100, 50, 180, 50, 100, 100, 100, 100, 0, 0, 0));

        assertThat(issue.place().point()).isEqualTo("J3");
    }

    @Test
    void aSpikeThatRunsBackAlongTheEdgeItStandsOnIsOneFinding() {
        only(IssueCode.SPIKE, plot("A", 0, 100, 100, 100, 40, 100, 40, 0, 0, 0));
    }

    @Test
    void aRingWithoutClosingRowIsANoteInTheExchangeTextAndAnErrorElsewhere() {
        BoundaryRing closed = ring(1, square(0, 0, 100));
        Plot open = plot("A", new BoundaryRing(1, closed.points(), false));

        Issue text = TopologyCheck.check(List.of(open), context().withFormat("boundary-txt"))
                .get(0);
        Issue drawn = TopologyCheck.check(List.of(open), context().withFormat("geojson"))
                .get(0);

        assertThat(text.code()).isEqualTo(IssueCode.UNCLOSED_RING);
        assertThat(text.severity()).isEqualTo(Severity.NOTE);
        assertThat(drawn.severity()).isEqualTo(Severity.ERROR);
        assertThat(text.place().point()).isEqualTo("J4");
        assertThat(number(text, "distanceMetres")).isEqualTo(100);
    }

    @Test
    void aHoleThatReachesOutOfTheShellIsFoundWhereItLeaves() {
        Issue issue =
                only(IssueCode.HOLE_OUTSIDE_SHELL, plot("A", ring(1, square(0, 0, 100)), ring(2, hole(80, 40, 50))));

        assertThat(issue.arguments()).containsEntry("ring", 2);
        assertThat(issue.place().easting()).isCloseTo(EAST + 100, within(1e-6));
    }

    @Test
    void aRingBesideTheFirstIsAStrayHoleWhenTheDeclaredAreaSaysSo() {
        Plot sameTurn = plot("A", ring(1, square(0, 0, 100)), ring(2, square(200, 0, 20)));

        only(IssueCode.HOLE_OUTSIDE_SHELL, declared(sameTurn, 9600.0, 8));
        only(IssueCode.MULTIPART_PLOT, declared(sameTurn, 10_400.0, 8));
        only(IssueCode.MULTIPART_PLOT, sameTurn);
    }

    @Test
    void aRingBesideTheFirstThatRunsTheOtherWayRoundIsAStrayHole() {
        only(IssueCode.HOLE_OUTSIDE_SHELL, plot("A", ring(1, square(0, 0, 100)), ring(2, hole(200, 0, 20))));
    }

    @Test
    void twoHolesThatCrossEachOtherAreOneFinding() {
        only(
                IssueCode.HOLE_OUTSIDE_SHELL,
                plot("A", ring(1, square(0, 0, 100)), ring(2, hole(20, 20, 30)), ring(3, hole(40, 40, 30))));
    }

    @Test
    void theSameRingTwiceIsFound() {
        only(
                IssueCode.HOLE_OUTSIDE_SHELL,
                plot("A", ring(1, square(0, 0, 100)), ring(2, hole(20, 20, 30)), ring(3, hole(20, 20, 30))));
    }

    @Test
    void anIslandInAHoleIsAPartOfItsOwn() {
        only(
                IssueCode.MULTIPART_PLOT,
                plot("A", ring(1, square(0, 0, 100)), ring(2, hole(20, 20, 60)), ring(3, square(40, 40, 20))));
    }

    @Test
    void overlappingPlotsAreOneFindingWithAreaAndPlace() {
        Issue issue = only(IssueCode.PLOTS_OVERLAP, plot("A", square(0, 0, 100)), plot("B", square(90, 20, 50)));

        assertThat(issue.place().plot()).isEqualTo("A");
        assertThat(issue.arguments()).containsEntry("otherPlot", "B");
        assertThat(number(issue, "areaSquareMetres")).isCloseTo(500, within(1e-6));
        assertThat(issue.place().easting()).isBetween(EAST + 90, EAST + 100);
    }

    @Test
    void plotsThatShareAnEdgeOrACornerAreFine() {
        assertThat(check(
                        plot("A", square(0, 0, 100)),
                        plot("B", square(100, 0, 100)),
                        plot("C", square(200, 100, 100)),
                        plot("D", 0, 0, 100, 0, 100, -50, 0, -50)))
                .isEmpty();
    }

    @Test
    void aStripOfTwentyCentimetresBetweenNeighboursIsAGap() {
        Issue issue = only(IssueCode.GAP_BETWEEN_PLOTS, plot("A", square(0, 0, 100)), plot("B", square(100.2, 0, 100)));

        assertThat(number(issue, "areaSquareMetres")).isCloseTo(20, within(0.1));
        assertThat(number(issue, "widthMetres")).isCloseTo(0.2, within(0.01));
        assertThat(issue.place().easting()).isBetween(EAST + 100, EAST + 100.2);
    }

    @Test
    void aWedgeThatOpensAlongACommonBoundaryIsAGap() {
        // B should share A's east edge; its southern corner was measured 30 cm away.
        only(
                IssueCode.GAP_BETWEEN_PLOTS,
                plot("A", square(0, 0, 100)),
                plot("B", 100, 100, 200, 100, 200, 0, 100.3, 0));
    }

    @Test
    void aGapEnclosedByThreePlotsIsOneFinding() {
        only(
                IssueCode.GAP_BETWEEN_PLOTS,
                plot("A", square(0, 0, 100)),
                plot("B", 100.3, 100, 200, 100, 200, 50, 100.3, 50),
                plot("C", 100.3, 50, 200, 50, 200, 0, 100.3, 0));
    }

    @Test
    void aRoadOfThreeMetresBetweenPlotsIsNoGap() {
        assertThat(check(plot("A", square(0, 0, 100)), plot("B", square(103, 0, 100))))
                .isEmpty();
    }

    @Test
    void theSharesOutsideTheCountyAreMeasured() {
        CheckContext inCounty = context()
                .withCounty(
                        Drawings.at("POLYGON ((-1000 -1000, 1000 -1000, 60 1000, -1000 1000, -1000 -1000))"), "青禾县");
        CheckContext square = context()
                .withCounty(Drawings.at("POLYGON ((-1000 -1000, 70 -1000, 70 1000, -1000 1000, -1000 -1000))"), "青禾县");

        List<Issue> issues = TopologyCheck.check(List.of(plot("A", square(0, 0, 100))), square);

        assertThat(TopologyCheck.check(List.of(plot("A", square(0, 0, 100))), inCounty))
                .isEmpty();
        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.OUTSIDE_COUNTY);
        assertThat(number(issues.get(0), "areaSquareMetres")).isCloseTo(3000, within(1e-6));
        assertThat(issues.get(0).place().point()).isEqualTo("J2");
        assertThat(issues.get(0).arguments()).containsEntry("county", "青禾县");
    }

    @Test
    void coordinatesFarFromTheMeridianAreOfAnotherZoneAndNotAlsoOutsideTheCounty() {
        double off = 39_700_000 - EAST;
        CheckContext county = context()
                .withCounty(
                        Drawings.at("POLYGON ((-1000 -1000, 1000 -1000, 1000 1000, -1000 1000, -1000 -1000))"), "青禾县");

        List<Issue> issues = TopologyCheck.check(List.of(plot("A", square(off, 0, 100))), county);

        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.ZONE_WRONG);
        assertThat(number(issues.get(0), "offsetKilometres")).isCloseTo(200, within(0.2));
    }

    @Test
    void aWrongZoneTheReaderNamedIsNotNamedAgainAtEveryPlot() {
        Issue ofFile = Issue.of(IssueCode.ZONE_WRONG, Place.nowhere(), Map.of("zone", 39, "expectedZone", 38));
        Issue ofPlot = Issue.of(IssueCode.ZONE_WRONG, Place.plot("A"), Map.of("zone", 39));
        Issue spike = Issue.of(IssueCode.SPIKE, Place.plot("A"), Map.of());

        assertThat(TopologyCheck.together(List.of(ofFile, spike), List.of(ofPlot, spike)))
                .containsExactly(ofFile, spike);
        assertThat(TopologyCheck.together(List.of(), List.of(ofPlot))).containsExactly(ofPlot);
    }

    @Test
    void aDeclaredAreaWithinTheFourthDecimalOfAHectareAgrees() {
        Plot plot = plot("A", square(0, 0, 100));

        assertThat(check(declared(plot, 10_000.9, null))).isEmpty();
        Issue issue = only(IssueCode.DECLARED_AREA_DIFFERS, declared(plot, 10_012.0, null));
        assertThat(number(issue, "differenceSquareMetres")).isCloseTo(12, within(1e-6));
        assertThat(issue.place().line()).isEqualTo(10);
        assertThat(issue.arguments()).doesNotContainKey("factor");
    }

    @Test
    void aWrongUnitIsNamed() {
        Plot plot = plot("A", square(0, 0, 100));

        assertThat(number(only(IssueCode.DECLARED_AREA_DIFFERS, declared(plot, 1.0, null)), "factor"))
                .isEqualTo(0.0001);
        assertThat(number(only(IssueCode.DECLARED_AREA_DIFFERS, declared(plot, 1e8, null)), "factor"))
                .isEqualTo(10_000);
        assertThat(number(only(IssueCode.DECLARED_AREA_DIFFERS, declared(plot, 150_000.0, null)), "factor"))
                .isEqualTo(15);
    }

    @Test
    void anEllipsoidalAreaMayBeDeclared() {
        Plot far = plot("A", ring(1, square(60_000, 0, 1000)));

        assertThat(check(declared(far, 1_000_000.0, null))).isEmpty();
        assertThat(check(declared(far, 999_750.0, null))).hasSizeLessThan(2);
    }

    @Test
    void aCountWithOrWithoutTheClosingRowsAgrees() {
        Plot plot = plot("A", ring(1, square(0, 0, 100)), ring(2, hole(40, 40, 20)));

        assertThat(check(declared(plot, null, 8))).isEmpty();
        assertThat(check(declared(plot, null, 10))).isEmpty();
        Issue issue = only(IssueCode.DECLARED_COUNT_DIFFERS, declared(plot, null, 7));
        assertThat(issue.arguments()).containsEntry("count", 8).containsEntry("countWithClosing", 10);
    }

    @Test
    void allDefectsOfADrawingAreFoundAtOnce() {
        List<Issue> issues = check(
                plot("A", 0, 100, 100, 100, 0, 0, 100, 0),
                plot("B", 300, 100, 400, 100, 400.02, 100, 400, 0, 300, 0),
                declared(plot("C", square(350, 50, 100)), 5.0, 9));

        assertThat(issues)
                .extracting(Issue::code)
                .containsExactlyInAnyOrder(
                        IssueCode.SELF_INTERSECTION,
                        IssueCode.NEAR_DUPLICATE_POINT,
                        IssueCode.DECLARED_COUNT_DIFFERS,
                        IssueCode.DECLARED_AREA_DIFFERS,
                        IssueCode.PLOTS_OVERLAP);
    }

    @Test
    void inLongitudeAndLatitudeDistancesAreStillMetresAndPlacesDegrees() {
        var degrees = new CrsCode(4490);
        CoordinateTransformer way = CoordinateTransformer.between(Drawings.ZONE_39, degrees);
        BoundaryRing ring = ring(1, 0, 100, 100, 100, 100.05, 100, 100, 0, 0, 0);
        var points = ring.points().stream()
                .map(p -> {
                    var c = way.transform(p.easting(), p.northing());
                    return new BoundaryPoint(p.name(), c.getX(), c.getY(), p.line());
                })
                .toList();

        List<Issue> issues = TopologyCheck.check(
                List.of(plot("A", new BoundaryRing(1, points, true))), CheckContext.of(degrees, DAY));

        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.NEAR_DUPLICATE_POINT);
        assertThat(number(issues.get(0), "distanceMetres")).isCloseTo(0.05, within(1e-4));
        assertThat(issues.get(0).place().easting()).isBetween(117.4, 117.5);
    }

    @Test
    void withoutACrsTheShapeIsStillChecked() {
        List<Issue> issues =
                TopologyCheck.check(List.of(plot("A", 0, 100, 100, 100, 0, 0, 100, 0)), CheckContext.of(null, DAY));

        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.SELF_INTERSECTION);
    }

    @Test
    void aNeckOfFiveCentimetresIsFoundThoughItsPointsDoNotFollowEachOther() {
        Issue issue =
                only(IssueCode.NEAR_DUPLICATE_POINT, plot("A", 0, 100, 50, 50.05, 100, 100, 100, 0, 50, 50, 0, 0));

        assertThat(issue.place().point()).isEqualTo("J5");
        assertThat(issue.arguments()).containsEntry("otherPoint", "J2");
    }

    @Test
    void aHoleFiveCentimetresFromACornerOfTheShellIsFound() {
        only(
                IssueCode.NEAR_DUPLICATE_POINT,
                plot("A", ring(1, square(0, 0, 100)), ring(2, 0.03, 99.97, 20, 60, 40, 80)));
    }

    @Test
    void aNumberThatIsNoCoordinateIsReportedAndTheOtherPlotsAreStillChecked() {
        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e308}) {
            Issue issue = only(
                    IssueCode.COORDINATE_OUT_OF_RANGE,
                    plot("A", 0, 100, 100, broken, 100, 0, 0, 0),
                    plot("B", square(200, 0, 100)));

            assertThat(issue.place().plot()).isEqualTo("A");
            assertThat(issue.place().point()).isEqualTo("J2");
            assertThat(issue.place().line()).isEqualTo(12);
        }
    }
}
