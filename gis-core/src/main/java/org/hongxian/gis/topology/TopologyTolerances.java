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
        double declaredUnitShare) {

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
                values.get("declared-unit-share"));
    }
}
