package org.hongxian.gis.topology;

import java.time.LocalDate;
import org.hongxian.gis.reference.DatedValues;

/**
 * From which size on something in a drawing is a finding.
 *
 * @param nearDuplicateMetres points closer than this are one point measured twice
 * @param spikeAngleDegrees a boundary turning back within this angle is a spike
 * @param zeroAreaSquareMetres a ring that encloses no more is no land
 * @param coordinateRoundingMetres narrower overlaps and gaps come from writing coordinates with 3 decimals
 * @param overlapSquareMetres smaller overlaps of plots are not reported
 * @param gapWidthMetres a gap between plots that is narrower was not meant
 * @param outsideCountySquareMetres smaller parts outside the county are not reported
 * @param outsideOriginSquareMetres smaller parts outside the drawing it derives from are not reported
 * @param threeDegreeOffsetMetres farther from the central meridian, the zone is wrong
 * @param sixDegreeOffsetMetres the same for 6-degree zones
 * @param declaredAreaSquareMetres smaller differences to the declared area are rounding
 * @param declaredUnitShare how closely a mistaken unit must explain a declared area to be named
 * @param acuteAngleDegrees a corner sharper than this, but no spike, is seldom meant
 * @param neckWidthMetres land narrower than this is a neck
 * @param neckPartSquareMetres a neck cuts off more than this on both sides
 * @param nearCoincidentMetres edges of neighbours closer than this are one line surveyed twice
 * @param vertexFarMetres a side longer than this may lack a point
 * @param coordinateDecimals the receiver asks for, of metres
 * @param coordinateDecimalsLeast fewer say that the points were not surveyed
 * @param tinyHoleSquareMetres a smaller hole was not meant
 * @param samePlotShare two plots sharing this part of their land are one plot twice, or one within the other
 */
public record TopologyTolerances(
        double nearDuplicateMetres,
        double spikeAngleDegrees,
        double zeroAreaSquareMetres,
        double coordinateRoundingMetres,
        double overlapSquareMetres,
        double gapWidthMetres,
        double outsideCountySquareMetres,
        double outsideOriginSquareMetres,
        double threeDegreeOffsetMetres,
        double sixDegreeOffsetMetres,
        double declaredAreaSquareMetres,
        double declaredUnitShare,
        double acuteAngleDegrees,
        double neckWidthMetres,
        double neckPartSquareMetres,
        double nearCoincidentMetres,
        double vertexFarMetres,
        int coordinateDecimals,
        int coordinateDecimalsLeast,
        double tinyHoleSquareMetres,
        double samePlotShare) {

    /** The tolerances in force on the day, from {@code data/reference/topology-tolerances.csv}. */
    public static TopologyTolerances on(LocalDate day) {
        DatedValues values = DatedValues.on(day, "topology-tolerances.csv");
        return new TopologyTolerances(
                values.get("near-duplicate-metres"),
                values.get("spike-angle-degrees"),
                values.get("zero-area-square-metres"),
                values.get("coordinate-rounding-metres"),
                values.get("overlap-square-metres"),
                values.get("gap-width-metres"),
                values.get("outside-county-square-metres"),
                values.get("outside-origin-square-metres"),
                values.get("three-degree-offset-metres"),
                values.get("six-degree-offset-metres"),
                values.get("declared-area-square-metres"),
                values.get("declared-unit-share"),
                values.get("acute-angle-degrees"),
                values.get("neck-width-metres"),
                values.get("neck-part-square-metres"),
                values.get("near-coincident-metres"),
                values.get("vertex-far-metres"),
                (int) values.get("coordinate-decimals"),
                (int) values.get("coordinate-decimals-least"),
                values.get("tiny-hole-square-metres"),
                values.get("same-plot-share"));
    }
}
