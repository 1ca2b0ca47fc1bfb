package org.hongxian.gis.repair;

import java.util.List;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;

/**
 * A proposal that was tried on the plots around: the finding is gone after it, and no error is new.
 *
 * @param issue the finding it answers
 * @param changes ascending by position; every plot that becomes another
 * @param alsoGone how many other findings go with it
 * @param introduced kinds of findings that come with it, none of them an error
 * @param isSafe whether its kind may be applied together with others without looking at each, by the rules in force
 */
public record Repair(
        Issue issue,
        RepairKind kind,
        List<PlotChange> changes,
        int alsoGone,
        List<IssueCode> introduced,
        boolean isSafe) {

    public Repair {
        changes = List.copyOf(changes);
        introduced = List.copyOf(introduced);
    }

    /** Of all plots together. */
    public double areaChangeSquareMetres() {
        return changes.stream().mapToDouble(PlotChange::areaChangeSquareMetres).sum();
    }
}
