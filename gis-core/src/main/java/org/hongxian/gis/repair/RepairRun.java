package org.hongxian.gis.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;

/**
 * Many repairs one after the other: those that do not touch the same plots in one round, then the drawing is checked again, until
 * nothing asked for is left to repair.
 *
 * @param plots the repaired drawing
 * @param applied in the order they were applied; positions are those of the drawing at that time
 * @param issues what is found in the repaired drawing
 */
public record RepairRun(List<Plot> plots, List<Repair> applied, List<Issue> issues) {

    /** A round leaves fewer findings than it found, and only a drawing full of them needs many. */
    private static final int MOST_ROUNDS = 60;

    public RepairRun {
        plots = List.copyOf(plots);
        applied = List.copyOf(applied);
        issues = List.copyOf(issues);
    }

    /**
     * @param context what the drawing is checked against
     * @param wanted which proposals to apply; for the ones that may be applied together, {@code Repair::isSafe}
     */
    public static RepairRun of(List<Plot> plots, CheckContext context, Predicate<Repair> wanted) {
        List<Plot> current = plots;
        var applied = new ArrayList<Repair>();
        List<Issue> issues = TopologyCheck.check(current, context);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Repair> chosen = independent(
                    Repairs.propose(current, issues, context).values().stream()
                            .filter(wanted)
                            .toList(),
                    current.size());
            if (chosen.isEmpty()) {
                break;
            }
            for (Repair repair : chosen) {
                List<Plot> next = Repairs.apply(current, repair);
                if (!next.equals(current)) {
                    applied.add(repair);
                }
                current = next;
            }
            issues = TopologyCheck.check(current, context);
        }
        return new RepairRun(current, applied, issues);
    }

    /** From the last plot to the first, so that a plot that goes or is split moves none that is still to come. */
    private static List<Repair> independent(List<Repair> proposals, int size) {
        var taken = new HashSet<Integer>();
        var chosen = new ArrayList<Repair>();
        for (Repair repair : proposals) {
            List<Integer> positions =
                    repair.changes().stream().map(PlotChange::position).toList();
            boolean wholeDrawing = positions.size() == size && size > 1;
            if (positions.stream().noneMatch(taken::contains) && !(wholeDrawing && !chosen.isEmpty())) {
                taken.addAll(positions);
                chosen.add(repair);
            }
        }
        chosen.sort(Comparator.comparingInt(
                        (Repair repair) -> repair.changes().get(0).position())
                .reversed());
        return chosen;
    }

    /** Signed, of all repairs together. */
    public double areaChangeSquareMetres() {
        return applied.stream().mapToDouble(Repair::areaChangeSquareMetres).sum();
    }
}
