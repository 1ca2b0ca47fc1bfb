package org.hongxian.gis.kml;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;

/**
 * The text of a KML {@code coordinates} element, piece by piece: longitude, latitude and perhaps a height, separated by commas;
 * tuples separated by blanks. Blanks beside commas, which some programs write, do no harm.
 */
final class CoordinateTuples {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
    private static final int LONGEST_NUMBER = 64;

    private final Findings findings;
    private final int line;
    private final int pointLimit;
    private final StringBuilder token = new StringBuilder();
    private double[] flat = new double[16];
    private int length;
    /** Which number of the tuple comes next. */
    private int at;

    private boolean afterComma = true;
    private boolean begun;
    /** How many of longitude and latitude were there. */
    private int given;

    private double longitude;
    private double latitude;
    private boolean sawHeights;

    CoordinateTuples(Findings findings, int line, int pointLimit) {
        this.findings = findings;
        this.line = line;
        this.pointLimit = pointLimit;
    }

    /** The limit is exceeded. */
    static final class TooManyPoints extends RuntimeException {}

    boolean sawHeights() {
        return sawHeights;
    }

    void add(char[] text, int start, int count) {
        for (int i = start; i < start + count; i++) {
            char c = text[i];
            if (c == ',') {
                endNumber();
                at++;
                afterComma = true;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                endNumber();
            } else {
                if (token.isEmpty() && !afterComma) {
                    endTuple();
                }
                begun = true;
                if (token.length() < LONGEST_NUMBER) {
                    token.append(c);
                }
            }
        }
    }

    /** Longitude and latitude alternating. */
    double[] finish() {
        endNumber();
        endTuple();
        return Arrays.copyOf(flat, length);
    }

    private void endNumber() {
        if (token.isEmpty()) {
            return;
        }
        String text = token.toString();
        token.setLength(0);
        afterComma = false;
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (at >= 2) {
            sawHeights |= value != 0;
            return;
        }
        if (!(Math.abs(value) <= ReadLimits.LARGEST_COORDINATE)) {
            invalid(text);
        }
        given++;
        if (at == 0) {
            longitude = value;
        } else {
            latitude = value;
        }
    }

    private void endTuple() {
        if (!begun) {
            return;
        }
        if (length / 2 >= pointLimit) {
            throw new TooManyPoints();
        }
        if (given < 2) {
            invalid("");
        }
        if (length == flat.length) {
            flat = Arrays.copyOf(flat, 2 * length);
        }
        flat[length++] = longitude;
        flat[length++] = latitude;
        at = 0;
        given = 0;
        begun = false;
        afterComma = true;
    }

    private void invalid(String text) {
        findings.add(
                IssueCode.NUMBER_INVALID,
                Place.line(line),
                () -> Map.of("field", "coordinates", "text", Findings.excerpt(text)));
    }
}
