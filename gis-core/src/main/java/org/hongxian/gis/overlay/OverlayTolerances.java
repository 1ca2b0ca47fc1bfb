package org.hongxian.gis.overlay;

import java.time.LocalDate;
import org.hongxian.gis.reference.DatedValues;

/**
 * Below which size a shared area is taken as noise. Part of every result, because a reviewer must be able to see what was not
 * counted.
 *
 * @param rawSliverSquareMetres smaller pieces of the coverage, gaps and overlaps in it are numerical noise and not kept
 * @param protectedSliverSquareMetres a protected layer that shares no more than this in all counts as not touched
 */
public record OverlayTolerances(double rawSliverSquareMetres, double protectedSliverSquareMetres) {

    public OverlayTolerances {
        if (!(rawSliverSquareMetres >= 0) || !(protectedSliverSquareMetres >= rawSliverSquareMetres)) {
            throw new IllegalArgumentException(
                    "tolerances out of order: " + rawSliverSquareMetres + ", " + protectedSliverSquareMetres);
        }
    }

    /** The tolerances in force on the day, from {@code data/reference/overlay-tolerances.csv}. */
    public static OverlayTolerances on(LocalDate day) {
        DatedValues values = DatedValues.on(day, "overlay-tolerances.csv");
        return new OverlayTolerances(
                values.get("raw-sliver-square-metres"), values.get("protected-sliver-square-metres"));
    }
}
