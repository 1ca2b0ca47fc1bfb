package org.hongxian.gis.bulk;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one red line of many covers; a line of an {@link AreaJournal}. Raw areas are unrounded, hectares are closed: those of the
 * groups and the uncovered ones together are exactly {@code hectares} when {@code closed}.
 *
 * @param position in its file, from 1
 * @param problem why it cannot be measured; null unless that is the outcome
 * @param planarSquareMetres of the red line, on the plane of the layer; 0 when it cannot be measured
 * @param ellipsoidalSquareMetres by the prescribed procedure; null where none is prescribed
 * @param hectares of the area that counts in law
 * @param groups ascending by their values; those without area are left out
 * @param uncoveredSquareMetres on the plane: where the layer says nothing
 * @param overlapSquareMetres on the plane: what the groups count more than once
 * @param closureErrorSquareMetres on the plane: groups plus uncovered minus red line, before anything is closed
 * @param closed whether the table adds up to the red line
 */
public record RedLineAreas(
        long position,
        String number,
        String name,
        Outcome outcome,
        @Nullable Problem problem,
        double planarSquareMetres,
        @Nullable Double ellipsoidalSquareMetres,
        BigDecimal hectares,
        List<GroupArea> groups,
        double uncoveredSquareMetres,
        BigDecimal uncoveredHectares,
        double overlapSquareMetres,
        double closureErrorSquareMetres,
        boolean closed) {

    public RedLineAreas {
        groups = List.copyOf(groups);
    }

    /**
     * @param values in the order of the fields asked; empty text where the parcels have no such attribute
     * @param ellipsoidalSquareMetres null where none is prescribed
     * @param hectares with 4 decimals, closed
     * @param residueHectares what closing added beyond plain rounding, mostly zero
     */
    public record GroupArea(
            List<String> values,
            double planarSquareMetres,
            @Nullable Double ellipsoidalSquareMetres,
            BigDecimal hectares,
            BigDecimal residueHectares) {

        public GroupArea {
            values = List.copyOf(values);
        }
    }

    /**
     * @param easting in the CRS of the file; null when the cause is at no place
     */
    public record Problem(
            Cause cause, @Nullable Double easting, @Nullable Double northing) {}

    /** Why a shape has no area. */
    public enum Cause {
        EMPTY,
        CROSSES_ITSELF,
        HOLE_OUTSIDE,
        PARTS_OVERLAP,
        TOO_FEW_POINTS,
        NOT_A_COORDINATE
    }

    /** One of which nothing could be measured. */
    static RedLineAreas without(RedLine redLine, Outcome outcome, @Nullable Problem problem) {
        return new RedLineAreas(
                redLine.position(),
                redLine.number(),
                redLine.name(),
                outcome,
                problem,
                0,
                null,
                BigDecimal.ZERO,
                List.of(),
                0,
                BigDecimal.ZERO,
                0,
                0,
                false);
    }

    /** Whether nothing is left open. */
    public boolean isFine() {
        return outcome == Outcome.COVERED && closed;
    }
}
