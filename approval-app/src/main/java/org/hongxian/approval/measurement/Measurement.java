package org.hongxian.approval.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.evidence.LegalArea;
import org.jspecify.annotations.Nullable;

/**
 * One measurement of one drawing version against stated layer versions. Running it again on the same inputs gives the same
 * bytes, so its digest is evidence.
 *
 * @param planarAreaSquareMetres of the whole red line, unrounded
 * @param ellipsoidalAreaSquareMetres by the prescribed procedure, rounded as prescribed per plot; null where none is prescribed
 * @param rows owner unit x land class, closed: the rounded areas sum to the rounded total
 * @param answers one per layer asked
 * @param layers what was measured against, the land-use coverage first
 * @param legalArea the area the table closes to
 * @param legalHectares the total of the table: the hectares of all rows plus {@code uncoveredHectares} are exactly this
 * @param uncoveredHectares part of the table that no row stands for, mostly zero
 * @param landClassScheme key of the classification the classes of the rows are of: the one the measured coverage is coded in
 * @param measuringDay decides which tolerances and which reading of the classification apply
 * @param closureErrorSquareMetres what had to be distributed before rounding: sum of raw pieces plus uncovered minus red line
 * @param crossCheck what a second method says of the areas
 * @param digest SHA-256 over inputs, layer versions, method and results
 */
public record Measurement(
        UUID id,
        CaseId caseId,
        UUID drawingId,
        int drawingNumber,
        String drawingDigest,
        double planarAreaSquareMetres,
        @Nullable Double ellipsoidalAreaSquareMetres,
        List<PlotArea> plots,
        List<Row> rows,
        List<Answer> answers,
        List<Layer> layers,
        LegalArea legalArea,
        BigDecimal legalHectares,
        BigDecimal uncoveredHectares,
        String landClassScheme,
        LocalDate measuringDay,
        double uncoveredAreaSquareMetres,
        double closureErrorSquareMetres,
        CrossCheck crossCheck,
        String method,
        String digest,
        Instant measuredAt) {

    private static final int HECTARE_DECIMALS = 4;

    public Measurement {
        plots = List.copyOf(plots);
        rows = List.copyOf(rows);
        answers = List.copyOf(answers);
        layers = List.copyOf(layers);
    }

    /** Hectares of the plots, of the area that counts in law, closed so that they add up to {@code legalHectares}. */
    public List<BigDecimal> plotHectares() {
        if (plots.isEmpty()) {
            return List.of();
        }
        List<Double> areas = plots.stream().map(this::legalSquareMetres).toList();
        double sum = areas.stream().mapToDouble(Double::doubleValue).sum();
        double total = legalHectares.doubleValue();
        // Plots that share a tolerated sliver sum to a trifle more than their union.
        List<Double> shares = areas.stream().map(area -> area * total / sum).toList();
        return AreaClosing.close(shares, total, HECTARE_DECIMALS).values();
    }

    private double legalSquareMetres(PlotArea plot) {
        return legalArea == LegalArea.PLANAR
                ? plot.planarSquareMetres()
                : Objects.requireNonNull(
                        plot.ellipsoidalSquareMetres(), "the ellipsoidal area counts and was not computed");
    }

    /**
     * A layer that was asked.
     *
     * @param versionId null when there was no such layer
     * @param dataDate day the data describes; null when the supplier did not say, or there was no such layer
     */
    public record Layer(
            String layer,
            String title,
            @Nullable UUID versionId,
            int number,
            @Nullable LocalDate dataDate) {}

    /** The three areas of one plot; declared is null when the file was silent, ellipsoidal where none is prescribed. */
    public record PlotArea(
            String plot,
            @Nullable Double declaredSquareMetres,
            double planarSquareMetres,
            @Nullable Double ellipsoidalSquareMetres) {}

    /**
     * @param ownership QSXZ: 10, 20 state-owned; 30 to 34, 40 collective
     * @param basicFarmland whether this part lies in permanent basic farmland
     * @param ridge whether the row is what was taken off other rows for field ridges; its class is theirs
     * @param rawSquareMetres unrounded planar area of the pieces, without the field ridges taken off
     * @param deductedSquareMetres planar area of field ridges taken off this row; it stands in a ridge row
     * @param hectares closed: with 4 decimals, summing to the rounded total
     * @param residueHectares what closing added to this row, mostly zero
     */
    public record Row(
            String ownerCode,
            String ownerName,
            String ownership,
            String landClass,
            boolean basicFarmland,
            boolean ridge,
            double rawSquareMetres,
            double deductedSquareMetres,
            BigDecimal hectares,
            BigDecimal residueHectares) {}

    /**
     * @param verdict OVERLAPS, CLEAR, NO_DATA or FAILED; the last two block submission, and so does ground outside the data
     * @param areaSquareMetres shared area; 0 unless OVERLAPS
     * @param ignoredSquareMetres shared area not above the tolerance, and so not counted
     * @param outsideDataSquareMetres part of the red line the layer says nothing about, whatever the verdict
     * @param repairedFeatures ids of invalid features by the red line that were repaired for the calculation only
     * @param ignoredFeatures ids of features by the red line without an area, which took no part
     * @param detail what went wrong, how much lies outside the data, what was not counted, repaired or left out, in words of the
     *     bundle
     */
    public record Answer(
            String layer,
            String layerTitle,
            String layerVersion,
            @Nullable LocalDate dataDate,
            Verdict verdict,
            double areaSquareMetres,
            double ignoredSquareMetres,
            double outsideDataSquareMetres,
            List<String> repairedFeatures,
            List<String> ignoredFeatures,
            String detail) {

        public Answer {
            repairedFeatures = List.copyOf(repairedFeatures);
            ignoredFeatures = List.copyOf(ignoredFeatures);
        }
    }

    /** Whether a method that builds no geometry gives every parcel the same area. */
    public enum CrossCheck {
        AGREES,
        DIFFERS,
        /** The land-use layer did not answer. */
        COVERAGE_FAILED,
        /** The drawing is not in a Gauss-Krüger zone. */
        NOT_IN_A_ZONE,
        /** The parcels by the red line reach farther than the method does. */
        TOO_FAR_APART,
        /** The measurement was made before there was one. */
        NONE
    }

    /** What is known about a red line and a layer. "Not checked" never looks like "clear". */
    public enum Verdict {
        OVERLAPS,
        CLEAR,
        NO_DATA,
        FAILED
    }
}
