package org.hongxian.gis.dxf;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Turns paths into points: arcs become chords that leave the arc by no more than the tolerance. */
final class DxfArcs {

    /** However small an arc is, a chord spans no more than this. */
    private static final double WIDEST_CHORD_RADIANS = Math.PI / 4;

    /** A circle of 1000 km needs 70 000 at a millimetre; what needs more is no boundary. */
    static final int MOST_INSERTED = 100_000;

    private final double toleranceInDrawing;
    private final int pointLimit;
    private int inserted;

    /**
     * @param toleranceInDrawing largest distance between arc and chord, in the units of the drawing
     * @param pointLimit how many points one path may have
     */
    DxfArcs(double toleranceInDrawing, int pointLimit) {
        this.toleranceInDrawing = toleranceInDrawing;
        this.pointLimit = pointLimit;
    }

    /** Points inserted so far into all paths. */
    int inserted() {
        return inserted;
    }

    /**
     * @param toDrawing from the coordinates of the shape to those of the drawing
     * @return without a closing point; one more than the limit at most, and no more inserted than one above {@link #MOST_INSERTED}
     */
    List<Coordinate> points(DxfShape shape, AffineTransformation toDrawing) {
        double[] matrix = toDrawing.getMatrixEntries();
        double scale = Math.max(Math.hypot(matrix[0], matrix[3]), Math.hypot(matrix[1], matrix[4]));
        DxfVertices vertices = shape.vertices();
        var points = new ArrayList<Coordinate>(vertices.count());
        for (int i = 0; i < vertices.count() && points.size() <= pointLimit; i++) {
            points.add(new Coordinate(vertices.x(i), vertices.y(i)));
            boolean last = i == vertices.count() - 1;
            if (vertices.bulge(i) != 0 && !(last && !shape.isClosed())) {
                addArc(vertices, i, toleranceInDrawing / scale, points);
            }
        }
        return points.stream()
                .map(point -> toDrawing.transform(point, new Coordinate()))
                .toList();
    }

    /** The points between two vertices, both left out. */
    private void addArc(DxfVertices vertices, int index, double tolerance, List<Coordinate> points) {
        int next = (index + 1) % vertices.count();
        double dx = vertices.x(next) - vertices.x(index);
        double dy = vertices.y(next) - vertices.y(index);
        double chord = Math.hypot(dx, dy);
        double bulge = vertices.bulge(index);
        double angle = 4 * Math.atan(bulge);
        double radius = chord * (1 + bulge * bulge) / (4 * Math.abs(bulge));
        if (chord == 0 || !(radius < 1e12)) {
            return;
        }
        double step = 2 * Math.acos(Math.max(0, 1 - tolerance / radius));
        int chords =
                (int) Math.min(Integer.MAX_VALUE, Math.ceil(Math.abs(angle) / Math.min(step, WIDEST_CHORD_RADIANS)));
        // From the middle of the chord to the centre, to the left when the arc turns left by less than half a turn.
        double toCentre = (1 - bulge * bulge) / (4 * bulge);
        double centreX = vertices.x(index) + dx / 2 - dy * toCentre;
        double centreY = vertices.y(index) + dy / 2 + dx * toCentre;
        double begin = Math.atan2(vertices.y(index) - centreY, vertices.x(index) - centreX);
        for (int i = 1; i < chords && inserted <= MOST_INSERTED; i++) {
            double radians = begin + angle * i / chords;
            points.add(new Coordinate(centreX + radius * Math.cos(radians), centreY + radius * Math.sin(radians)));
            inserted++;
        }
    }
}
