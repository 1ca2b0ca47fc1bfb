package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.DUPLICATE_POINT;
import static org.hongxian.gis.issue.IssueCode.NEAR_DUPLICATE_POINT;
import static org.hongxian.gis.issue.IssueCode.SPIKE;
import static org.hongxian.gis.issue.IssueCode.TOO_FEW_POINTS;
import static org.hongxian.gis.issue.IssueCode.UNCLOSED_RING;
import static org.hongxian.gis.issue.IssueCode.ZERO_AREA;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.issue.Severity;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * What can be wrong with one ring by itself: too few points, no area, points that repeat, spikes, no closing row.
 *
 * <p>A point found wrong here is left out of the ring for the later checks, so that one mistake is one finding: a spike that runs
 * back on itself is not also a self-intersection.
 */
final class RingCheck {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** A ring that winds several times around its land seems to enclose several times as much. */
    private static final double CLEARLY = 100;

    private final CheckContext context;
    private final FindingList findings;

    RingCheck(CheckContext context, FindingList findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(CheckedPlot plot, CheckedRing ring) {
        int distinct = distinctUpToThree(ring);
        if (distinct < 3) {
            ring.discard();
            plot.breaks(
                    findings,
                    TOO_FEW_POINTS,
                    ring.size() == 0 ? plot.head() : ring.place(0),
                    Map.of("ring", ring.number(), "count", distinct));
            return;
        }
        double hull = hullArea(ring);
        if (hull <= context.tolerances().zeroAreaSquareMetres()) {
            ring.discard();
            plot.breaks(findings, ZERO_AREA, ring.place(0), Map.of("ring", ring.number(), "areaSquareMetres", hull));
            return;
        }
        checkClosed(ring);
        checkRepeatedPoints(ring);
        checkSpikes(plot, ring);
    }

    private static int distinctUpToThree(CheckedRing ring) {
        var distinct = new ArrayList<Coordinate>(3);
        for (int i = 0; i < ring.size() && distinct.size() < 3; i++) {
            Coordinate point = ring.plane(i);
            if (distinct.stream().noneMatch(point::equals2D)) {
                distinct.add(point);
            }
        }
        return distinct.size();
    }

    /** Of a ring that clearly encloses land, what it encloses: only that it is not too small matters. */
    private double hullArea(CheckedRing ring) {
        double enclosed = Area.ofRing(ring.closedLine());
        return enclosed > CLEARLY * context.tolerances().zeroAreaSquareMetres()
                ? enclosed
                : new ConvexHull(ring.closedLine(), FACTORY).getConvexHull().getArea();
    }

    private void checkClosed(CheckedRing ring) {
        if (ring.isClosedInFile()) {
            return;
        }
        int last = ring.size() - 1;
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("ring", ring.number());
        arguments.put("distanceMetres", ring.plane(last).distance(ring.plane(0)));
        if (context.format().equals("boundary-txt")) {
            findings.add(UNCLOSED_RING, ring.place(last), arguments);
        } else {
            // Only the exchange text may leave out the closing row; elsewhere an open line was drawn.
            findings.add(Severity.ERROR, UNCLOSED_RING, ring.place(last), arguments);
        }
    }

    private void checkRepeatedPoints(CheckedRing ring) {
        double tolerance = context.tolerances().nearDuplicateMetres();
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < ring.size(); i++) {
            boolean wrapsAround = i == ring.size() - 1 && repeats(ring, 0, i, tolerance);
            int previous = kept.isEmpty() ? -1 : kept.get(kept.size() - 1);
            if (previous >= 0 && repeats(ring, previous, i, tolerance)) {
                report(ring, previous, i, tolerance);
            } else if (wrapsAround && kept.size() > 1) {
                report(ring, 0, i, tolerance);
            } else {
                kept.add(i);
            }
        }
        if (kept.size() >= 3) {
            ring.keep(kept);
        }
    }

    private static boolean repeats(CheckedRing ring, int first, int second, double tolerance) {
        return first != second && ring.plane(first).distance(ring.plane(second)) < tolerance;
    }

    private void report(CheckedRing ring, int first, int second, double tolerance) {
        double distance = ring.plane(first).distance(ring.plane(second));
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("otherPoint", ring.point(first).name());
        if (distance == 0) {
            findings.add(DUPLICATE_POINT, ring.place(second), arguments);
            return;
        }
        arguments.put("distanceMetres", distance);
        arguments.put("toleranceMetres", tolerance);
        findings.add(NEAR_DUPLICATE_POINT, ring.place(second), arguments);
    }

    private void checkSpikes(CheckedPlot plot, CheckedRing ring) {
        double threshold = context.tolerances().spikeAngleDegrees();
        List<Integer> points = ring.kept();
        int n = points.size();
        var tips = new boolean[n];
        for (int i = 0; i < n; i++) {
            Coordinate before = ring.plane(points.get((i + n - 1) % n));
            Coordinate tip = ring.plane(points.get(i));
            Coordinate after = ring.plane(points.get((i + 1) % n));
            double angle = Math.toDegrees(Angle.angleBetween(before, tip, after));
            // Two neighbouring sharp points are the two ends of one thin part: the first of them is the tip.
            if (angle < threshold && !tips[(i + n - 1) % n]) {
                tips[i] = true;
                plot.breaks(findings, SPIKE, ring.place(points.get(i)), spike(tip, before, after, angle, threshold));
            }
        }
        dropTips(ring, points, tips);
    }

    private static Map<String, Object> spike(
            Coordinate tip, Coordinate before, Coordinate after, double angle, double threshold) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("angleDegrees", angle);
        arguments.put("toleranceDegrees", threshold);
        arguments.put("lengthMetres", Math.min(tip.distance(before), tip.distance(after)));
        return arguments;
    }

    private void dropTips(CheckedRing ring, List<Integer> points, boolean[] tips) {
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < points.size(); i++) {
            boolean returned = !kept.isEmpty()
                    && ring.plane(kept.get(kept.size() - 1)).distance(ring.plane(points.get(i)))
                            < context.tolerances().nearDuplicateMetres();
            if (!tips[i] && !returned) {
                kept.add(points.get(i));
            }
        }
        if (kept.size() >= 3) {
            ring.keep(kept);
        } else if (Arrays.equals(tips, new boolean[tips.length])) {
            ring.keep(points);
        } else {
            ring.discard();
        }
    }
}
