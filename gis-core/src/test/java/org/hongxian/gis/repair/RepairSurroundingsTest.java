package org.hongxian.gis.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.InjectedDrawings;
import org.hongxian.gis.topology.TopologyCheck;
import org.junit.jupiter.api.Test;

/** What a repair does to the plots around the one it is for. Offsets are metres east and north of (39 540 000, 3 450 000). */
class RepairSurroundingsTest {

    private static final CheckContext CONTEXT = InjectedDrawings.context();

    /** Its east side is 5 cm beside the next plot's. */
    private static final Plot WEST = plot("西", 0, 10, 10, 10, 10, 0, 0, 0);

    private static final Plot EAST = plot("东", 10.05, 10, 20, 10, 20, 0, 10.05, 0);

    private static Plot plot(String name, double... offsets) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < offsets.length; i += 2) {
            points.add(new BoundaryPoint("J" + (i / 2 + 1), 39_540_000 + offsets[i], 3_450_000 + offsets[i + 1], 0));
        }
        return Plot.of(name, List.of(new BoundaryRing(1, points, true)));
    }

    private static Map<Integer, Repair> proposals(List<Plot> plots) {
        return Repairs.propose(plots, TopologyCheck.check(plots, CONTEXT), CONTEXT);
    }

    private static List<IssueCode> codes(List<Plot> plots) {
        return TopologyCheck.check(plots, CONTEXT).stream().map(Issue::code).toList();
    }

    /** The corner the plot in the north shares with the western one would move, and its side of 100 m tilt into a third plot. */
    @Test
    void aRepairIsTriedOnTheNeighboursOfEveryPlotItChanges() {
        Plot north = plot("北", 0, 110, 10, 110, 10, 90, 10, 50, 10, 10, 0, 10);
        Plot straight = plot("直", 0, 110, 10, 110, 10, 10, 0, 10);
        Plot far = plot("远", 10, 90, 40, 90, 40, 50, 10, 50);

        List<Plot> tilting = List.of(WEST, EAST, straight, far);
        List<Plot> bending = List.of(WEST, EAST, north, far);

        assertThat(codes(tilting)).contains(IssueCode.NEAR_COINCIDENT_EDGE).doesNotContain(IssueCode.PLOTS_OVERLAP);
        for (Repair repair : proposals(tilting).values()) {
            assertThat(codes(Repairs.apply(tilting, repair))).doesNotContain(IssueCode.PLOTS_OVERLAP);
        }
        assertThat(proposals(bending).values()).extracting(Repair::kind).contains(RepairKind.SHARE_EDGE);
    }

    @Test
    void aProposalDoesNotHoldWhenAPlotBesideItIsAnotherByNow() {
        Plot north = plot("北", 0, 20, 10, 20, 10, 10, 0, 10);
        Plot beyond = plot("外", 0, 60, 10, 60, 10, 50, 0, 50);
        List<Plot> plots = List.of(WEST, EAST, north, beyond);
        Repair repair = proposals(plots).values().iterator().next();

        assertThat(Repairs.apply(List.of(WEST, EAST, north, plot("外", 0, 61, 10, 60, 10, 50, 0, 50)), repair))
                .hasSize(4);
        assertThatThrownBy(() -> Repairs.apply(
                        List.of(WEST, plot("东", 10.05, 10, 21, 10, 20, 0, 10.05, 0), north, beyond), repair))
                .isInstanceOf(RepairStaleException.class);
        assertThat(repair.beside()).doesNotContain(beyond);
    }

    @Test
    void plotsWithoutNamesFollowTheNeighbourTheFindingNames() {
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < 5; i++) {
            plots.add(plot("", 0, 1010 + 100 * i, 10, 1010 + 100 * i, 10, 1000 + 100 * i, 0, 1000 + 100 * i));
        }
        plots.add(plot("", 0, 10, 10, 10, 10, 0, 0, 0));
        plots.add(plot("", 10.05, 10, 20, 10, 20, 0, 10.05, 0));

        Repair repair = proposals(plots).values().iterator().next();

        assertThat(repair.kind()).isEqualTo(RepairKind.SHARE_EDGE);
        assertThat(codes(Repairs.apply(plots, repair))).isEmpty();
    }

    /** More than are listed of a kind, and many in one plot: none is left for the person to ask for again. */
    @Test
    void aRunRepairsAllOfThreeHundredSlipsOfOnePlot() {
        var offsets = new double[2 * 600];
        for (int i = 0; i < 600; i++) {
            double angle = -2 * Math.PI * (i / 2) / 300;
            double radius = 500 + (i % 2) * 0.05;
            offsets[2 * i] = Math.round(1000 * radius * Math.cos(angle)) / 1000.0;
            offsets[2 * i + 1] = Math.round(1000 * radius * Math.sin(angle)) / 1000.0;
        }

        RepairRun run = RepairRun.safe(List.of(plot("圆", offsets)), CONTEXT);

        assertThat(run.applied()).hasSize(300);
        assertThat(run.issues()).extracting(Issue::code).doesNotContain(IssueCode.NEAR_DUPLICATE_POINT);
        assertThat(run.plots().get(0).rings().get(0).points()).hasSize(300);
    }
}
