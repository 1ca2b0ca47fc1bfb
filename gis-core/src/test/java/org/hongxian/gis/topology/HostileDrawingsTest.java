package org.hongxian.gis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.gis.topology.Drawings.DAY;
import static org.hongxian.gis.topology.Drawings.context;
import static org.hongxian.gis.topology.Drawings.plot;
import static org.hongxian.gis.topology.Drawings.ring;
import static org.hongxian.gis.topology.Drawings.square;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;

/** Drawings nobody surveyed: the check ends soon, and its answer stays short. */
class HostileDrawingsTest {

    @Test
    @ProcessorTime(seconds = 20)
    void twentyThousandShuffledCornersAreAHundredCrossingsAndANote() {
        var corners = new ArrayList<double[]>();
        for (int i = 0; i < 20_000; i++) {
            double angle = 2 * Math.PI * i / 20_000;
            corners.add(new double[] {10_000 * Math.cos(angle), 10_000 * Math.sin(angle)});
        }
        Collections.shuffle(corners, new Random(4));
        double[] offsets = corners.stream().flatMapToDouble(Arrays::stream).toArray();

        List<Issue> issues =
                TopologyCheck.check(List.of(plot("tangle", offsets), plot("under it", square(0, 0, 100))), context());

        assertThat(issues.stream().filter(i -> i.code() == IssueCode.SELF_INTERSECTION))
                .hasSize(100);
        assertThat(issues).extracting(Issue::code).doesNotContain(IssueCode.PLOTS_OVERLAP);
        Issue note = issues.get(issues.size() - 1);
        assertThat(note.code()).isEqualTo(IssueCode.MORE_FINDINGS);
        assertThat(note.arguments()).containsOnlyKeys("ofCode").containsEntry("ofCode", "self-intersection");
    }

    @Test
    @ProcessorTime(seconds = 20)
    void aHundredThousandPointsTooCloseAreAHundredFindingsAndTheCountOfTheRest() {
        var offsets = new double[2 * 100_002];
        for (int i = 0; i < 100_000; i++) {
            offsets[2 * i] = 0.06 * i;
        }
        offsets[200_000] = 6000;
        offsets[200_001] = -1000;
        offsets[200_002] = 0;
        offsets[200_003] = -1000;

        List<Issue> issues = TopologyCheck.check(List.of(plot("A", offsets)), context());

        assertThat(issues.subList(0, 100)).extracting(Issue::code).containsOnly(IssueCode.NEAR_DUPLICATE_POINT);
        // One side is 6 km long.
        assertThat(issues.subList(100, issues.size()))
                .extracting(Issue::code)
                .containsExactly(IssueCode.VERTEX_SPACING, IssueCode.MORE_FINDINGS);
        // Every second point is kept: the other half is too close to the one before.
        assertThat(issues.get(101).arguments()).containsEntry("count", 50_000 - 100);
    }

    @Test
    @ProcessorTime(seconds = 60)
    void twoThousandPlotsOnTopOfEachOtherAreAHundredOverlapsAndTheWordThatNotAllWasChecked() {
        var random = new Random(7);
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < 2_000; i++) {
            plots.add(plot("P" + i, Drawings.blob(random.nextDouble(), random.nextDouble(), 100, random)));
        }

        List<Issue> issues = TopologyCheck.check(plots, context());

        assertThat(issues.stream().filter(i -> i.code() == IssueCode.PLOTS_OVERLAP))
                .hasSizeBetween(50, 100);
        assertThat(issues).extracting(Issue::code).contains(IssueCode.PLOT_NOT_CHECKED);
        assertThat(issues).hasSizeLessThan(1_000);
    }

    @Test
    @ProcessorTime(seconds = 20)
    void plotsWhoseBoundariesAreTooLongAltogetherAreSaidToBeSoAndNotMeasured() {
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < 2_000; i++) {
            Plot strip = plot("P" + i, 0, 300 * i, 0, 300 * i + 100, 3_000_000, 300 * i + 100, 3_000_000, 300 * i);
            plots.add(Drawings.declared(strip, 1.0, null));
        }

        List<Issue> issues = TopologyCheck.check(plots, context());

        assertThat(issues.stream().filter(i -> i.code() == IssueCode.BOUNDARY_TOO_LONG))
                .singleElement()
                .satisfies(issue -> assertThat(issue.arguments())
                        .containsEntry("lengthKilometres", 12_000_400.0)
                        .containsEntry("limitKilometres", 20_000.0));
        // Three plots are within the limit together and were measured.
        assertThat(issues.stream().filter(i -> i.code() == IssueCode.DECLARED_AREA_DIFFERS))
                .hasSize(3);
    }

    @Test
    void aLatitudeThatIsNoneIsAFindingAndTheOtherPlotsAreChecked() {
        Plot good = degrees("good", 36.0, 36.001);
        Plot beyond = degrees("beyond", 36.0, 293_518.71);

        List<Issue> issues = TopologyCheck.check(List.of(good, beyond, good), CheckContext.of(new CrsCode(4490), DAY));

        assertThat(issues)
                .filteredOn(issue -> issue.code() == IssueCode.COORDINATE_OUT_OF_RANGE)
                .singleElement()
                .satisfies(issue -> assertThat(issue.place().plot()).isEqualTo("beyond"));
        assertThat(issues).extracting(Issue::code).contains(IssueCode.PLOT_DUPLICATED);
    }

    private static Plot degrees(String name, double south, double north) {
        var points = List.of(
                new BoundaryPoint("J1", 117.0, south, 0),
                new BoundaryPoint("J2", 117.0, north, 0),
                new BoundaryPoint("J3", 117.001, north, 0),
                new BoundaryPoint("J4", 117.001, south, 0));
        return Plot.of(name, List.of(new BoundaryRing(1, points, true)));
    }

    @Test
    @ProcessorTime(seconds = 20)
    void twoThousandHolesInOnePlotAreChecked() {
        var rings = new ArrayList<BoundaryRing>();
        rings.add(ring(1, square(0, 0, 2_000)));
        for (int i = 0; i < 1_999; i++) {
            rings.add(ring(i + 2, Drawings.hole(20 + 40 * (i % 45), 20 + 40 * (i / 45), 10)));
        }

        assertThat(TopologyCheck.check(List.of(Plot.of("A", rings)), context())).isEmpty();
    }

    @Test
    @ProcessorTime(seconds = 20)
    void twentyThousandRingsBesideEachOtherAreNestedInNearLinearTime() {
        var rings = new ArrayList<BoundaryRing>();
        for (int i = 0; i < 20_000; i++) {
            rings.add(ring(i + 1, square(20 * (i % 200), 20 * (i / 200), 10)));
        }
        Plot plot = Plot.of("A", rings);

        assertThat(TopologyCheck.check(List.of(plot), CheckContext.of(new CrsCode(4527), DAY)))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.code()).isEqualTo(IssueCode.MULTIPART_PLOT);
                    assertThat(issue.arguments()).containsEntry("count", 20_000);
                });
        assertThat(RingAssembler.assemble(plot).getNumGeometries()).isEqualTo(20_000);
    }
}
