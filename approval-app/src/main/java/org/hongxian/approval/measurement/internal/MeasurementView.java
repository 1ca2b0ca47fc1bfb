package org.hongxian.approval.measurement.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measurement as shown: every number with its unit in its name, totals included.
 *
 * @param ellipsoidalSquareMetres null where none is prescribed, as {@code ellipsoidalNote} says and as for a plot
 * @param ellipsoidalNote why there is no ellipsoidal area, in the person's language; null when there is one
 * @param fresh whether it is of the current version of the drawing
 * @param changedLayers keys of the layers that have another version now, and {@code RED_LINES} when other red lines lie near now
 * @param legalArea PLANAR or ELLIPSOIDAL: which of the two the table adds up to
 * @param totalHectares of the table: rows plus uncovered
 * @param closed false when the coverage overlaps itself, so the table does not add up
 */
record MeasurementView(
        String id,
        int drawingNumber,
        boolean fresh,
        List<String> changedLayers,
        Instant measuredAt,
        String digest,
        String legalArea,
        String on,
        double planarSquareMetres,
        @Nullable Double ellipsoidalSquareMetres,
        @Nullable String ellipsoidalNote,
        BigDecimal totalHectares,
        BigDecimal totalMu,
        boolean closed,
        double uncoveredSquareMetres,
        BigDecimal uncoveredHectares,
        double closureErrorSquareMetres,
        List<PlotView> plots,
        List<RowView> rows,
        List<AnswerView> answers) {

    record PlotView(
            String plot,
            @Nullable BigDecimal declaredSquareMetres,
            BigDecimal planarSquareMetres,
            @Nullable BigDecimal ellipsoidalSquareMetres) {}

    /**
     * @param landClassName empty when the classification does not know the code
     * @param ridge whether the row is what was taken off other rows for field ridges
     * @param deductedSquareMetres field ridges taken off this row
     */
    record RowView(
            String ownerCode,
            String ownerName,
            String ownership,
            String landClass,
            String landClassName,
            String broadClass,
            boolean basicFarmland,
            boolean ridge,
            double squareMetres,
            double deductedSquareMetres,
            BigDecimal hectares,
            BigDecimal residueHectares) {}

    /**
     * @param verdictText and {@code detail} in the person's language
     * @param ignoredSquareMetres shared area not above the tolerance, and so not counted
     * @param repairedFeatures ids of invalid features by the red line, repaired for the calculation only
     * @param ignoredFeatures ids of features by the red line without an area, which took no part
     */
    record AnswerView(
            String layer,
            String layerTitle,
            String layerVersion,
            @Nullable String dataDate,
            String verdict,
            String verdictText,
            double squareMetres,
            double ignoredSquareMetres,
            double outsideDataSquareMetres,
            List<String> repairedFeatures,
            List<String> ignoredFeatures,
            String detail,
            List<PlaceView> places) {}

    record PlaceView(String feature, double easting, double northing, double squareMetres) {}

    /** The answer to a repetition. */
    record RerunView(boolean agrees, String digest) {}
}
