package org.hongxian.gis.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.topology.InjectedDrawings;
import org.hongxian.gis.topology.TopologyCheck;
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

        RepairRun run = RepairRun.of(plots, InjectedDrawings.context(), Repair::isSafe);
        RepairRun again = RepairRun.of(run.plots(), InjectedDrawings.context(), Repair::isSafe);

        assertThat(run.issues()).isEqualTo(TopologyCheck.check(run.plots(), InjectedDrawings.context()));
        assertThat(errors(run.issues())).isLessThanOrEqualTo(errors(before));
        assertThat(run.applied()).isNotEmpty();
        assertThat(run.issues()).hasSizeLessThan(before.size());
        assertThat(again.applied()).isEmpty();
        assertThat(again.plots()).isEqualTo(run.plots());
        assertThat(run.areaChangeSquareMetres()).isCloseTo(area(run.plots()) - area(plots), within(1e-6));
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
