package org.hongxian.sample;

import static org.hongxian.sample.PlotShape.around;
import static org.hongxian.sample.PlotShape.plot;
import static org.hongxian.sample.PlotShape.point;
import static org.hongxian.sample.PlotShape.rectangle;
import static org.hongxian.sample.PlotShape.ring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.IssueCode;
import org.locationtech.jts.geom.Coordinate;

/** Plots whose shape, or whose place beside each other, is possible but was not meant. */
final class ShapeDefectFiles {

    private static final String CLASS = "0601";
    private static final double RADIUS = 200;

    private final Target target;
    private final Coordinate middle;

    /** Where plots with one defect go. */
    interface Target {
        void write(IssueCode defect, Plot... plots) throws IOException;
    }

    /** @param middle of a good place */
    ShapeDefectFiles(Target target, Coordinate middle) {
        this.target = target;
        this.middle = middle;
    }

    void write() throws IOException {
        writeRings();
        writeParts();
        writeNeighbours();
    }

    private void writeRings() throws IOException {
        // Two yards in one ring that meet in one point.
        write(IssueCode.SELF_TOUCH, outline(-60, -50, -140, -20, -90, 60, 0, 0, 70, 60, 150, 10, 80, -70, 0, 0));
        // Two yards and a path of 30 cm between them.
        write(
                IssueCode.NARROW_NECK,
                outline(
                        -120, 80, -20, 80, -20, 0.3, 20, 0.3, 20, 80, 120, 80, 120, -60, 20, -60, 20, 0, -20, 0, -20,
                        -60, -120, -60));
        // About 8 degrees at the western end.
        write(IssueCode.ACUTE_ANGLE, outline(-150, 0, 120, 28, 150, -10));
        // 2.4 km without a point between, on the northern side only.
        write(IssueCode.VERTEX_SPACING, outline(-1200, 40, 1200, 40, 1200, -40, 0, -45, -1200, -40));
        List<Coordinate> backwards = new ArrayList<>(around(middle, RADIUS));
        Collections.reverse(backwards);
        write(IssueCode.RING_ORIENTATION, backwards);
        target.write(
                IssueCode.TINY_HOLE,
                plot("1", "地块一", CLASS, ring(1, 1, around(middle, RADIUS)), ring(2, 17, rectangle(middle, 2.2, 1.8))));
    }

    private void writeParts() throws IOException {
        List<Coordinate> west = rectangle(middle, 90, 110);
        target.write(
                IssueCode.MULTIPART_PLOT,
                plot("1", "地块一", CLASS, ring(1, 1, west), ring(2, 5, rectangle(point(middle, 130, 10), 70, 60))));
        target.write(
                IssueCode.PARTS_SHARE_EDGE,
                plot("1", "地块一", CLASS, ring(1, 1, west), ring(2, 5, rectangle(point(middle, 90, 0), 70, 110))));
    }

    private void writeNeighbours() throws IOException {
        Plot west = plot("1", "西地块", CLASS, ring(1, 1, rectangle(middle, 100, 120)));
        target.write(
                IssueCode.PLOT_DUPLICATED,
                west,
                plot("2", "同一地块", CLASS, west.rings().get(0)));
        target.write(
                IssueCode.PLOT_CONTAINED,
                west,
                plot("2", "院内地块", CLASS, ring(1, 1, rectangle(point(middle, 30, 40), 25, 20))));
        target.write(
                IssueCode.NEAR_COINCIDENT_EDGE,
                west,
                plot("2", "东地块", CLASS, ring(1, 1, rectangle(point(middle, 100.06, 0), 100, 120))));
        List<Coordinate> east = new ArrayList<>(rectangle(point(middle, 100, 0), 100, 120));
        east.add(point(middle, 100, 45));
        target.write(IssueCode.MISSING_SHARED_VERTEX, west, plot("2", "东地块", CLASS, ring(1, 1, east)));
    }

    private List<Coordinate> outline(double... offsets) {
        var points = new ArrayList<Coordinate>();
        for (int i = 0; i < offsets.length; i += 2) {
            points.add(point(middle, offsets[i], offsets[i + 1]));
        }
        return points;
    }

    private void write(IssueCode defect, List<Coordinate> points) throws IOException {
        target.write(defect, plot("1", "地块一", CLASS, ring(1, 1, points)));
    }
}
