package org.hongxian.approval.drawing;

import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.repair.Repair;
import org.hongxian.gis.repair.RepairRun;

/**
 * Proposed repairs of plots. Nothing is changed by asking for them: applying one is an edit like any other, made by the person and
 * saved by the person.
 *
 * @param plots the repairs were proposed for, completed as an edit of them would be
 * @param proposals by the index of their finding
 * @param together all that may be applied together, applied; none when they were not asked for
 */
public record DrawingRepairs(List<Plot> plots, Map<Integer, Repair> proposals, RepairRun together) {

    /** For so many findings at a time: each proposal is tried, and a person reads them page by page. */
    public static final int MOST = 100;

    public DrawingRepairs {
        plots = List.copyOf(plots);
        proposals = Map.copyOf(proposals);
    }
}
