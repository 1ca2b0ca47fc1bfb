package org.hongxian.gis.overlay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What a red line covers. Raw areas are unrounded; hectares are closed.
 *
 * @param pieces of the coverage, ascending by feature id, the part outside basic farmland before the part inside
 * @param rows pieces summed by the fields asked for, ascending by their values
 * @param redLineHectares the red line rounded to 4 decimals; when {@code closed}, the hectares of all rows plus {@code
 *     uncoveredHectares} are exactly this
 * @param uncoveredAreaSquareMetres part of the red line the coverage says nothing about
 * @param overlapAreaSquareMetres what is counted more than once because the coverage overlaps itself
 * @param closureErrorSquareMetres sum of raw pieces plus uncovered minus red line, before anything is closed
 * @param closed false when the coverage overlaps itself beyond tolerance or could not be read: the table then does not add up to
 *     the red line and nothing is forced into it
 * @param coverage OVERLAPS when it covers the whole red line, NO_DATA when part is uncovered, FAILED when it cannot be relied on
 * @param answers one per protected layer, in the order asked
 */
public record OverlayResult(
        double redLineAreaSquareMetres,
        BigDecimal redLineHectares,
        List<Piece> pieces,
        List<Row> rows,
        double uncoveredAreaSquareMetres,
        BigDecimal uncoveredHectares,
        List<Spot> uncovered,
        double overlapAreaSquareMetres,
        List<Spot> overlaps,
        double closureErrorSquareMetres,
        boolean closed,
        LayerAnswer coverage,
        List<LayerAnswer> answers,
        OverlayTolerances tolerances) {

    public OverlayResult {
        pieces = List.copyOf(pieces);
        rows = List.copyOf(rows);
        uncovered = List.copyOf(uncovered);
        overlaps = List.copyOf(overlaps);
        answers = List.copyOf(answers);
    }

    /**
     * What one feature of the coverage shares with the red line.
     *
     * @param basicFarmland whether this part lies in permanent basic farmland
     * @param areaSquareMetres of the geometry, field ridges included
     * @param ridgeShare share of the area that is field ridge and counts as its class; 0 when ridges are not taken off
     * @param geometry easting first, in the CRS of the red line; never modified
     */
    public record Piece(
            String feature,
            Map<String, String> attributes,
            boolean basicFarmland,
            double areaSquareMetres,
            double ridgeShare,
            MultiPolygon geometry) {

        public Piece {
            attributes = Map.copyOf(attributes);
        }

        public double ridgeSquareMetres() {
            return areaSquareMetres * ridgeShare;
        }

        public double netSquareMetres() {
            return areaSquareMetres - ridgeSquareMetres();
        }
    }

    /**
     * One row of the area table.
     *
     * @param group value by field, in the order asked; empty text where the feature has no such attribute
     * @param ridge whether the row is what was taken off other rows for field ridges; it then has their class
     * @param areaSquareMetres unrounded, without the field ridges taken off
     * @param deductedSquareMetres what was taken off this row for field ridges and stands in a ridge row
     * @param hectares with 4 decimals, closed
     * @param residueHectares what closing added to the row beyond plain rounding, mostly zero
     */
    public record Row(
            Map<String, String> group,
            boolean basicFarmland,
            boolean ridge,
            double areaSquareMetres,
            double deductedSquareMetres,
            BigDecimal hectares,
            BigDecimal residueHectares) {

        public Row {
            group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
        }

        /** The value of one of the fields asked for; empty when it was not asked for. */
        public String value(String field) {
            return group.getOrDefault(field, "");
        }
    }

    /**
     * What one layer answers.
     *
     * @param areaSquareMetres shared area; 0 unless OVERLAPS
     * @param ignoredSquareMetres shared area not above the tolerance, and so not counted
     * @param outsideDataSquareMetres part of the red line outside the extent of the layer
     * @param places where it overlaps, largest first; when it failed, where the cause lies
     * @param repairedFeatures ids of invalid features by the red line that were repaired for the calculation only
     * @param ignoredFeatures ids of features by the red line that have no area and so took no part
     * @param shared the whole shared area of a protected layer, easting first, in the CRS of the red line; empty unless OVERLAPS,
     *     and for the coverage, whose pieces say more
     * @param failure null unless FAILED
     */
    public record LayerAnswer(
            String layer,
            String version,
            @Nullable LocalDate dataDate,
            Verdict verdict,
            double areaSquareMetres,
            double ignoredSquareMetres,
            double outsideDataSquareMetres,
            List<Spot> places,
            List<String> repairedFeatures,
            List<String> ignoredFeatures,
            MultiPolygon shared,
            @Nullable Failure failure) {

        public LayerAnswer {
            places = List.copyOf(places);
            repairedFeatures = List.copyOf(repairedFeatures);
            ignoredFeatures = List.copyOf(ignoredFeatures);
        }
    }

    /** @param detail what exactly happened, for an engineer */
    public record Failure(Cause cause, String detail) {}

    /** Why a layer could not be asked. */
    public enum Cause {
        /** Its datum is another one and there are no official parameters, or its CRS is unknown. */
        CRS_DIFFERS,
        /** Reading it or computing with it failed. */
        UNREADABLE,
        /** The coverage overlaps itself inside the red line, so its areas cannot add up. */
        OVERLAPS_ITSELF,
        /** Parcels do not say usably how much of them is field ridge; the places name them. */
        RIDGE_COEFFICIENT
    }
}
