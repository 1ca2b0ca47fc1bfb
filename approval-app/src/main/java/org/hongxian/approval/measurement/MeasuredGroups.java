package org.hongxian.approval.measurement;

import java.math.BigDecimal;
import java.util.List;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.evidence.RegroupedTable;

/**
 * The newest measurement summed by fields somebody chose: a look at it, which changes nothing.
 *
 * @param drawingNumber version of the drawing that was measured
 * @param legalArea the area the hectares are of
 * @param available attributes of the parcels under the red line, sorted
 * @param table empty of rows while no field is chosen
 */
public record MeasuredGroups(int drawingNumber, LegalArea legalArea, List<String> available, RegroupedTable table) {

    /** More than this is no table any more. */
    public static final int MOST_FIELDS = 6;

    public MeasuredGroups {
        available = List.copyOf(available);
    }

    /** Planar, unrounded: of all rows together. */
    public double squareMetres() {
        return table.rows().stream()
                .mapToDouble(RegroupedTable.Row::squareMetres)
                .sum();
    }

    /** Whether some of the red line is on no parcel. */
    public boolean hasUncovered() {
        return table.uncoveredHectares().compareTo(BigDecimal.ZERO) != 0;
    }
}
