package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

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

    /**
     * Without a unit, square metres are believed only when they fit the land of the rings within 5 % and hectares do not.
     *
     * @param rings in metres; parts and holes of one plot
     */
    static DeclaredArea of(BigDecimal area, String unit, List<BoundaryRing> rings) {
        double value = area.doubleValue();
        double measured = RingAssembler.assemble(Plot.of("", rings)).getArea();
        boolean squareMetres = unit.isEmpty() && fits(value, measured) && !fits(value * 10_000, measured);
        return squareMetres ? new DeclaredArea(value, true) : of(area, unit);
    }

    private static boolean fits(double declared, double measured) {
        return Math.abs(declared - measured) <= LARGEST_DIFFERENCE * measured;
    }
}
