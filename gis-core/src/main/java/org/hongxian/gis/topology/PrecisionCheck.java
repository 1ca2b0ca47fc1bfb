package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.COORDINATE_PRECISION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.hongxian.gis.coordinatefile.BoundaryPoint;

/**
 * With how many decimals the metres of a drawing are given, against what the receiver asks for. One finding for the drawing.
 *
 * <p>More decimals show in the number itself, in any drawing. Fewer, or a stretch of points with fewer than the others, show only where
 * the file has them as a person wrote them: {@code 4000000.000} and {@code 4000000} are the same number.
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
    private final int[] written = new int[MOST_DECIMALS + 1];
    private final List<CheckedPlot> plots;

    PrecisionCheck(List<CheckedPlot> plots) {
        this.plots = plots;
        for (CheckedPlot plot : plots) {
            for (CheckedRing ring : plot.rings()) {
                for (int i = 0; i < ring.size(); i++) {
                    counts[decimals(ring, i)]++;
                    if (written(ring, i) != BoundaryPoint.DECIMALS_UNKNOWN) {
                        written[written(ring, i)]++;
                    }
                }
            }
        }
    }

    void check(CheckContext context, FindingList findings) {
        int expected = context.tolerances().coordinateDecimals();
        int over = count(counts, expected + 1, MOST_DECIMALS);
        if (over > 0) {
            var arguments = new LinkedHashMap<String, Object>();
            arguments.put("decimals", most(counts));
            arguments.put("expectedDecimals", expected);
            arguments.put("count", over);
            add(findings, PrecisionCheck::decimals, expected + 1, MOST_DECIMALS, arguments);
        } else {
            checkWritten(context.tolerances(), findings);
        }
    }

    private void checkWritten(TopologyTolerances tolerances, FindingList findings) {
        int all = count(written, 0, MOST_DECIMALS);
        if (all < LEAST_POINTS_OF_FILE) {
            return;
        }
        int most = most(written);
        int few = count(written, 0, FEW_DECIMALS);
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("decimals", most);
        if (most < tolerances.coordinateDecimalsLeast()) {
            arguments.put("expectedDecimals", tolerances.coordinateDecimals());
            add(findings, PrecisionCheck::written, 0, MOST_DECIMALS, arguments);
        } else if (most >= tolerances.coordinateDecimals() && few >= Math.max(LEAST_POINTS, LEAST_SHARE * all)) {
            arguments.put("count", few);
            arguments.put("fewestDecimals", written[0] > 0 ? 0 : 1);
            add(findings, PrecisionCheck::written, 0, FEW_DECIMALS, arguments);
        }
    }

    /**
     * How wide a strip may be that comes from writing coordinates with these decimals and not from surveying.
     *
     * @param least never less
     */
    double roundingMetres(double least) {
        int most = most(counts);
        return most >= MOST_DECIMALS ? least : Math.max(least, 0.5 / Math.max(100, Math.pow(10, most)));
    }

    private void add(
            FindingList findings,
            ToIntBiFunction<CheckedRing, Integer> decimalsOf,
            int least,
            int most,
            LinkedHashMap<String, Object> arguments) {
        for (CheckedPlot plot : plots) {
            for (CheckedRing ring : plot.rings()) {
                for (int i = 0; i < ring.size(); i++) {
                    int decimals = decimalsOf.applyAsInt(ring, i);
                    if (decimals >= least && decimals <= most) {
                        findings.add(COORDINATE_PRECISION, ring.place(i), arguments);
                        return;
                    }
                }
            }
        }
    }

    private static int most(int[] counts) {
        for (int decimals = MOST_DECIMALS; decimals > 0; decimals--) {
            if (counts[decimals] > 0) {
                return decimals;
            }
        }
        return 0;
    }

    private static int count(int[] counts, int least, int most) {
        int sum = 0;
        for (int decimals = least; decimals <= most; decimals++) {
            sum += counts[decimals];
        }
        return sum;
    }

    private static int written(CheckedRing ring, int point) {
        return Math.min(MOST_DECIMALS, ring.point(point).decimals());
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
