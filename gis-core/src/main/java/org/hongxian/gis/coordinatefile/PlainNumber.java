package org.hongxian.gis.coordinatefile;

/**
 * Decimal numbers without exponent, thousands separator or words; NaN and infinity are words. At most 15 digits on either side of the
 * point.
 */
public final class PlainNumber {

    private static final int LONGEST_PART = 15;

    private PlainNumber() {}

    public static boolean matches(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
        int point = digitsEnd(text, at);
        int whole = point - at;
        if (point == text.length()) {
            return whole >= 1 && whole <= LONGEST_PART;
        }
        int end = digitsEnd(text, point + 1);
        int fraction = end - point - 1;
        return text.charAt(point) == '.'
                && end == text.length()
                && whole <= LONGEST_PART
                && fraction <= LONGEST_PART
                && whole + fraction >= 1;
    }

    /** How many digits a plain number has behind its point. */
    public static int decimals(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point - 1;
    }

    /** Where the digits end that begin at a position. */
    public static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
