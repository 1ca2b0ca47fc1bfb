package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.NEAR_DUPLICATE_POINT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private record Cell(long column, long row) {}

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
        Map<Cell, List<Point>> grid = new HashMap<>();
        for (CheckedRing ring : plot.usableRings()) {
            for (int i = 0; i < ring.kept().size(); i++) {
                var point = new Point(ring, i);
                Point near = nearest(grid, point);
                if (near != null) {
                    report(near, point);
                }
                grid.computeIfAbsent(cell(point.coordinate(), 0, 0), c -> new ArrayList<>(1))
                        .add(point);
            }
        }
    }

    private @Nullable Point nearest(Map<Cell, List<Point>> grid, Point point) {
        for (int column = -1; column <= 1; column++) {
            for (int row = -1; row <= 1; row++) {
                for (Point other : grid.getOrDefault(cell(point.coordinate(), column, row), List.of())) {
                    double distance = point.coordinate().distance(other.coordinate());
                    if (distance > 0 && distance < tolerance && !point.follows(other)) {
                        return other;
                    }
                }
            }
        }
        return null;
    }

    private Cell cell(Coordinate c, int column, int row) {
        return new Cell(
                (long) Math.floor(c.getX() / tolerance) + column, (long) Math.floor(c.getY() / tolerance) + row);
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
