package org.hongxian.approval.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The land under plots that are still being edited: what a measurement would find, but areas only, not rounded to close, and
 * of no standing in the case.
 *
 * @param rows largest first
 * @param protectedLand of the layers that are touched, in the order they are asked
 * @param unansweredLayers titles of layers that are not here, could not be asked or do not reach over all of the plots: that they are
 *     clear is not known
 * @param overlapSquareMetres what the rows count more than once because parcels of the layer share ground
 * @param uncoveredSquareMetres part of the plots no parcel covers
 * @param fromDatabase whether it took the geometries in the database, because the coverage files are just being made
 */
public record LandOutlook(
        List<Row> rows,
        List<Shared> protectedLand,
        List<String> unansweredLayers,
        double overlapSquareMetres,
        double uncoveredSquareMetres,
        boolean fromDatabase) {

    public LandOutlook {
        rows = List.copyOf(rows);
        protectedLand = List.copyOf(protectedLand);
        unansweredLayers = List.copyOf(unansweredLayers);
    }

    /**
     * @param owner name of the owner unit, else its code
     * @param landClassName in the person's language; empty when the classification does not know the code
     */
    public record Row(String owner, String landClass, String landClassName, double squareMetres) {}

    /**
     * @param title in the person's language
     * @param detail which cases, where the layer is that of other cases and the person may know; else null
     */
    public record Shared(
            String layer,
            String title,
            double squareMetres,
            @Nullable String detail) {}
}
