package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Units in which files declare areas. Boundary TXT prescribes hectares, GIS files are in square metres; all three are met in both. */
public enum AreaUnit {
    HECTARES(10_000, 1, "公顷", "ha", "hm2", "hm²"),
    SQUARE_METRES(1, 1, "平方米", "平米", "m2", "㎡", "m²"),
    /** A fifteenth of a hectare. */
    MU(10_000, 15, "亩");

    private final BigDecimal numerator;
    private final BigDecimal denominator;
    private final List<String> names;

    AreaUnit(int numerator, int denominator, String... names) {
        this.numerator = BigDecimal.valueOf(numerator);
        this.denominator = BigDecimal.valueOf(denominator);
        this.names = List.of(names);
    }

    /** The unit written behind a number, in any case of letters. */
    static Optional<AreaUnit> named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (AreaUnit unit : values()) {
            if (unit.names.contains(lower)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** As answers and profiles name it, for instance {@code square-metres}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static AreaUnit ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public double squareMetres(BigDecimal area) {
        return area.multiply(numerator)
                .divide(denominator, 6, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** How an area is written in this unit, rounded half up. */
    public String text(double squareMetres, int decimals) {
        return BigDecimal.valueOf(squareMetres)
                .multiply(denominator)
                .divide(numerator, decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
