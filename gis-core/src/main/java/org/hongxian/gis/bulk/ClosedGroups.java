package org.hongxian.gis.bulk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.bulk.RedLineAreas.GroupArea;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.packed.DirectAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one red line in hectares of the area that counts, adding up to the red line by largest remainder.
 *
 * @param uncovered hectares of what no parcel covers
 * @param total groups plus uncovered, exactly
 */
record ClosedGroups(List<GroupArea> groups, BigDecimal uncovered, BigDecimal total) {

    /**
     * @param uncoveredSquareMetres not negative
     * @param ellipsoidalSquareMetres of the red line by the prescribed procedure; null where none is
     * @param closes false when parcels share ground: nothing is forced, the total is the sum of the parts
     */
    static ClosedGroups of(
            DirectAnswer answer,
            double uncoveredSquareMetres,
            @Nullable Double ellipsoidalSquareMetres,
            LegalArea area,
            boolean closes) {
        boolean onEllipsoid = area == LegalArea.ELLIPSOIDAL && ellipsoidalSquareMetres != null;
        var parts = new ArrayList<Double>();
        answer.rows()
                .forEach(row ->
                        parts.add(Math.max(0, onEllipsoid ? row.ellipsoidalSquareMetres() : row.planarSquareMetres())));
        double planar = answer.redLineSquareMetres();
        double prescribed = onEllipsoid ? ellipsoidalSquareMetres : planar;
        parts.add(uncoveredSquareMetres * prescribed / planar);
        double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
        if (onEllipsoid && closes && sum > 0) {
            // The prescribed procedure rounds coordinates; so much, some square centimetres, is spread in proportion.
            parts.replaceAll(part -> part * (prescribed / sum));
        }
        AreaClosing.Closed closed = AreaClosing.hectares(parts, closes && sum > 0 ? prescribed : sum);
        var groups = new ArrayList<GroupArea>();
        for (int i = 0; i < answer.rows().size(); i++) {
            DirectAnswer.Row row = answer.rows().get(i);
            double ellipsoidal = row.ellipsoidalSquareMetres();
            groups.add(new GroupArea(
                    List.copyOf(row.group().values()),
                    row.planarSquareMetres(),
                    Double.isNaN(ellipsoidal) ? null : ellipsoidal,
                    closed.values().get(i),
                    closed.residues().get(i)));
        }
        return new ClosedGroups(groups, closed.values().get(groups.size()), closed.total());
    }
}
