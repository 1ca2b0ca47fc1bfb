package org.hongxian.gis.area;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding half up on decimal numbers (四舍五入), away from zero. */
final class Decimals {

    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};

    private Decimals() {}

    /** @param decimals 0 to 6 */
    static double halfUp(double value, int decimals) {
        double scaled = Math.abs(value) * POWERS[decimals];
        double fraction = scaled - Math.floor(scaled);
        // Only within reach of a tie can binary and decimal rounding differ; there the decimal text decides.
        if (Math.abs(fraction - 0.5) < 1e-3 || scaled > 1e14) {
            return round(value, decimals).doubleValue();
        }
        return Math.copySign(Math.floor(scaled + 0.5) / POWERS[decimals], value);
    }

    static BigDecimal round(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
