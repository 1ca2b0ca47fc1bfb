package org.hongxian.approval.drawing;

import java.util.List;
import org.hongxian.gis.issue.Issue;
import org.jspecify.annotations.Nullable;

/**
 * What plots would be if they were saved as they are.
 *
 * @param plots areas in the order given
 * @param issues every defect, with its place; points go by their number by rule
 * @param conflicts where they lie on ground other cases claim, as far as the person may know it
 * @param numbers by rule of the points
 * @param land what lies under them; null when that cannot be said in time
 */
public record DrawingPreview(
        List<PlotArea> plots,
        List<Issue> issues,
        List<Issue> conflicts,
        PointNumbers numbers,
        @Nullable LandOutlook land) {

    public DrawingPreview {
        plots = List.copyOf(plots);
        issues = List.copyOf(issues);
        conflicts = List.copyOf(conflicts);
    }

    public double planarAreaSquareMetres() {
        return plots.stream().mapToDouble(PlotArea::planarSquareMetres).sum();
    }

    /** The sum of the plots; null when one of them has none. */
    public @Nullable Double ellipsoidalAreaSquareMetres() {
        return PlotArea.ellipsoidal(plots);
    }

    /**
     * @param planarSquareMetres of shells minus holes; of no meaning while the plot crosses itself
     * @param ellipsoidalSquareMetres by the prescribed procedure; null where none is prescribed, which is not zero
     */
    public record PlotArea(
            String plot,
            double planarSquareMetres,
            @Nullable Double ellipsoidalSquareMetres) {

        /** The ellipsoidal areas added up; null when one of them is missing. */
        public static @Nullable Double ellipsoidal(List<PlotArea> plots) {
            double sum = 0;
            for (PlotArea plot : plots) {
                Double area = plot.ellipsoidalSquareMetres();
                if (area == null) {
                    return null;
                }
                sum += area;
            }
            return sum;
        }
    }
}
