package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;

/**
 * The area a plot line declares.
 *
 * @param isAssumed whether it was read as square metres although the profile says hectares, because only that fits the points
 */
record DeclaredArea(double squareMetres, boolean isAssumed) {

    private static final BigDecimal HECTARE = BigDecimal.valueOf(10_000);
    private static final double LARGEST_DIFFERENCE = 0.05;

    /** By its unit, hectares when none is written. */
    static DeclaredArea of(BigDecimal area, String unit) {
        BigDecimal squareMetres =
                switch (unit) {
                    case "平方米", "m2", "㎡", "m²" -> area;
                    case "亩" -> area.multiply(HECTARE).divide(BigDecimal.valueOf(15), 6, RoundingMode.HALF_UP);
                    default -> area.multiply(HECTARE);
                };
        return new DeclaredArea(squareMetres.doubleValue(), false);
    }

    /** Without a unit, square metres are believed only when they fit the points within 5 % and hectares do not. */
    static DeclaredArea of(BigDecimal area, String unit, List<BoundaryRing> rings) {
        double value = area.doubleValue();
        double measured = roughSquareMetres(rings);
        boolean squareMetres = unit.isEmpty() && fits(value, measured) && !fits(value * 10_000, measured);
        return squareMetres ? new DeclaredArea(value, true) : of(area, unit);
    }

    private static boolean fits(double declared, double measured) {
        return Math.abs(declared - measured) <= LARGEST_DIFFERENCE * measured;
    }

    /** The largest ring minus the others inside its envelope, plus those outside: good enough to tell a unit. */
    private static double roughSquareMetres(List<BoundaryRing> rings) {
        double[] areas = rings.stream().mapToDouble(DeclaredArea::ringArea).toArray();
        double sum = 0;
        double largest = 0;
        for (double area : areas) {
            sum += area;
            largest = Math.max(largest, area);
        }
        return rings.size() < 2 ? sum : Math.max(0, 2 * largest - sum);
    }

    private static double ringArea(BoundaryRing ring) {
        List<BoundaryPoint> points = ring.points();
        var closed = new Coordinate[points.size() + 1];
        for (int i = 0; i < closed.length; i++) {
            BoundaryPoint point = points.get(i % points.size());
            closed[i] = new Coordinate(point.easting(), point.northing());
        }
        return Area.ofRing(closed);
    }
}
