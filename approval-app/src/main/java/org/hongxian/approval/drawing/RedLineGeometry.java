package org.hongxian.approval.drawing;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.drawing.DrawingPreview.PlotArea;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Drawings as areas. Rings of fewer than three points have no area and are left out. */
public final class RedLineGeometry {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private RedLineGeometry() {}

    /**
     * All plots as one area, adjoining ones merged. Plots without defects keep their exact vertices; one that crosses itself is
     * made valid for the calculation only.
     *
     * @return easting first, in the CRS of the drawing
     */
    public static MultiPolygon multiPolygon(DrawingVersion drawing) {
        var polygons = new ArrayList<Polygon>();
        for (Plot plot : drawing.plots()) {
            for (Polygon polygon : extract(RingAssembler.assemble(plot))) {
                polygons.addAll(extract(new IsValidOp(polygon).isValid() ? polygon : GeometryFixer.fix(polygon)));
            }
        }
        if (polygons.isEmpty()) {
            return FACTORY.createMultiPolygon();
        }
        Geometry union = polygons.size() == 1
                ? polygons.get(0)
                : OverlayNGRobust.union(FACTORY.createGeometryCollection(polygons.toArray(Geometry[]::new)));
        return FACTORY.createMultiPolygon(extract(union).toArray(Polygon[]::new));
    }

    /** The areas of every plot, in the order of the drawing. */
    public static List<PlotArea> areas(DrawingVersion drawing) {
        return areas(drawing.crs(), drawing.plots());
    }

    /** The areas of every plot, in order; of no meaning where a ring crosses itself. */
    public static List<PlotArea> areas(CrsCode crs, List<Plot> plots) {
        AreaMeasurement measurement = AreaMeasurement.in(crs);
        return plots.stream()
                .map(plot -> {
                    var area = measurement.measure(RingAssembler.assemble(plot));
                    Double ellipsoidal = area.ellipsoidalSquareMetres();
                    return new PlotArea(plot.label(), area.planarSquareMetres(), ellipsoidal == null ? 0 : ellipsoidal);
                })
                .toList();
    }

    private static List<Polygon> extract(Geometry geometry) {
        @SuppressWarnings("unchecked") // JTS 1.20 returns a raw list of polygons
        List<Polygon> polygons = PolygonExtracter.getPolygons(geometry);
        return polygons;
    }
}
