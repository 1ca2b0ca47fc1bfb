package org.hongxian.gis.repair;

import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;

/**
 * A proposal that was tried on the plots around: the finding is gone after it, no error is new, and no overlap or gap has grown.
 *
 * @param issue the finding it answers
 * @param changes ascending by position; every plot that becomes another
 * @param beside the plots around these, which it was tried with and leaves as they are; it holds only as long as they are the same
 * @param alsoGone how many other findings go with it
 * @param introduced kinds of findings that come with it, none of them an error
 * @param isSafe whether its kind may be applied together with others without looking at each, by the rules in force
 */
public record Repair(
        Issue issue,
        RepairKind kind,
        List<PlotChange> changes,
        List<Plot> beside,
        int alsoGone,
        List<IssueCode> introduced,
        boolean isSafe) {

    public Repair {
        changes = List.copyOf(changes);
        beside = List.copyOf(beside);
        introduced = List.copyOf(introduced);
    }

    /** Of all plots together. */
    public double areaChangeSquareMetres() {
        return changes.stream().mapToDouble(PlotChange::areaChangeSquareMetres).sum();
    }
}
