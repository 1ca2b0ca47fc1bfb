package org.hongxian.approval.drawing;

import java.util.List;
import org.hongxian.approval.casework.DrawingKind;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version of a drawing to another.
 *
 * @param from number of the one version
 * @param to number of the other
 * @param plots every plot of either version, in the order of the later one, removed ones last
 * @param areaBeforeSquareMetres planar area of all plots of {@code from}
 * @param areaAfterSquareMetres planar area of all plots of {@code to}
 */
public record DrawingComparison(
        DrawingKind kind,
        int from,
        int to,
        List<PlotChange> plots,
        double areaBeforeSquareMetres,
        double areaAfterSquareMetres) {

    public DrawingComparison {
        plots = List.copyOf(plots);
    }

    public boolean isSame() {
        return plots.stream().allMatch(plot -> plot.what() == What.SAME);
    }

    /** @param points only those that changed */
    public record PlotChange(
            String plot,
            What what,
            double areaBeforeSquareMetres,
            double areaAfterSquareMetres,
            List<PointChange> points) {

        public PlotChange {
            points = List.copyOf(points);
        }
    }

    /**
     * @param ring index of the ring in its plot, from 0
     * @param before null for an added point
     * @param after null for a removed point
     * @param distanceMetres how far a point moved; 0 for added and removed ones, and for those that only changed their name
     */
    public record PointChange(
            What what,
            int ring,
            @Nullable Spot before,
            @Nullable Spot after,
            double distanceMetres) {}

    /** A named place in the CRS of the drawing, metres. */
    public record Spot(String name, double easting, double northing) {}

    /** What happened to a plot or a point. */
    public enum What {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }
}
