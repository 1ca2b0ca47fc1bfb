package org.hongxian.approval.drawing;

import java.util.List;
import org.hongxian.gis.issue.Issue;

/**
 * What plots would be if they were saved as they are.
 *
 * @param plots areas in the order given
 * @param issues every defect, with its place
 */
public record DrawingPreview(List<PlotArea> plots, List<Issue> issues) {

    public DrawingPreview {
        plots = List.copyOf(plots);
        issues = List.copyOf(issues);
    }

    public double planarAreaSquareMetres() {
        return plots.stream().mapToDouble(PlotArea::planarSquareMetres).sum();
    }

    /** @param planarSquareMetres of shells minus holes; of no meaning while the plot crosses itself */
    public record PlotArea(String plot, double planarSquareMetres, double ellipsoidalSquareMetres) {}
}
