package org.hongxian.gis.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;

/** Slips of a surveyor, one in about every third plot of a mesh. */
final class MeshDefects {

    private MeshDefects() {}

    static List<Plot> spoil(List<Plot> clean, Random random) {
        var plots = new ArrayList<Plot>();
        for (Plot plot : clean) {
            List<BoundaryPoint> points = new ArrayList<>(plot.rings().get(0).points());
            int at = random.nextInt(points.size());
            switch (random.nextInt(15)) {
                case 0 -> points.add(at + 1, beside(points.get(at), "D", 0.03 * random.nextDouble(), 0.02));
                case 1 -> points.add(at + 1, points.get(at));
                case 2 ->
                    points.set(at, beside(points.get(at), points.get(at).name(), 0.05 * random.nextDouble(), 0.03));
                case 3 -> points.add(at + 1, between(points.get(at), points.get((at + 1) % points.size()), random));
                case 4 ->
                    points.set(at, beside(points.get(at), points.get(at).name(), 0.2, -0.2 * random.nextDouble()));
                default -> {}
            }
            plots.add(Plot.of(plot.name(), List.of(new BoundaryRing(1, points, true))));
        }
        return plots;
    }

    private static BoundaryPoint between(BoundaryPoint a, BoundaryPoint b, Random random) {
        double share = 0.2 + 0.6 * random.nextDouble();
        return new BoundaryPoint(
                "M",
                millimetres(a.easting() + share * (b.easting() - a.easting())),
                millimetres(a.northing() + share * (b.northing() - a.northing())),
                0);
    }

    private static BoundaryPoint beside(BoundaryPoint point, String name, double east, double north) {
        return new BoundaryPoint(
                name, millimetres(point.easting() + east), millimetres(point.northing() + north), point.line());
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
