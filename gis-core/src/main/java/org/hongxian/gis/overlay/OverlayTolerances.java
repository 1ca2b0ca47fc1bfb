package org.hongxian.gis.overlay;

import java.time.LocalDate;
import org.hongxian.gis.reference.DatedValues;

/**
 * Below which size a shared area is taken as noise. Part of every result, because a reviewer must be able to see what was not
 * counted.
 *
 * @param rawSliverSquareMetres smaller pieces of the coverage, gaps and overlaps in it are numerical noise and not kept
 * @param protectedSliverSquareMetres a protected layer that shares no more than this in all counts as not touched
 * @param selfOverlapShare part of the red line by which its plots may overlap each other
 */
public record OverlayTolerances(
        double rawSliverSquareMetres, double protectedSliverSquareMetres, double selfOverlapShare) {

    public OverlayTolerances {
        if (!(rawSliverSquareMetres >= 0)
                || !(protectedSliverSquareMetres >= rawSliverSquareMetres)
                || !(selfOverlapShare >= 0 && selfOverlapShare < 1)) {
            throw new IllegalArgumentException("tolerances out of order: " + rawSliverSquareMetres + ", "
                    + protectedSliverSquareMetres + ", " + selfOverlapShare);
        }
    }

    /** The tolerances in force on the day, from {@code data/reference/overlay-tolerances.csv}. */
    public static OverlayTolerances on(LocalDate day) {
        DatedValues values = DatedValues.on(day, "overlay-tolerances.csv");
        return new OverlayTolerances(
                values.get("raw-sliver-square-metres"),
                values.get("protected-sliver-square-metres"),
                values.get("self-overlap-share"));
    }
}
