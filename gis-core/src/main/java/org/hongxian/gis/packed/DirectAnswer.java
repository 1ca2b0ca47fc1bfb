package org.hongxian.gis.packed;

import java.util.List;
import java.util.Map;

/**
 * What a red line covers, in areas only. All areas are unrounded.
 *
 * @param redLineSquareMetres on the plane of the coverage
 * @param rows areas above zero, ascending by the values of their group
 * @param overlapSquareMetres on the plane: what the rows count more than once because parcels share ground
 * @param uncoveredSquareMetres on the plane: the red line less the rows, overlaps counted once; "no data here", never "clear"
 */
public record DirectAnswer(
        double redLineSquareMetres, List<Row> rows, double overlapSquareMetres, double uncoveredSquareMetres) {

    public DirectAnswer {
        rows = List.copyOf(rows);
    }

    /**
     * One group of parcels.
     *
     * @param group value by field, in the order asked for
     * @param ellipsoidalSquareMetres not a number where no ellipsoidal area is prescribed
     */
    public record Row(Map<String, String> group, double planarSquareMetres, double ellipsoidalSquareMetres) {}
}
