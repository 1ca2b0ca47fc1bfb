package org.hongxian.gis.evidence;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * The version of a drawing that is measured.
 *
 * @param caseId of the case it belongs to, as text
 * @param id of the version, as text
 * @param number of the version
 * @param crs projected; points are easting first, in metres
 * @param digest of {@link CanonicalDrawing}
 * @param datumParameters id of the official parameters its coordinates were brought here by; null where no datum changed
 */
public record MeasuredDrawing(
        String caseId,
        String id,
        int number,
        CrsCode crs,
        String digest,
        List<Plot> plots,
        @Nullable String datumParameters) {

    private static final MultiPolygon NOTHING = new GeometryFactory().createMultiPolygon();

    public MeasuredDrawing {
        plots = List.copyOf(plots);
    }

    /** Of a drawing whose datum never changed. */
    public MeasuredDrawing(String caseId, String id, int number, CrsCode crs, String digest, List<Plot> plots) {
        this(caseId, id, number, crs, digest, plots, null);
    }

    /** All plots as one area, see {@link #redLine(List)}. */
    public MultiPolygon redLine() {
        return redLine(plots);
    }

    /** The areas of every plot, in order. */
    List<MeasuredArea> areas() {
        AreaMeasurement measurement = AreaMeasurement.in(crs);
        return measurement.measureAll(
                plots.stream().map(RingAssembler::assemble).toList());
    }

    /** The ellipsoidal areas added up; null when one of them is missing. */
    static @Nullable Double ellipsoidal(List<MeasuredArea> areas) {
        double sum = 0;
        for (MeasuredArea plot : areas) {
            Double area = plot.ellipsoidalSquareMetres();
            if (area == null) {
                return null;
            }
            sum += area;
        }
        return sum;
    }

    /**
     * Plots as one area, adjoining ones merged. Plots without defects keep their exact vertices; one that crosses itself is made
     * valid for the calculation only. Rings of fewer than three points have no area and are left out.
     *
     * @return easting first, in the CRS of the plots
     */
    public static MultiPolygon redLine(List<Plot> plots) {
        var polygons = new ArrayList<Polygon>();
        for (Plot plot : plots) {
            for (Polygon polygon : Polygonal.polygons(RingAssembler.assemble(plot))) {
                polygons.addAll(
                        Polygonal.isValid(polygon)
                                ? List.of(polygon)
                                : Polygonal.polygons(Polygonal.repaired(polygon)));
            }
        }
        return polygons.size() == 1 ? Polygonal.areas(polygons.get(0)) : Polygonal.union(polygons, NOTHING);
    }
}
