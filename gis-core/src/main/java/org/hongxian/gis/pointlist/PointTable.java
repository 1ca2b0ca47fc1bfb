package org.hongxian.gis.pointlist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;

/**
 * Plots as the table we write: one row per point, closing rows included, survey order, coordinates to 0.1 mm or 1e-10 degrees.
 *
 * @param titles key and value of each row above the head
 * @param head words above the columns
 * @param rows texts as strings, numbers as decimals; as many as the head has
 * @param coordinateDecimals of the columns with coordinates
 */
record PointTable(List<List<String>> titles, List<String> head, List<List<Object>> rows, int coordinateDecimals) {

    private static final int METRE_DECIMALS = 4;
    private static final int DEGREE_DECIMALS = 10;

    /** Position of the first of the two coordinates. */
    static final int FIRST_COORDINATE = 4;

    /** @throws IllegalArgumentException if the CRS is unknown or neither a zone nor geographic */
    static PointTable of(BoundaryFile file) {
        CrsDefinition crs = file.crs() == null ? null : CrsCatalogue.get(file.crs());
        if (crs == null || !crs.isZone() && !crs.isGeographic()) {
            throw new IllegalArgumentException("a point list needs a zone or a geographic system, not " + file.crs());
        }
        int decimals = crs.isGeographic() ? DEGREE_DECIMALS : METRE_DECIMALS;
        var rows = new ArrayList<List<Object>>();
        for (Plot plot : file.plots()) {
            addRows(plot, decimals, rows);
        }
        List<String> head = List.of(
                "地块编号",
                "地块名称",
                "圈号",
                "点号",
                crs.isGeographic() ? "纬度(°)" : "X(m)",
                crs.isGeographic() ? "经度(°)" : "Y(m)",
                "填报面积(m²)",
                "图幅号",
                "用途",
                "地类编码");
        return new PointTable(titles(crs), head, rows, decimals);
    }

    private static List<List<String>> titles(CrsDefinition crs) {
        var titles = new ArrayList<List<String>>();
        titles.add(List.of("坐标系", crs.datum().nameZh()));
        if (crs.isZone()) {
            titles.add(List.of("几度分带", Integer.toString(crs.zoneWidthDegrees())));
            titles.add(List.of("带号", Integer.toString(crs.zoneNumber())));
        }
        return titles;
    }

    private static void addRows(Plot plot, int decimals, List<List<Object>> rows) {
        int number = 0;
        for (BoundaryRing ring : plot.rings()) {
            number++;
            for (int i = 0; i <= ring.points().size() && !ring.points().isEmpty(); i++) {
                BoundaryPoint point = ring.points().get(i % ring.points().size());
                rows.add(List.of(
                        plot.number(),
                        plot.name(),
                        BigDecimal.valueOf(number),
                        point.name(),
                        decimal(point.northing(), decimals),
                        decimal(point.easting(), decimals),
                        plot.declaredAreaSquareMetres() == null
                                ? ""
                                : BigDecimal.valueOf(plot.declaredAreaSquareMetres()),
                        plot.mapSheet(),
                        plot.use(),
                        plot.landClass()));
            }
        }
    }

    private static BigDecimal decimal(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
