package org.hongxian.gis.evidence;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.hongxian.gis.landclass.LandClassCoding;
import org.jspecify.annotations.Nullable;

/**
 * Everything a measurement was made of and gave, without anything that changes when it is made again: no time, no person, no
 * generated id. Its JSON is what the digest is taken over.
 *
 * <p>Raw numbers are decimals of 17 significant digits, which name a double exactly and do not depend on the Java version.
 *
 * @param format of this text
 * @param ellipsoidalSquareMetres null where no ellipsoidal area is prescribed, as for a plot
 * @param coverage what the land-use coverage answered
 * @param answers of the protected layers and of the other cases' red lines, in the order asked
 * @param uncoveredHectares part of the table that no row stands for
 * @param legalHectares the total the table closes to
 * @param facts what the level of decision rests on
 * @param crossCheck the pieces by another method; null in evidence of formats that did not have it
 */
public record Evidence(
        String format,
        String caseId,
        Drawing drawing,
        Method method,
        List<Layer> layers,
        List<RedLine> redLines,
        List<Plot> plots,
        BigDecimal planarSquareMetres,
        @Nullable BigDecimal ellipsoidalSquareMetres,
        BigDecimal legalHectares,
        Facts facts,
        List<Row> rows,
        BigDecimal uncoveredSquareMetres,
        BigDecimal uncoveredHectares,
        BigDecimal overlapSquareMetres,
        BigDecimal closureErrorSquareMetres,
        boolean closed,
        Answer coverage,
        List<Answer> answers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CrossCheck crossCheck) {

    /** The attribute the land class stands in where the evidence names no other. */
    static final String SURVEY_CLASS_FIELD = "DLBM";

    public static final String FORMAT = "hongxian-measurement-3";

    /** With what another evidence says a layer answered. */
    Evidence withAnswer(String layer, Evidence other) {
        return with(
                redLines,
                answers.stream()
                        .map(answer -> answer.layer().equals(layer)
                                ? other.answers().stream()
                                        .filter(stated -> stated.layer().equals(layer))
                                        .findFirst()
                                        .orElse(answer)
                                : answer)
                        .toList());
    }

    private Evidence with(List<RedLine> newRedLines, List<Answer> newAnswers) {
        return new Evidence(
                format,
                caseId,
                drawing,
                method,
                layers,
                newRedLines,
                plots,
                planarSquareMetres,
                ellipsoidalSquareMetres,
                legalHectares,
                facts,
                rows,
                uncoveredSquareMetres,
                uncoveredHectares,
                overlapSquareMetres,
                closureErrorSquareMetres,
                closed,
                coverage,
                newAnswers,
                crossCheck);
    }

    /** Says whether other cases are met, and by how much, but neither which nor where. */
    public Evidence withoutOtherCases() {
        return with(
                List.of(),
                answers.stream()
                        .map(answer -> answer.layer().equals(OtherRedLines.LAYER) ? answer.withoutFeatures() : answer)
                        .toList());
    }

    /** @param datumParameters id of the official parameters its coordinates were brought here by; null where no datum changed */
    public record Drawing(
            String id,
            int number,
            String crs,
            String digest,
            @Nullable String datumParameters) {}

    /**
     * @param name version of the procedure
     * @param legalArea which of the two areas the table closes to
     * @param on the day whose tolerances and classification apply
     * @param ridgeField attribute with the coefficient by which field ridges are taken off; null when they are not
     * @param landClassField attribute the land class stands in; null for that of the survey
     */
    public record Method(
            String name,
            String legalArea,
            String landClassScheme,
            String basicFarmlandLayer,
            String on,
            BigDecimal rawSliverSquareMetres,
            BigDecimal protectedSliverSquareMetres,
            BigDecimal selfOverlapShare,
            @Nullable String ridgeField,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String landClassField) {

        LandClassCoding landClasses() {
            return new LandClassCoding(requireNonNullElse(landClassField, SURVEY_CLASS_FIELD), landClassScheme);
        }
    }

    /**
     * Unrounded sums in the legal area, each rounded half up on its own, so that closing the table cannot move a sum across a
     * limit. Sums of the closed rows can differ from them in the last decimal.
     *
     * @param basicFarmlandHectares at least 0.0001 where basic farmland was found to overlap
     */
    public record Facts(
            BigDecimal basicFarmlandHectares, BigDecimal otherCultivatedHectares, BigDecimal otherLandHectares) {}

    /** A layer version measured against; without id and digest when there is no such layer here. */
    public record Layer(
            String layer,
            String title,
            @Nullable String versionId,
            int number,
            @Nullable String crs,
            @Nullable String dataDate,
            @Nullable String digest) {}

    /** A red line of another case that lay close enough to be measured against. */
    public record RedLine(String caseNumber, String drawingId, int number, String digest) {}

    public record Plot(
            String name,
            @Nullable BigDecimal declaredSquareMetres,
            BigDecimal planarSquareMetres,
            @Nullable BigDecimal ellipsoidalSquareMetres) {}

    /**
     * @param ridge whether the row is what was taken off others for field ridges
     * @param squareMetres without the field ridges taken off
     * @param deductedSquareMetres field ridges taken off this row
     */
    public record Row(
            String ownerCode,
            String ownerName,
            String ownership,
            String landClass,
            boolean basicFarmland,
            @Nullable Boolean ridge,
            BigDecimal squareMetres,
            @Nullable BigDecimal deductedSquareMetres,
            BigDecimal hectares,
            BigDecimal residueHectares) {

        /** Evidence of the first two formats knows no ridges. */
        public boolean isRidge() {
            return ridge != null && ridge;
        }

        public BigDecimal deducted() {
            return deductedSquareMetres == null ? BigDecimal.ZERO : deductedSquareMetres;
        }
    }

    /**
     * @param repairedFeatures repaired for the calculation only
     * @param ignoredFeatures without an area
     * @param cause why it failed; null unless FAILED
     */
    public record Answer(
            String layer,
            String version,
            @Nullable String dataDate,
            String verdict,
            BigDecimal squareMetres,
            BigDecimal ignoredSquareMetres,
            BigDecimal outsideDataSquareMetres,
            List<Place> places,
            List<String> repairedFeatures,
            List<String> ignoredFeatures,
            @Nullable String cause) {

        /** Evidence of the first format says nothing about features. */
        public Answer {
            repairedFeatures = repairedFeatures == null ? List.of() : List.copyOf(repairedFeatures);
            ignoredFeatures = ignoredFeatures == null ? List.of() : List.copyOf(ignoredFeatures);
        }

        Answer withoutFeatures() {
            return new Answer(
                    layer,
                    version,
                    dataDate,
                    verdict,
                    squareMetres,
                    ignoredSquareMetres,
                    outsideDataSquareMetres,
                    List.of(),
                    List.of(),
                    List.of(),
                    cause);
        }
    }

    /**
     * Whether the area of every parcel's share is the same by a method that builds no geometry.
     *
     * @param agrees false also when it was not made
     * @param parcels that share area with the red line
     * @param toleranceShare of the area of the share; the larger tolerance counts
     * @param coordinateShiftMetres what coordinates are known to, which counts along all edges
     * @param disagreeing ids of the first parcels whose areas differ by more
     * @param cause why it was not made; null when it was
     */
    public record CrossCheck(
            String method,
            boolean agrees,
            int parcels,
            BigDecimal toleranceSquareMetres,
            BigDecimal toleranceShare,
            BigDecimal coordinateShiftMetres,
            List<String> disagreeing,
            @Nullable String cause) {

        public CrossCheck {
            disagreeing = List.copyOf(disagreeing);
        }
    }

    public record Place(String feature, BigDecimal easting, BigDecimal northing, BigDecimal squareMetres) {}
}
