package org.hongxian.gis.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.InjectedDrawings;
import org.hongxian.gis.topology.TopologyCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairPropertyTest {

    private static final Set<IssueCode> REPAIRABLE = EnumSet.of(
            IssueCode.SELF_TOUCH,
            IssueCode.TINY_HOLE,
            IssueCode.RING_ORIENTATION,
            IssueCode.COORDINATE_PRECISION,
            IssueCode.MULTIPART_PLOT,
            IssueCode.PARTS_SHARE_EDGE,
            IssueCode.PLOT_DUPLICATED,
            IssueCode.NEAR_COINCIDENT_EDGE,
            IssueCode.MISSING_SHARED_VERTEX);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatCanBeRepairedIsAndNothingElseIs(long seed) {
        for (InjectedDrawings.Spoilt spoilt : InjectedDrawings.ofEachKind(seed)) {
            List<Issue> issues = TopologyCheck.check(spoilt.plots(), spoilt.context());

            Map<Integer, Repair> proposals = Repairs.propose(spoilt.plots(), issues, spoilt.context());

            assertThat(proposals.containsKey(0))
                    .as("%s, seed %d", spoilt.code(), seed)
                    .isEqualTo(REPAIRABLE.contains(spoilt.code()));
            proposals.values().forEach(repair -> assertGood(spoilt, repair));
        }
    }

    private static void assertGood(InjectedDrawings.Spoilt spoilt, Repair repair) {
        List<Plot> repaired = Repairs.apply(spoilt.plots(), repair);

        assertThat(TopologyCheck.check(repaired, spoilt.context()))
                .as("%s", spoilt.code())
                .extracting(Issue::code)
                .isSubsetOf(IssueCode.MULTIPART_PLOT)
                .doesNotContain(spoilt.code());
        assertThat(Repairs.apply(repaired, repair)).isEqualTo(repaired);
        assertThat(repair.areaChangeSquareMetres()).isCloseTo(area(repaired) - area(spoilt.plots()), within(1e-6));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noRepairOfACrowdedDrawingMakesANewError(long seed) {
        List<Plot> plots = InjectedDrawings.spoiltMesh(seed);
        List<Issue> issues = TopologyCheck.check(plots, InjectedDrawings.context());
        long errors = errors(issues);

        for (Repair repair :
                Repairs.propose(plots, issues, InjectedDrawings.context()).values()) {
            List<Plot> repaired = Repairs.apply(plots, repair);

            List<Issue> after = TopologyCheck.check(repaired, InjectedDrawings.context());
            assertThat(errors(after)).as("%s %s", repair.kind(), repair.issue()).isLessThanOrEqualTo(errors);
            assertThat(count(after, repair.issue().code()))
                    .isLessThan(count(issues, repair.issue().code()));
            assertThat(Repairs.apply(repaired, repair)).isEqualTo(repaired);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theSafeRepairsTogetherEndAndRunningThemAgainChangesNothing(long seed) {
        List<Plot> plots = InjectedDrawings.spoiltMesh(seed);
        List<Issue> before = TopologyCheck.check(plots, InjectedDrawings.context());

        RepairRun run = RepairRun.safe(plots, InjectedDrawings.context());
        RepairRun again = RepairRun.safe(run.plots(), InjectedDrawings.context());

        assertThat(run.issues()).isEqualTo(TopologyCheck.check(run.plots(), InjectedDrawings.context()));
        assertThat(errors(run.issues())).isLessThanOrEqualTo(errors(before));
        assertThat(run.applied()).isNotEmpty();
        assertThat(run.issues()).hasSizeLessThan(before.size());
        assertThat(again.applied()).isEmpty();
        assertThat(again.plots()).isEqualTo(run.plots());
        assertThat(run.areaChangeSquareMetres()).isCloseTo(area(run.plots()) - area(plots), within(1e-6));
    }

    /** What was proposed for one drawing is accepted as a person might: some of it, in any order. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyOfTheProposalsInAnyOrderLeaveNoDefectWorse(long seed) {
        CheckContext context = InjectedDrawings.context();
        List<Plot> plots = InjectedDrawings.spoiltMesh(seed);
        List<Issue> issues = TopologyCheck.checkAll(plots, context);
        var random = new Random(seed);
        var proposals = new ArrayList<>(Repairs.propose(plots, issues, context).values());
        for (int run = 0; run < 6; run++) {
            Collections.shuffle(proposals, random);
            List<Plot> current = plots;
            double told = 0;
            int accepted = 0;
            for (Repair repair : proposals.subList(0, 1 + random.nextInt(proposals.size()))) {
                List<Plot> next = accepted(current, repair);
                told += next.equals(current) ? 0 : repair.areaChangeSquareMetres();
                accepted += next.equals(current) ? 0 : 1;
                current = next;
            }

            assertNotWorse(issues, TopologyCheck.checkAll(current, context), accepted);
            assertThat(accepted).isPositive();
            assertThat(told).isCloseTo(area(current) - area(plots), within(1e-6));
        }
    }

    /** The drawing as it was when the proposal holds no more. */
    private static List<Plot> accepted(List<Plot> plots, Repair repair) {
        try {
            return Repairs.apply(plots, repair);
        } catch (RepairStaleException e) {
            return plots;
        }
    }

    private static void assertNotWorse(List<Issue> before, List<Issue> after, int accepted) {
        for (IssueCode code : IssueCode.values()) {
            if (after.stream().anyMatch(issue -> issue.code() == code && issue.severity() == Severity.ERROR)) {
                assertThat(count(after, code)).as("%s", code).isLessThanOrEqualTo(count(before, code));
            }
        }
        for (IssueCode code :
                List.of(IssueCode.PLOTS_OVERLAP, IssueCode.GAP_BETWEEN_PLOTS, IssueCode.NEAR_COINCIDENT_EDGE)) {
            assertThat(count(after, code)).as("%s", code).isLessThanOrEqualTo(count(before, code));
            // 0.01 m2 is where land begins to count, at every repair anew.
            assertThat(squareMetres(after, code))
                    .as("%s", code)
                    .isLessThanOrEqualTo(squareMetres(before, code) + 0.01 * accepted);
        }
    }

    private static double squareMetres(List<Issue> issues, IssueCode code) {
        return issues.stream()
                .filter(issue -> issue.code() == code)
                .mapToDouble(issue -> (Double) issue.arguments().get("areaSquareMetres"))
                .sum();
    }

    @Test
    void ofTwoEqualPlotsOneGoesAndTheOtherStays() {
        assertOneGoes(List.of(square(0), square(0)), List.of(square(0)));
        assertOneGoes(List.of(square(0), square(0), square(0)), List.of(square(0), square(0)));
    }

    private static void assertOneGoes(List<Plot> twice, List<Plot> rest) {
        List<Issue> issues = TopologyCheck.check(twice, InjectedDrawings.context());
        Repair repair = Repairs.propose(twice, issues, InjectedDrawings.context()).values().stream()
                .filter(proposal -> proposal.kind() == RepairKind.REMOVE_PLOT)
                .findFirst()
                .orElseThrow();

        List<Plot> once = Repairs.apply(twice, repair);

        assertThat(once).isEqualTo(rest);
        assertThat(Repairs.apply(once, repair)).isEqualTo(once);
    }

    @Test
    void coordinatesAreRoundedHalfUpByTheirDecimals() {
        Candidate candidate = Objects.requireNonNull(new PlotRepairs(
                        List.of(square(0.0005), square(0.0015), square(1.0025)),
                        InjectedDrawings.context().tolerances())
                .round());

        assertThat(candidate.after().values())
                .extracting(plots -> plots.get(0).rings().get(0).points().get(0).easting())
                .containsExactly(500_000.001, 500_000.002, 500_001.003);
    }

    /** A hectare of coordinates that have the offset, in metres, behind a whole number. */
    private static Plot square(double offset) {
        double west = new BigDecimal("500000").add(BigDecimal.valueOf(offset)).doubleValue();
        double[][] corners = {{0, 0}, {0, 100}, {100, 100}, {100, 0}};
        List<BoundaryPoint> points = Arrays.stream(corners)
                .map(corner -> new BoundaryPoint("J", west + corner[0], 4_000_000 + corner[1], 0))
                .toList();
        return new Plot("1", "", null, null, "", "", "", 0, List.of(new BoundaryRing(1, points, true)));
    }

    private static double area(List<Plot> plots) {
        return plots.stream()
                .mapToDouble(plot -> RingAssembler.assemble(plot).getArea())
                .sum();
    }

    private static long errors(List<Issue> issues) {
        return issues.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .count();
    }

    private static long count(List<Issue> issues, IssueCode code) {
        return issues.stream().filter(issue -> issue.code() == code).count();
    }
}
