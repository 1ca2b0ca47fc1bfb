package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.COORDINATE_PRECISION;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * With how many decimals the metres of a drawing are given, against what the receiver asks for. One finding for the drawing.
 *
 * <p>More decimals are found in any drawing. Fewer, or a stretch of points with fewer than the others, say something about a file
 * only: a person may well draw on whole metres.
 */
final class PrecisionCheck {

    /** Not told apart from more; a double holds no more of a coordinate with zone prefix. */
    private static final int MOST_DECIMALS = 6;

    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5};
    /** How far from a whole number a decimal may seem to be, per unit: larger than what a double loses, smaller than 1e-5 m. */
    private static final double NOISE_METRES = 1e-7;

    /** A coordinate of 3 decimals has one decimal or none in both ordinates once in ten thousand points. */
    private static final int FEW_DECIMALS = 1;

    private static final int LEAST_POINTS = 3;

    /** In fewer points, zeros at the end may be chance, or the drawing an example. */
    private static final int LEAST_POINTS_OF_FILE = 12;

    private static final double LEAST_SHARE = 0.01;

    private final int[] counts = new int[MOST_DECIMALS + 1];
    private final List<CheckedPlot> plots;

    PrecisionCheck(List<CheckedPlot> plots) {
        this.plots = plots;
        for (CheckedPlot plot : plots) {
            for (CheckedRing ring : plot.rings()) {
                for (int i = 0; i < ring.size(); i++) {
                    counts[decimals(ring, i)]++;
                }
            }
        }
    }

    void check(CheckContext context, FindingList findings) {
        int expected = context.tolerances().coordinateDecimals();
        int most = most();
        int over = count(expected + 1, MOST_DECIMALS);
        int few = count(0, FEW_DECIMALS);
        int all = count(0, MOST_DECIMALS);
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("decimals", most);
        if (over > 0) {
            arguments.put("expectedDecimals", expected);
            arguments.put("count", over);
            add(findings, expected + 1, MOST_DECIMALS, arguments);
        } else if (context.format().isEmpty() || all < LEAST_POINTS_OF_FILE) {
            return;
        } else if (most < context.tolerances().coordinateDecimalsLeast()) {
            arguments.put("expectedDecimals", expected);
            add(findings, 0, MOST_DECIMALS, arguments);
        } else if (most >= expected && few >= Math.max(LEAST_POINTS, LEAST_SHARE * all)) {
            arguments.put("count", few);
            arguments.put("fewestDecimals", fewest());
            add(findings, 0, FEW_DECIMALS, arguments);
        }
    }

    /**
     * How wide a strip may be that comes from writing coordinates with these decimals and not from surveying.
     *
     * @param least never less
     */
    double roundingMetres(double least) {
        int most = most();
        return most >= MOST_DECIMALS ? least : Math.max(least, 0.5 / Math.max(100, Math.pow(10, most)));
    }

    private void add(FindingList findings, int least, int most, LinkedHashMap<String, Object> arguments) {
        for (CheckedPlot plot : plots) {
            for (CheckedRing ring : plot.rings()) {
                for (int i = 0; i < ring.size(); i++) {
                    int decimals = decimals(ring, i);
                    if (decimals >= least && decimals <= most) {
                        findings.add(COORDINATE_PRECISION, ring.place(i), arguments);
                        return;
                    }
                }
            }
        }
    }

    private int most() {
        for (int decimals = MOST_DECIMALS; decimals > 0; decimals--) {
            if (counts[decimals] > 0) {
                return decimals;
            }
        }
        return 0;
    }

    private int fewest() {
        return counts[0] > 0 ? 0 : 1;
    }

    private int count(int least, int most) {
        int sum = 0;
        for (int decimals = least; decimals <= most; decimals++) {
            sum += counts[decimals];
        }
        return sum;
    }

    private static int decimals(CheckedRing ring, int point) {
        var submitted = ring.point(point);
        return Math.max(decimals(submitted.easting()), decimals(submitted.northing()));
    }

    static int decimals(double metres) {
        for (int decimals = 0; decimals < POWERS.length; decimals++) {
            double scaled = metres * POWERS[decimals];
            if (Math.abs(scaled - Math.rint(scaled)) <= NOISE_METRES * POWERS[decimals]) {
                return decimals;
            }
        }
        return MOST_DECIMALS;
    }
}
