package org.hongxian.approval.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.testkit.TestProcess;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;

/**
 * A boundary TXT with two mistakes in an otherwise sound red line: two points in the wrong order, so that the boundary crosses
 * itself, and a point that stands twice.
 *
 * @param crossing name of the point to drag, where it is, and where it belongs
 * @param repeated name of the point to correct in the table, where it is, and where it belongs
 */
record MistypedSurvey(Path file, Mistake crossing, Mistake repeated) {

    record Mistake(String point, Coordinate is, Coordinate shouldBe) {}

    private static final double IN_METRES = 30;
    private static final double APART_METRES = 12;

    /** @param sound a file with one ring in its first plot */
    static MistypedSurvey of(Path sound) {
        List<Coordinate> ring = new ArrayList<>();
        for (BoundaryPoint point : CoordinateFiles.read(sound, ReadOptions.standard())
                .file()
                .plots()
                .get(0)
                .rings()
                .get(0)
                .points()) {
            ring.add(new Coordinate(point.easting(), point.northing()));
        }
        int edge = longestEdge(ring);
        Coordinate from = ring.get(edge);
        Coordinate to = ring.get((edge + 1) % ring.size());
        Frame frame = new Frame(from, to, inwardSign(ring));
        double middle = from.distance(to) / 2;
        Coordinate first = frame.at(middle + APART_METRES, IN_METRES);
        Coordinate second = frame.at(middle - APART_METRES, IN_METRES);
        Coordinate belongs = frame.at(middle - 3 * APART_METRES, IN_METRES);

        int opposite = (edge + ring.size() / 2) % ring.size();
        Coordinate twice = ring.get(opposite);
        Coordinate next = ring.get((opposite + 1) % ring.size());
        Coordinate between = new Coordinate((twice.x + next.x) / 2, (twice.y + next.y) / 2);

        var lines = new ArrayList<String>();
        var mistakes = new Mistake[2];
        int number = 0;
        for (int i = 0; i < ring.size(); i++) {
            lines.add(line(++number, ring.get(i)));
            if (i == opposite) {
                lines.add(line(++number, twice));
                mistakes[1] = new Mistake("J" + number, twice, between);
            }
            if (i == edge) {
                lines.add(line(++number, first));
                mistakes[0] = new Mistake("J" + number, first, belongs);
                lines.add(line(++number, second));
            }
        }
        lines.add(line(1, ring.get(0)));
        return new MistypedSurvey(write(lines), mistakes[0], mistakes[1]);
    }

    private static Path write(List<String> points) {
        List<String> text = new ArrayList<>(List.of(
                "[属性描述]",
                "格式版本号=1.01版本",
                "数据产生单位=云川市勘测院",
                "数据产生日期=2026-11-02",
                "坐标系=2000国家大地坐标系",
                "几度分带=3",
                "投影类型=高斯克吕格",
                "计量单位=米",
                "带号=39",
                "精度=0.001",
                "转换参数=,,,,,,",
                "[地块坐标]",
                points.size() + ",,1,青禾县光伏园区,面,,供电用地,,@"));
        text.addAll(points);
        try {
            Path folder = Files.createDirectories(Path.of("target", "journey-uploads-" + TestProcess.number()));
            return Files.write(folder.resolve("mistyped-survey.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Survey order: number, ring, X (northing), Y (easting). */
    private static String line(int number, Coordinate at) {
        return String.format(Locale.ROOT, "J%d,1,%.3f,%.3f", number, at.y, at.x);
    }

    private static int longestEdge(List<Coordinate> ring) {
        int longest = 0;
        double length = 0;
        for (int i = 1; i < ring.size() - 1; i++) {
            double candidate = ring.get(i).distance(ring.get(i + 1));
            if (candidate > length) {
                length = candidate;
                longest = i;
            }
        }
        return longest;
    }

    /** Inside lies to the left of a counter-clockwise ring. */
    private static double inwardSign(List<Coordinate> ring) {
        List<Coordinate> closed = new ArrayList<>(ring);
        closed.add(ring.get(0));
        return Orientation.isCCW(closed.toArray(Coordinate[]::new)) ? 1 : -1;
    }

    /** Metres along an edge and into the land behind it. */
    private record Frame(Coordinate from, Coordinate to, double sign) {

        Coordinate at(double along, double in) {
            double length = from.distance(to);
            double dx = (to.x - from.x) / length;
            double dy = (to.y - from.y) / length;
            return new Coordinate(from.x + dx * along - sign * dy * in, from.y + dy * along + sign * dx * in);
        }
    }
}
