package org.hongxian.gis.repair;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.coordinatefile.Plot;

/**
 * Plots a repair would make of others, not tried yet.
 *
 * @param after by position
 */
record Candidate(RepairKind kind, Map<Integer, List<Plot>> after) {

    static Candidate of(RepairKind kind, int position, Plot plot) {
        return new Candidate(kind, Map.of(position, List.of(plot)));
    }

    static Candidate of(RepairKind kind, int position, List<Plot> plots) {
        return new Candidate(kind, Map.of(position, plots));
    }

    static Candidate ofEach(RepairKind kind, Map<Integer, Plot> plots) {
        var after = new TreeMap<Integer, List<Plot>>();
        plots.forEach((position, plot) -> after.put(position, List.of(plot)));
        return new Candidate(kind, after);
    }
}
