package org.hongxian.gis.area;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Areas as they are printed: the only place where square metres become hectares (公顷) or mu (亩). Rounded half up. */
public final class AreaText {

    private static final BigDecimal SQUARE_METRES_PER_HECTARE = BigDecimal.valueOf(10_000);
    private static final BigDecimal MU_PER_HECTARE = BigDecimal.valueOf(15);

    private AreaText() {}

    /** Hectares with 4 decimals, the precision of the forms: 0.0001 ha is 1 m². */
    public static BigDecimal hectares(double squareMetres) {
        return hectares(BigDecimal.valueOf(squareMetres));
    }

    /** Hectares with 4 decimals. */
    public static BigDecimal hectares(BigDecimal squareMetres) {
        return squareMetres.divide(SQUARE_METRES_PER_HECTARE, 4, RoundingMode.HALF_UP);
    }

    /** Mu with 2 decimals of an area already rounded to hectares, so that both are seen to agree. */
    public static BigDecimal muOfHectares(BigDecimal hectares) {
        return exactMu(hectares).setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal exactMu(BigDecimal hectares) {
        return hectares.multiply(MU_PER_HECTARE);
    }

    /** Square metres with 2 decimals. */
    public static BigDecimal squareMetres(double squareMetres) {
        return Decimals.round(squareMetres, 2);
    }
}
