package org.hongxian.approval.drawing;

import java.util.List;
import java.util.stream.IntStream;
import org.hongxian.approval.drawing.DrawingPreview.PlotArea;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.MeasuredDrawing;
import org.locationtech.jts.geom.MultiPolygon;

/** Drawings as areas. Rings of fewer than three points have no area and are left out. */
public final class RedLineGeometry {

    private RedLineGeometry() {}

    /**
     * All plots as one area, adjoining ones merged. Plots without defects keep their exact vertices; one that crosses itself is
     * made valid for the calculation only.
     *
     * @return easting first, in the CRS of the drawing
     */
    public static MultiPolygon multiPolygon(DrawingVersion drawing) {
        return MeasuredDrawing.redLine(drawing.plots());
    }

    /** The areas of every plot, in the order of the drawing. */
    public static List<PlotArea> areas(DrawingVersion drawing) {
        return areas(drawing.crs(), drawing.plots());
    }

    /** The areas of every plot, in order; of no meaning where a ring crosses itself. */
    public static List<PlotArea> areas(CrsCode crs, List<Plot> plots) {
        List<MeasuredArea> areas = AreaMeasurement.in(crs)
                .measureAll(plots.stream().map(RingAssembler::assemble).toList());
        return IntStream.range(0, plots.size())
                .mapToObj(i -> new PlotArea(
                        plots.get(i).label(),
                        areas.get(i).planarSquareMetres(),
                        areas.get(i).ellipsoidalSquareMetres()))
                .toList();
    }
}
