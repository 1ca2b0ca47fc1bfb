package org.hongxian.gis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.topology.Drawings.context;
import static org.hongxian.gis.topology.Drawings.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyPropertyTest {

    private static final int LIMIT_SECONDS = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomCleanPlotsHaveNoFindings(long seed) {
        var random = new Random(seed);
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < 40; i++) {
            plots.add(plot("P" + i, Drawings.blob(300 * (i % 8), 300 * (i / 8), 100, random)));
        }

        assertThat(TopologyCheck.check(plots, context())).isEmpty();
        assertThat(TopologyCheck.check(Drawings.mesh(8, 8, random), context())).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aPointRepeatedAnywhereIsFoundThere(long seed) {
        var random = new Random(seed);
        Plot clean = plot("A", Drawings.blob(0, 0, 100, random));
        List<BoundaryPoint> points = new ArrayList<>(clean.rings().get(0).points());
        int at = random.nextInt(points.size());
        BoundaryPoint model = points.get(at);
        points.add(at + 1, new BoundaryPoint("X", model.easting() + 0.04, model.northing() - 0.02, 99));

        List<Issue> issues = TopologyCheck.check(List.of(plot("A", new BoundaryRing(1, points, true))), context());

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.NEAR_DUPLICATE_POINT);
            assertThat(List.of(issue.place().point(), issue.arguments().get("otherPoint")))
                    .containsExactlyInAnyOrder("X", model.name());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void twoPointsExchangedAreOneCrossingOfTheEdgesThere(long seed) {
        var random = new Random(seed);
        Plot clean = plot("A", Drawings.blob(0, 0, 100, random));
        List<BoundaryPoint> points = new ArrayList<>(clean.rings().get(0).points());
        int at = random.nextInt(points.size() - 1);
        BoundaryPoint moved = points.remove(at);
        points.add(at + 1, moved);

        List<Issue> issues = TopologyCheck.check(List.of(plot("A", new BoundaryRing(1, points, true))), context());

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.SELF_INTERSECTION);
            assertThat(issue.place().easting()).isCloseTo(moved.easting(), within(120.0));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34, 35})
    void aPlotOfAMeshMovedAsideLeavesOverlapsAndGapsWithItsNeighboursOnly(long seed) {
        var random = new Random(seed);
        List<Plot> plots = new ArrayList<>(Drawings.mesh(6, 6, random));
        Plot moved = plots.get(14);
        var points = moved.rings().get(0).points().stream()
                .map(p -> new BoundaryPoint(p.name(), p.easting() + 0.3, p.northing(), 0))
                .toList();
        plots.set(14, plot(moved.name(), new BoundaryRing(1, points, true)));

        List<Issue> issues = TopologyCheck.check(plots, context());

        assertThat(issues).extracting(Issue::code).contains(IssueCode.PLOTS_OVERLAP, IssueCode.GAP_BETWEEN_PLOTS);
        // Along a side that runs almost the way it was moved, the strip is narrow.
        assertThat(issues)
                .extracting(Issue::code)
                .isSubsetOf(IssueCode.PLOTS_OVERLAP, IssueCode.GAP_BETWEEN_PLOTS, IssueCode.NEAR_COINCIDENT_EDGE);
        assertThat(issues).allSatisfy(issue -> assertThat(
                        List.of(issue.place().plot(), issue.arguments().get("otherPlot")))
                .contains(moved.name()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 52, 53, 54, 55, 56, 57, 58, 59, 60})
    void whateverIsDrawnTheCheckAnswers(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 60; run++) {
            var plots = new ArrayList<Plot>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                var rings = new BoundaryRing[1 + random.nextInt(3)];
                for (int r = 0; r < rings.length; r++) {
                    var offsets = new double[2 * random.nextInt(9)];
                    for (int k = 0; k < offsets.length; k++) {
                        // Few distinct values: points and edges coincide all the time.
                        offsets[k] = 10 * random.nextInt(5) + (random.nextInt(5) == 0 ? 0.05 : 0);
                    }
                    rings[r] = Drawings.ring(r + 1, offsets);
                }
                plots.add(plot("P" + i, rings));
            }

            List<Issue> issues = TopologyCheck.check(plots, context());

            assertThat(issues)
                    .allSatisfy(issue -> assertThat(issue.place().plot()).isNotBlank());
            assertThat(TopologyCheck.check(plots, context())).isEqualTo(issues);
        }
    }

    @Test
    @ProcessorTime(seconds = LIMIT_SECONDS)
    void twoThousandPlotsTakeSeconds() {
        List<Plot> plots = Drawings.mesh(50, 40, new Random(41));

        List<Issue> issues = TopologyCheck.check(plots, context());

        assertThat(issues).isEmpty();
    }

    @Test
    @ProcessorTime(seconds = LIMIT_SECONDS)
    void aRingOfAHundredThousandPointsTakesSeconds() {
        int n = 100_000;
        var offsets = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double angle = -2 * Math.PI * i / n;
            offsets[2 * i] = Math.round(20_000_000 * Math.cos(angle)) / 1000.0;
            offsets[2 * i + 1] = Math.round(20_000_000 * Math.sin(angle)) / 1000.0;
        }
        // On so straight a line two points exchanged fold the boundary back.
        double[] exchanged = {offsets[120_002], offsets[120_003], offsets[120_000], offsets[120_001]};
        System.arraycopy(exchanged, 0, offsets, 120_000, 4);

        List<Issue> issues = TopologyCheck.check(List.of(plot("A", offsets)), context());

        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.SPIKE);
    }
}
