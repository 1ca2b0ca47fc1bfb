package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.ACUTE_ANGLE;
import static org.hongxian.gis.issue.IssueCode.MULTIPART_PLOT;
import static org.hongxian.gis.issue.IssueCode.RING_ORIENTATION;
import static org.hongxian.gis.issue.IssueCode.TINY_HOLE;
import static org.hongxian.gis.issue.IssueCode.VERTEX_SPACING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;

/**
 * What is possible but seldom meant in the shape of a plot: sharp corners, very long sides, tiny holes, several pieces, a table that
 * runs the wrong way round. Looks only at rings whose shape means something.
 */
final class ShapeCheck {

    private final CheckContext context;
    private final FindingList findings;

    ShapeCheck(CheckContext context, FindingList findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(CheckedPlot plot) {
        int parts = 0;
        for (CheckedRing ring : plot.usableRings()) {
            if (!ring.isCrossed()) {
                checkCorners(ring);
                if (ring.depth() % 2 == 1) {
                    checkHole(ring);
                } else {
                    parts++;
                    checkOrientation(plot, ring);
                }
            }
        }
        if (parts > 1 && !plot.isBroken()) {
            findings.add(MULTIPART_PLOT, plot.head(), Map.of("count", parts));
        }
    }

    private void checkCorners(CheckedRing ring) {
        TopologyTolerances tolerances = context.tolerances();
        List<Integer> kept = ring.kept();
        int n = kept.size();
        for (int i = 0; i < n; i++) {
            Coordinate before = ring.plane(kept.get((i + n - 1) % n));
            Coordinate corner = ring.plane(kept.get(i));
            Coordinate after = ring.plane(kept.get((i + 1) % n));
            double angle = Math.toDegrees(Angle.angleBetween(before, corner, after));
            if (angle < tolerances.acuteAngleDegrees()) {
                var arguments = new LinkedHashMap<String, Object>();
                arguments.put("angleDegrees", angle);
                arguments.put("toleranceDegrees", tolerances.acuteAngleDegrees());
                findings.add(ACUTE_ANGLE, ring.place(kept.get(i)), arguments);
            }
            double length = corner.distance(after);
            if (length > tolerances.vertexFarMetres()) {
                var arguments = new LinkedHashMap<String, Object>();
                arguments.put("otherPoint", ring.point(kept.get((i + 1) % n)).name());
                arguments.put("lengthMetres", length);
                arguments.put("toleranceMetres", tolerances.vertexFarMetres());
                findings.add(VERTEX_SPACING, ring.place(kept.get(i)), arguments);
            }
        }
    }

    private void checkHole(CheckedRing ring) {
        double area = Area.ofRing(ring.closedLine());
        double tolerance = context.tolerances().tinyHoleSquareMetres();
        if (area < tolerance) {
            var arguments = new LinkedHashMap<String, Object>();
            arguments.put("ring", ring.number());
            arguments.put("areaSquareMetres", area);
            arguments.put("toleranceSquareMetres", tolerance);
            findings.add(TINY_HOLE, ring.place(ring.kept().get(0)), arguments);
        }
    }

    /** The product numbers points clockwise whichever way a ring runs, so only a file's own table can be wrong. */
    private void checkOrientation(CheckedPlot plot, CheckedRing ring) {
        if (context.format().equals("boundary-txt") && !plot.isBroken() && Orientation.isCCW(ring.closedLine())) {
            findings.add(RING_ORIENTATION, ring.place(0), Map.of("ring", ring.number()));
        }
    }
}
