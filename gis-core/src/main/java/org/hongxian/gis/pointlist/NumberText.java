package org.hongxian.gis.pointlist;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.PlainNumber;
import org.hongxian.gis.coordinatefile.ReadLimits;

/**
 * A number as people write it into tables.
 *
 * @param notation how it is written
 * @param decimals digits behind the point; {@link BoundaryPoint#DECIMALS_UNKNOWN} of degrees, minutes and seconds
 */
record NumberText(double value, Notation notation, int decimals) {

    /** The ways of writing a number; all but the first are reported. */
    enum Notation {
        PLAIN,
        FULL_WIDTH,
        DECIMAL_COMMA,
        THOUSANDS_SEPARATORS,
        DEGREES_MINUTES_SECONDS
    }

    private static final int LONGEST = 40;
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(([, ']\\d{3}))+(\\.\\d{1,15})?");
    private static final Pattern DOTTED_THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+,\\d{1,15}");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d{1,15},\\d{1,15}");
    private static final Pattern DEGREES = Pattern.compile(
            "([NSEW东西南北]?)(\\d{1,3})\\s*[°º度:d]\\s*(\\d{1,2})\\s*['′’分:m]\\s*(\\d{1,2}(?:\\.\\d{0,12})?)\\s*(?:[\"″”秒s]|'')?\\s*([NSEW]?)");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile(
            "[+-]?[\\d.][\\d.,'\\s+\\-eE]*m?|(?i)[+-]?(nan|inf|infinity|#ref!|#div/0!|#value!|#n/a|#num!|#name\\?)");

    /**
     * @param degrees whether the column is one of degrees: a comma before three digits is then a decimal one
     * @return empty when it is no number, or larger than any coordinate
     */
    static Optional<NumberText> parse(String cell, boolean degrees) {
        String text = cell.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Notation plain = Notation.PLAIN;
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (!PLAIN.matcher(text).matches() && PLAIN.matcher(normal).matches()) {
            plain = Notation.FULL_WIDTH;
        }
        if (PLAIN.matcher(normal).matches()) {
            return bounded(normal, plain);
        }
        if (DOTTED_THOUSANDS.matcher(normal).matches()) {
            return bounded(normal.replace(".", "").replace(',', '.'), Notation.DECIMAL_COMMA);
        }
        boolean comma = COMMA.matcher(normal).matches();
        if (comma && degrees) {
            return bounded(normal.replace(',', '.'), Notation.DECIMAL_COMMA);
        }
        if (THOUSANDS.matcher(normal).matches()) {
            return bounded(normal.replaceAll("[, ']", ""), Notation.THOUSANDS_SEPARATORS);
        }
        return comma ? bounded(normal.replace(',', '.'), Notation.DECIMAL_COMMA) : sexagesimal(text);
    }

    /** Of two coordinates of a point; unknown where one of them is. */
    int decimalsWith(NumberText other) {
        return Math.min(decimals, other.decimals) < 0
                ? BoundaryPoint.DECIMALS_UNKNOWN
                : Math.max(decimals, other.decimals);
    }

    /** Whether somebody meant a number, readable or not. */
    static boolean isMeant(String cell) {
        String text = cell.strip();
        return text.length() <= LONGEST
                && (LIKE_A_NUMBER
                                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                                .matches()
                        || DEGREES.matcher(text).matches());
    }

    private static Optional<NumberText> sexagesimal(String text) {
        Matcher matcher = DEGREES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double minutes = Double.parseDouble(matcher.group(3));
        double seconds = Double.parseDouble(matcher.group(4));
        if (minutes >= 60 || seconds >= 60) {
            return Optional.empty();
        }
        String side = matcher.group(1) + matcher.group(5);
        boolean negative = !side.isEmpty() && "SW西南".contains(side);
        double value = Double.parseDouble(matcher.group(2)) + minutes / 60 + seconds / 3600;
        return Optional.of(new NumberText(
                negative ? -value : value, Notation.DEGREES_MINUTES_SECONDS, BoundaryPoint.DECIMALS_UNKNOWN));
    }

    private static Optional<NumberText> bounded(String decimal, Notation notation) {
        double value = Double.parseDouble(decimal);
        return Math.abs(value) <= ReadLimits.LARGEST_COORDINATE
                ? Optional.of(new NumberText(value, notation, PlainNumber.decimals(decimal)))
                : Optional.empty();
    }
}
