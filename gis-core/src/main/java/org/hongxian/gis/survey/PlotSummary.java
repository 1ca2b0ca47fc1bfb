package org.hongxian.gis.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * One line about a plot: what a survey report says of it.
 *
 * @param points number of boundary points, closing points not counted
 * @param rings number of rings, holes included
 * @param holes how many of the rings are holes
 * @param declaredAreaSquareMetres null when the file was silent
 * @param planarAreaSquareMetres unrounded
 * @param ellipsoidalAreaSquareMetres by the prescribed procedure; null where the datum has none
 * @param hectares planar area with 4 decimals
 */
public record PlotSummary(
        String number,
        String name,
        int points,
        int rings,
        int holes,
        BigDecimal perimeterMetres,
        @Nullable Double declaredAreaSquareMetres,
        double planarAreaSquareMetres,
        @Nullable Double ellipsoidalAreaSquareMetres,
        BigDecimal hectares) {

    /** @param crs projected, of the plot */
    public static PlotSummary of(Plot plot, CrsCode crs) {
        MultiPolygon land = RingAssembler.assemble(plot);
        MeasuredArea area = AreaMeasurement.in(crs).measure(land);
        var numbered = BoundaryPointNumbering.number(plot);
        return new PlotSummary(
                plot.number(),
                plot.name(),
                numbered.stream().mapToInt(ring -> ring.points().size()).sum(),
                numbered.size(),
                (int) numbered.stream().filter(NumberedRing::hole).count(),
                BoundaryPointTable.of(numbered).perimeterMetres(),
                plot.declaredAreaSquareMetres(),
                area.planarSquareMetres(),
                area.ellipsoidalSquareMetres(),
                BigDecimal.valueOf(area.planarSquareMetres())
                        .setScale(0, RoundingMode.HALF_UP)
                        .movePointLeft(4));
    }
}
