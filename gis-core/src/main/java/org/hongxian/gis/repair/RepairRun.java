package org.hongxian.gis.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;

/**
 * Many repairs one after the other, each tried on the drawing as the ones before it have left it; then the drawing is checked again,
 * until nothing asked for is left to repair.
 *
 * @param plots the repaired drawing
 * @param applied in the order they were applied; positions are those of the drawing at that time
 * @param issues what is found in the repaired drawing
 */
public record RepairRun(List<Plot> plots, List<Repair> applied, List<Issue> issues) {

    /** What one repair leaves to another is few steps long; kinds that are not safe might answer each other for ever. */
    private static final int MOST_ROUNDS = 60;

    public RepairRun {
        plots = List.copyOf(plots);
        applied = List.copyOf(applied);
        issues = List.copyOf(issues);
    }

    /**
     * All that may be applied together, however many there are.
     *
     * @param context what the drawing is checked against
     */
    public static RepairRun safe(List<Plot> plots, CheckContext context) {
        RepairRules rules = RepairRules.on(context.day());
        return run(plots, context, issue -> rules.isEverSafe(issue.code()), Repair::isSafe);
    }

    /**
     * @param context what the drawing is checked against
     * @param wanted which proposals to apply
     */
    public static RepairRun of(List<Plot> plots, CheckContext context, Predicate<Repair> wanted) {
        return run(plots, context, issue -> true, wanted);
    }

    private static RepairRun run(
            List<Plot> plots, CheckContext context, Predicate<Issue> worthTrying, Predicate<Repair> wanted) {
        var repairs = new Repairs(plots, context);
        var applied = new ArrayList<Repair>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int before = applied.size();
            for (Issue issue : fromTheLast(TopologyCheck.checkAll(repairs.plots(), context), repairs.plots())) {
                Repair repair = worthTrying.test(issue) ? repairs.propose(issue) : null;
                if (repair != null && wanted.test(repair)) {
                    repairs.accept(repair);
                    applied.add(repair);
                }
            }
            if (applied.size() == before) {
                break;
            }
        }
        return new RepairRun(repairs.plots(), applied, TopologyCheck.check(repairs.plots(), context));
    }

    /** A plot that goes or is split moves those behind it, and some are known by nothing but their place. */
    private static List<Issue> fromTheLast(List<Issue> issues, List<Plot> plots) {
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < plots.size(); position++) {
            positions.put(Located.label(plots.get(position), position), position);
        }
        Comparator<Issue> byPlot = Comparator.comparingInt(
                issue -> positions.getOrDefault(String.valueOf(issue.place().plot()), -1));
        return issues.stream().sorted(byPlot.reversed()).toList();
    }

    /** Signed, of all repairs together. */
    public double areaChangeSquareMetres() {
        return applied.stream().mapToDouble(Repair::areaChangeSquareMetres).sum();
    }
}
