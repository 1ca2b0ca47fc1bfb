package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.NEAR_DUPLICATE_POINT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/**
 * Points of one plot that come closer to each other than two points may, though they do not follow each other: a neck, or a hole
 * that almost reaches the shell. Points at exactly one place are left to the check for crossings.
 */
final class NearPointsCheck {

    private final double tolerance;
    private final FindingList findings;

    NearPointsCheck(double tolerance, FindingList findings) {
        this.tolerance = tolerance;
        this.findings = findings;
    }

    /** @param position among the kept points of the ring */
    private record Point(CheckedRing ring, int position) {

        int index() {
            return ring.kept().get(position);
        }

        Coordinate coordinate() {
            return ring.plane(index());
        }

        boolean follows(Point other) {
            int size = ring.kept().size();
            int apart = Math.abs(position - other.position);
            return ring == other.ring && (apart <= 1 || apart == size - 1);
        }
    }

    void check(CheckedPlot plot) {
        if (plot.isBroken()) {
            return;
        }
        var points = new ArrayList<Point>();
        for (CheckedRing ring : plot.usableRings()) {
            for (int i = 0; i < ring.kept().size(); i++) {
                points.add(new Point(ring, i));
            }
        }
        var places = new PlotEdges(points.size());
        for (int i = 0; i < points.size(); i++) {
            places.set(i, points.get(i).coordinate(), points.get(i).coordinate());
        }
        // Of the points near it, each is told with the first one of the table before it.
        var nearest = new TreeMap<Integer, Integer>();
        places.forEachPair(tolerance, (first, second) -> {
            double distance =
                    points.get(first).coordinate().distance(points.get(second).coordinate());
            if (distance > 0 && distance < tolerance && !points.get(second).follows(points.get(first))) {
                nearest.merge(second, first, Math::min);
            }
            return true;
        });
        nearest.forEach((second, first) -> report(points.get(first), points.get(second)));
    }

    private void report(Point first, Point second) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("otherPoint", first.ring().point(first.index()).name());
        arguments.put("distanceMetres", first.coordinate().distance(second.coordinate()));
        arguments.put("toleranceMetres", tolerance);
        first.ring().setNear(first.position());
        second.ring().setNear(second.position());
        findings.add(NEAR_DUPLICATE_POINT, second.ring().place(second.index()), arguments);
    }
}
