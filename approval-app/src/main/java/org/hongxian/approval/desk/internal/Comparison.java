package org.hongxian.approval.desk.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hongxian.map.compare.VersionChanges;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a layer held against each other, as it is kept until somebody takes it away. Areas are planar.
 *
 * @param title of the layer
 * @param ground what was compared; null for all of both versions
 * @param field empty where the layer has no classes
 * @param crs of the boxes
 * @param fromCrs of the earlier version; where that of the later one is another, it was taken there
 * @param unlocated features that do not lie in the system of their version and were not compared
 * @param sameCornerMetres corners between two systems that lie no farther apart are one
 * @param leastPlaceSquareMetres what differs by less is no place
 * @param changes the largest, largest first
 * @param truncated whether more places changed than are listed
 */
record Comparison(
        String layer,
        String title,
        int from,
        @Nullable LocalDate fromDate,
        int to,
        @Nullable LocalDate toDate,
        @Nullable Ground ground,
        String field,
        String crs,
        String fromCrs,
        String toCrs,
        long unlocated,
        double sameCornerMetres,
        double leastPlaceSquareMetres,
        List<PairView> pairs,
        Totals totals,
        List<ChangeView> changes,
        boolean truncated) {

    /**
     * @param title empty for a drawn shape
     * @param bufferMetres null for none
     * @param squareMetres on the plane of the system it came in
     */
    record Ground(String title, @Nullable Double bufferMetres, double squareMetres) {

        static Ground of(AskedAreas.AskedArea area) {
            return new Ground(area.title(), area.bufferMetres(), area.measured().planarSquareMetres());
        }
    }

    /**
     * @param from empty for ground the version does not cover, as {@code to}; {@link VersionChanges#WITHOUT_CLASS} for none of a feature
     * @param hectares closed to their total; names empty where a code is known by none
     */
    record PairView(
            String from,
            String fromName,
            String fromNameEn,
            String to,
            String toName,
            String toNameEn,
            double squareMetres,
            BigDecimal hectares) {

        boolean isChange() {
            return !from.equals(to);
        }
    }

    record Totals(
            double fromSquareMetres, double toSquareMetres, double sameSquareMetres, double changedSquareMetres) {}

    /**
     * @param name what people know the feature by; empty when it says nothing of the kind
     * @param bbox west, south, east, north
     */
    record ChangeView(String name, String from, String to, double squareMetres, List<Double> bbox) {}
}
