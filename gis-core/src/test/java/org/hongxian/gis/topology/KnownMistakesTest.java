package org.hongxian.gis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.topology.Drawings.DAY;
import static org.hongxian.gis.topology.Drawings.context;
import static org.hongxian.gis.topology.Drawings.plot;
import static org.hongxian.gis.topology.Drawings.ring;
import static org.hongxian.gis.topology.Drawings.square;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Mistakes checks of land are known to make; each test says what must not happen. */
class KnownMistakesTest {

    private static List<IssueCode> codes(Plot... plots) {
        return TopologyCheck.check(List.of(plots), context()).stream()
                .map(Issue::code)
                .toList();
    }

    @Test
    void anExtraPointOnASharedStraightEdgeIsNotOverlooked() {
        List<Issue> issues = TopologyCheck.check(
                List.of(plot("A", square(0, 0, 100)), plot("B", 0, 0, 50, 0, 100, 0, 100, -50, 0, -50)), context());

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.MISSING_SHARED_VERTEX);
            assertThat(issue.place().plot()).isEqualTo("A");
            assertThat(issue.place().easting()).isEqualTo(Drawings.EAST + 50);
            assertThat(issue.arguments())
                    .containsEntry("edge", "J3-J4")
                    .containsEntry("otherPlot", "B")
                    .containsEntry("otherPoint", "J2");
        });
    }

    @Test
    void anExtraPointOnTheBoundaryWithAnApprovedRedLineIsNotOverlooked() {
        var neighbour = new NamedArea(
                "990101-2026-0001", Drawings.at("POLYGON ((100 0, 100 40, 100 100, 200 100, 200 0, 100 0))"));

        List<Issue> issues = TopologyCheck.check(
                List.of(plot("A", square(0, 0, 100))), context().withNeighbours(List.of(neighbour)));

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.MISSING_SHARED_VERTEX);
            assertThat(issue.place().northing()).isEqualTo(Drawings.NORTH + 40);
            assertThat(issue.arguments()).containsEntry("neighbour", "990101-2026-0001");
        });
    }

    @Test
    void aRedLineOverTheSameLandIsAConflictAndItsPointsAreNotMissing() {
        var conflict =
                new NamedArea("990101-2026-0001", Drawings.at("POLYGON ((0 0, 40 0, 120 0, 120 110, 0 110, 0 0))"));

        assertThat(TopologyCheck.check(
                        List.of(plot("A", square(0, 0, 100))), context().withNeighbours(List.of(conflict))))
                .isEmpty();
    }

    /** What lies beneath is a conflict with that case, and does not mend what is wrong between the plots of this one. */
    @ParameterizedTest(name = "{1} m, over {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "POLYGON ((-50 -50, -50 150, 250 150, 250 -50, -50 -50)); 0.3; GAP_BETWEEN_PLOTS",
                "POLYGON ((-50 -50, -50 150, 250 150, 250 -50, -50 -50)); 0.03; NEAR_COINCIDENT_EDGE",
                "POLYGON ((90 -50, 90 150, 110 150, 110 -50, 90 -50)); 0.3; GAP_BETWEEN_PLOTS",
                "POLYGON ((100 0, 100 100, 100.3 100, 100.3 0, 100 0)); 0.3; GAP_BETWEEN_PLOTS"
            })
    void aStripBetweenPlotsIsFoundThoughAnotherCaseCoversIt(String other, double width, IssueCode expected) {
        List<Plot> plots = List.of(plot("A", square(0, 0, 100)), plot("B", square(100 + width, 0, 100)));
        var neighbour = new NamedArea("990101-2026-0001", Drawings.at(other));

        List<Issue> issues = TopologyCheck.check(plots, context().withNeighbours(List.of(neighbour)));

        assertThat(issues.stream().filter(issue -> issue.arguments().containsKey("otherPlot")))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.code()).isEqualTo(expected);
                    assertThat(issue.place().plot()).isEqualTo("A");
                    assertThat(issue.arguments()).containsEntry("otherPlot", "B");
                    assertThat((Double) issue.arguments().get("areaSquareMetres"))
                            .isCloseTo(100 * width, within(1e-6));
                });
    }

    @Test
    void aPointRoundedToTheMillimetreOnOneSideOfASharedEdgeIsAMissingPointAndNoOverlap() {
        assertThat(codes(
                        plot("A", 0, 100, 100, 101, 100, 0, 0, 0),
                        plot("B", 0, 100, 33.333, 100.333, 100, 101, 100, 200, 0, 200)))
                .containsExactly(IssueCode.MISSING_SHARED_VERTEX);
    }

    @ParameterizedTest(name = "{0} decimals")
    @ValueSource(ints = {2, 3})
    void roundingTheCoordinatesOfACleanDrawingMakesNoOverlapAndNoGap(int decimals) {
        // A slanted common side with points on both sides that differ by the rounding alone.
        double unit = Math.pow(10, -decimals);
        var south = new ArrayList<Double>(List.of(0.0, 0.0));
        var north = new ArrayList<Double>(List.of(0.0, 0.0));
        for (int i = 1; i < 20; i++) {
            double east = 10.0 * i;
            List<Double> side = i % 2 == 0 ? south : north;
            side.add(east);
            side.add(Math.rint(east * 0.2137 / unit) * unit);
        }
        for (List<Double> side : List.of(south, north)) {
            side.addAll(List.of(200.0, Math.rint(200 * 0.2137 / unit) * unit));
        }
        south.addAll(List.of(200.0, -100.0, 0.0, -100.0));
        north.addAll(List.of(200.0, 200.0, 0.0, 200.0));

        assertThat(codes(
                        plot("S", south.stream().mapToDouble(d -> d).toArray()),
                        plot("N", north.stream().mapToDouble(d -> d).toArray())))
                .containsOnly(IssueCode.MISSING_SHARED_VERTEX);
    }

    @Test
    void aPlotInsideAnotherIsFoundThoughNoEdgesCross() {
        List<Issue> issues =
                TopologyCheck.check(List.of(plot("A", square(0, 0, 100)), plot("B", square(20, 20, 50))), context());

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.PLOT_CONTAINED);
            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.place().plot()).isEqualTo("B");
            assertThat((Double) issue.arguments().get("areaSquareMetres")).isCloseTo(2_500, within(1e-6));
        });
    }

    @Test
    void aPlotInsideAnotherThatTouchesItsBoundaryIsFound() {
        assertThat(codes(plot("A", square(0, 0, 100)), plot("B", square(0, 0, 50))))
                .contains(IssueCode.PLOT_CONTAINED);
    }

    @Test
    void aPlotGivenTwiceIsFoundWhereverItsTableBegins() {
        List<Issue> issues = TopologyCheck.check(
                List.of(plot("A", square(0, 0, 100)), plot("B", 100, 0, 0, 0, 0, 100, 100, 100)), context());

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.PLOT_DUPLICATED);
            assertThat(issue.place().plot()).isEqualTo("B");
            assertThat(issue.arguments()).containsEntry("otherPlot", "A").containsEntry("areaSquareMetres", 10_000.0);
        });
    }

    @Test
    void plotsThatOverlapAlongCollinearSidesAreFound() {
        // No corner of the one lies inside the other, and no edges cross properly.
        assertThat(codes(plot("A", square(0, 0, 100)), plot("B", square(50, 0, 100))))
                .contains(IssueCode.PLOTS_OVERLAP);
        assertThat(codes(plot("A", square(0, 0, 100)), plot("C", 0, 100, 100, 0, 100, -50, -50, 100)))
                .contains(IssueCode.PLOTS_OVERLAP);
    }

    @Test
    void aCornerThatReachesThirtyCentimetresAcrossACornerIsAnOverlap() {
        List<Issue> issues = TopologyCheck.check(
                List.of(plot("A", square(0, 0, 100)), plot("B", square(99.7, 99.75, 100))), context());

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.PLOTS_OVERLAP);
            assertThat((Double) issue.arguments().get("areaSquareMetres")).isCloseTo(0.075, within(1e-6));
        });
    }

    @Test
    void aPlotMovedOverTheCornerOfThreeNeighboursOverlapsAllThree() {
        // The diagonal neighbour has both edges at the corner in common with the other two.
        List<Issue> issues = TopologyCheck.check(
                List.of(
                        plot("moved", square(0.3, 0.25, 100)),
                        plot("east", square(100, 0, 100)),
                        plot("north", square(0, 100, 100)),
                        plot("diagonal", square(100, 100, 100))),
                context());

        assertThat(issues.stream()
                        .filter(issue -> issue.code() == IssueCode.PLOTS_OVERLAP)
                        .map(issue -> issue.arguments().get("otherPlot")))
                .containsExactlyInAnyOrder("east", "north", "diagonal");
    }

    @Test
    void aPlotThatFillsAHoleExactlyIsFineWhateverElseIsWrongWithIt() {
        Plot ringed = plot("A", ring(1, square(0, 0, 100)), ring(2, Drawings.hole(40, 40, 20)));

        assertThat(codes(ringed, plot("B", square(40, 40, 20)))).isEmpty();
        // Reaching over the hole is found, though the plot has another defect as well.
        Plot tooLarge = plot("B", 40, 60, 60, 60, 60.03, 60, 61, 40, 40, 40);
        assertThat(codes(ringed, tooLarge)).contains(IssueCode.NEAR_DUPLICATE_POINT, IssueCode.PLOTS_OVERLAP);
    }

    /** One tolerance decides both whether a strip is on the ground and whether a point lies on an edge. */
    @Test
    void justAboveTheToleranceOneRuleSpeaksAndJustBelowTheOther() {
        for (double beside : new double[] {0.0015, 0.0025}) {
            Plot south = plot("A", 0, 100, 100, 100, 100, 0, 0, 0);
            Plot north = plot("B", 0, 100, 50, 100 - beside, 100, 100, 100, 200, 0, 200);

            assertThat(codes(south, north).stream().filter(code -> code != IssueCode.COORDINATE_PRECISION))
                    .containsExactly(beside < 0.002 ? IssueCode.MISSING_SHARED_VERTEX : IssueCode.PLOTS_OVERLAP);
        }
    }

    @Test
    void areasInLongitudeAndLatitudeAreNeverThoseOfAWebMap() {
        // A web map's square metre is too large by the square of 1 / cos of the latitude, here by 37 %.
        Plot degrees = inDegrees(plot("A", square(0, 0, 100)));
        Geometry land = RingAssembler.assemble(degrees);

        assertThat(AreaMeasurement.in(new CrsCode(4490)).measure(land).planarSquareMetres())
                .isCloseTo(10_000, within(2.0));
        List<Issue> issues = TopologyCheck.check(
                List.of(degrees, inDegrees(plot("B", square(90, 0, 100)))), CheckContext.of(new CrsCode(4490), DAY));
        Issue overlap = issues.stream()
                .filter(issue -> issue.code() == IssueCode.PLOTS_OVERLAP)
                .findFirst()
                .orElseThrow();
        assertThat((Double) overlap.arguments().get("areaSquareMetres")).isCloseTo(1_000, within(0.5));
    }

    @Test
    void eastingStaysFirstThoughTheOfficialOrderOfTheZonesIsNorthingFirst() {
        Plot degrees = inDegrees(plot("A", square(0, 0, 100)));
        BoundaryPoint first = degrees.rings().get(0).points().get(0);

        assertThat(first.easting()).isBetween(117.0, 118.0);
        assertThat(first.northing()).isBetween(31.0, 32.0);
    }

    @Test
    void moreThanAHundredFindingsAreCountedAndNotCutOffInSilence() {
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < 130; i++) {
            plots.add(plot(
                    "P" + i,
                    0,
                    300.0 * i,
                    100,
                    300.0 * i,
                    100.04,
                    300.0 * i,
                    100,
                    300.0 * i - 100,
                    0,
                    300.0 * i - 100));
        }

        List<Issue> issues = TopologyCheck.check(plots, context());

        assertThat(issues.stream().filter(issue -> issue.code() == IssueCode.NEAR_DUPLICATE_POINT))
                .hasSize(100);
        assertThat(issues.get(100).arguments()).containsEntry("count", 30);
    }

    @Test
    void whatCouldNotBeCheckedIsAnErrorAndNeverSilence() {
        // A grating of 20 000 lines that all lie beside each other whichever way one looks.
        var offsets = new double[80_004];
        for (int i = 0; i < 20_000; i++) {
            double shift = 0.7 * i;
            double[] there = {shift, -shift, shift + 20_000, -shift + 20_000};
            double[] line = i % 2 == 0 ? there : new double[] {there[2], there[3], there[0], there[1]};
            System.arraycopy(line, 0, offsets, 4 * i, 4);
        }
        double last = 0.7 * 19_999;
        System.arraycopy(new double[] {last - 100, -last - 100, -100, -100}, 0, offsets, 80_000, 4);

        assertThat(codes(plot("A", ring(1, offsets)))).contains(IssueCode.PLOT_NOT_CHECKED);
    }

    private static Plot inDegrees(Plot plot) {
        CoordinateTransformer way = CoordinateTransformer.between(Drawings.ZONE_39, new CrsCode(4490));
        var points = plot.rings().get(0).points().stream()
                .map(p -> {
                    var c = way.transform(p.easting(), p.northing());
                    return new BoundaryPoint(p.name(), c.getX(), c.getY(), p.line());
                })
                .toList();
        return plot(plot.name(), new BoundaryRing(1, points, true));
    }
}
