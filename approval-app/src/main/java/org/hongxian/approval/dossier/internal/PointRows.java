package org.hongxian.approval.dossier.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;

/** The boundary points of one plot as a table: coordinates to the millimetre, sides to the centimetre. */
final class PointRows {

    private PointRows() {}

    /** @param side length to the next point; empty in the row that repeats the first point of a ring */
    record Row(String number, String name, String northing, String easting, String side) {}

    static List<Row> of(Plot plot) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (BoundaryRing ring : plot.rings()) {
            List<BoundaryPoint> points = ring.points();
            for (int i = 0; i < points.size(); i++) {
                BoundaryPoint next = points.get((i + 1) % points.size());
                double side = Math.hypot(
                        next.easting() - points.get(i).easting(),
                        next.northing() - points.get(i).northing());
                number++;
                rows.add(row(String.valueOf(number), points.get(i), fixed(side, 2)));
            }
            rows.add(row("", points.get(0), ""));
        }
        return rows;
    }

    private static Row row(String number, BoundaryPoint point, String side) {
        return new Row(number, point.name(), fixed(point.northing(), 3), fixed(point.easting(), 3), side);
    }

    private static String fixed(double value, int decimals) {
        return new BigDecimal(String.valueOf(value))
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
