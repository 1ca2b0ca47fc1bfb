package org.hongxian.approval.drawing.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.drawing.DrawingPreview.PlotArea;
import org.hongxian.approval.drawing.LandOutlook;
import org.jspecify.annotations.Nullable;

/**
 * A drawing as the map and the coordinate table show it.
 *
 * @param number 0 when nothing has been drawn yet
 * @param writable whether the current person may change it now
 * @param crs {@code EPSG:4527}; coordinates are easting first, metres
 * @param digest of the version; empty when there is none
 * @param numbers by rule of the points, by plot, ring and point; empty texts while a defect leaves open which land is bounded
 * @param conflicts with other cases as of now, as far as the person may know them
 * @param countyExtent west, south, east, north of the county of the case in that CRS, where a drawing without plots begins; null when
 *     there are plots, or when the layer of divisions does not have the county
 */
record DrawingView(
        String kind,
        int number,
        boolean writable,
        String crs,
        String digest,
        @Nullable String sourceFileName,
        @Nullable String createdBy,
        @Nullable Instant createdAt,
        List<PlotView> plots,
        List<List<List<String>>> numbers,
        List<PlotArea> areas,
        List<IssueView> issues,
        List<IssueView> conflicts,
        List<AssumptionView> assumptions,
        List<String> consequences,
        double @Nullable [] countyExtent) {

    record PlotView(
            String label,
            String number,
            String name,
            @Nullable Double declaredAreaSquareMetres,
            @Nullable Integer declaredPointCount,
            String mapSheet,
            String use,
            String landClass,
            List<RingView> rings) {}

    record RingView(int number, List<PointView> points) {}

    record PointView(String name, double easting, double northing) {}

    /**
     * @param number of the finding in its version, from 1: {@code #defect-1}
     * @param message in the person's language
     */
    record IssueView(
            int number,
            String code,
            String severity,
            String message,
            @Nullable Integer line,
            @Nullable String plot,
            @Nullable String point,
            @Nullable Double easting,
            @Nullable Double northing,
            Map<String, Object> arguments) {}

    record AssumptionView(String code, double confidence, String message) {}

    /** One line of the history. */
    record VersionView(
            int number,
            String digest,
            @Nullable String sourceFileName,
            String createdBy,
            Instant createdAt,
            int plots,
            int defects,
            int blockingDefects) {}

    /**
     * The answer to a preview.
     *
     * @param ellipsoidalAreaSquareMetres null where no ellipsoidal area is prescribed
     * @param land what lies under the plots; null when that cannot be said in time
     */
    record PreviewView(
            double planarAreaSquareMetres,
            @Nullable Double ellipsoidalAreaSquareMetres,
            List<List<List<String>>> numbers,
            List<PlotArea> areas,
            List<IssueView> issues,
            List<IssueView> conflicts,
            @Nullable LandOutlook land) {}
}
