package org.hongxian.sample;

import static org.hongxian.sample.PlotShape.around;
import static org.hongxian.sample.PlotShape.plot;
import static org.hongxian.sample.PlotShape.point;
import static org.hongxian.sample.PlotShape.rectangle;
import static org.hongxian.sample.PlotShape.ring;
import static org.hongxian.sample.PlotShape.withArea;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.IssueCode;
import org.locationtech.jts.geom.Coordinate;

/** One boundary TXT per kind of defect, named after its code, with that defect and no other. */
final class DefectFiles {

    private static final String CLASS = "0601";
    private static final double RADIUS = 200;

    private final RedLineFiles files;
    private final Coordinate middle;
    private final Coordinate abroad;
    private final Coordinate border;

    /**
     * @param middle of a good place
     * @param abroad a point outside of both counties, in the same zone
     * @param border a point on the boundary between the counties, far from its ends
     */
    DefectFiles(RedLineFiles files, Coordinate middle, Coordinate abroad, Coordinate border) {
        this.files = files;
        this.middle = middle;
        this.abroad = abroad;
        this.border = border;
    }

    void write() throws IOException {
        writeRingDefects();
        new ShapeDefectFiles(this::write, middle).write();
        writePlotDefects();
        writePlaceDefects();
        writeTextDefects();
    }

    private void writeRingDefects() throws IOException {
        List<Coordinate> outline = around(middle, RADIUS);

        var crossing = new ArrayList<>(outline);
        mistype(crossing);
        write(IssueCode.SELF_INTERSECTION, crossing);

        var twice = new ArrayList<>(outline);
        twice.add(5, outline.get(4).copy());
        write(IssueCode.DUPLICATE_POINT, twice);

        var nearlyTwice = new ArrayList<>(outline);
        nearlyTwice.add(5, point(outline.get(4), 0.03, -0.02));
        write(IssueCode.NEAR_DUPLICATE_POINT, nearlyTwice);

        var spike = new ArrayList<>(outline);
        addSpike(spike);
        write(IssueCode.SPIKE, spike);

        Plot good = plot("1", "地块一", CLASS, ring(1, 1, outline));
        Plot two = plot("2", "地块二", CLASS, ring(1, 1, List.of(outline.get(0), point(outline.get(0), 90, 400))));
        write(IssueCode.TOO_FEW_POINTS, good, withArea(two, 0));

        Coordinate far = point(middle, 300, 0);
        List<Coordinate> line = List.of(far, point(far, 40, 40), point(far, 80, 80));
        write(IssueCode.ZERO_AREA, good, withArea(plot("2", "地块二", CLASS, ring(1, 1, line)), 0));
    }

    private void writePlotDefects() throws IOException {
        Plot west = plot("1", "西地块", CLASS, ring(1, 1, rectangle(middle, 100, 120)));
        write(
                IssueCode.PLOTS_OVERLAP,
                west,
                plot("2", "东地块", CLASS, ring(1, 1, rectangle(point(middle, 92, 0), 100, 120))));
        write(
                IssueCode.GAP_BETWEEN_PLOTS,
                west,
                plot("2", "东地块", CLASS, ring(1, 1, rectangle(point(middle, 100.3, 0), 100, 120))));

        List<Coordinate> hole = rectangle(point(middle, 260, 0), 40, 40);
        Plot shell = plot("1", "地块一", CLASS, ring(1, 1, around(middle, RADIUS)));
        double declared = Objects.requireNonNull(shell.declaredAreaSquareMetres()) - 1600;
        write(
                IssueCode.HOLE_OUTSIDE_SHELL,
                withArea(plot("1", "地块一", CLASS, shell.rings().get(0), ring(2, 17, hole)), declared));
    }

    private void writePlaceDefects() throws IOException {
        write(IssueCode.OUTSIDE_COUNTY, around(abroad, RADIUS));
        write(IssueCode.STRADDLES_COUNTY, around(border, RADIUS));
        // 220 km east of the central meridian: the digits of the next zone under the prefix of this one.
        write(IssueCode.ZONE_WRONG, around(new Coordinate(39_720_000, middle.y), RADIUS));
        write(IssueCode.ZONE_CONFLICT, text -> text.replace("带号=39", "带号=38"));
    }

    private void writeTextDefects() throws IOException {
        write(IssueCode.UNCLOSED_RING, DefectFiles::withoutClosingRow);
        Plot good = plot("1", "地块一", CLASS, ring(1, 1, around(middle, RADIUS)));
        double area = Objects.requireNonNull(good.declaredAreaSquareMetres());
        write(IssueCode.DECLARED_AREA_DIFFERS, withArea(good, area + 5000));
        write(IssueCode.DECLARED_COUNT_DIFFERS, text -> text.replace("\r\n17,", "\r\n25,"));
        write(IssueCode.AXIS_ORDER_SWAPPED, DefectFiles::withSwappedAxes);
        write(IssueCode.COORDINATE_PRECISION, DefectFiles::withFiveDecimals);
    }

    /** Goes 70 m out and comes back 1.5 m beside itself, between the second and the third point. */
    static void addSpike(List<Coordinate> points) {
        Coordinate from = points.get(1);
        Coordinate to = points.get(2);
        double length = from.distance(to);
        double east = (to.x - from.x) / length;
        double north = (to.y - from.y) / length;
        Coordinate leave = point(from, east * length / 2, north * length / 2);
        // To the left of a clockwise outline is outside.
        points.add(2, leave);
        points.add(3, point(leave, -north * 70 + east * 0.75, east * 70 + north * 0.75));
        points.add(4, point(leave, east * 1.5, north * 1.5));
    }

    /** The northing of the last point but three with one digit wrong: 300 m too far north, across the outline. */
    static void mistype(List<Coordinate> points) {
        int index = points.size() - 4;
        points.set(index, point(points.get(index), 0, 300));
    }

    static String withoutDeclaredAreas(String text) {
        return text.replaceAll("(?m)^(\\d+),[0-9.]+,", "$1,,");
    }

    private static String withoutClosingRow(String text) {
        String[] lines = text.split("\r\n");
        return String.join("\r\n", Arrays.copyOf(lines, lines.length - 1)) + "\r\n";
    }

    private static String withFiveDecimals(String text) {
        return text.replaceAll("(?m)^(J3,1,[0-9]+\\.[0-9]{3})", "$126");
    }

    private static String withSwappedAxes(String text) {
        return text.replaceAll("(?m)^(J\\d+,\\d+),([0-9.]+),([0-9.]+)", "$1,$3,$2");
    }

    private void write(IssueCode defect, List<Coordinate> points) throws IOException {
        write(defect, plot("1", "地块一", CLASS, ring(1, 1, points)));
    }

    private void write(IssueCode defect, Plot... plots) throws IOException {
        files.writeText(defect.key(), List.of(plots), text -> text);
    }

    private void write(IssueCode defect, UnaryOperator<String> mistake) throws IOException {
        Plot good = plot("1", "地块一", CLASS, ring(1, 1, around(middle, RADIUS)));
        files.writeText(defect.key(), List.of(good), mistake);
    }
}
