package org.hongxian.sample;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.locationtech.jts.geom.Coordinate;

/** Outlines of made-up plots: clockwise from the north-west, centimetres, points J1, J2, ... */
final class PlotShape {

    /** Distance of each of sixteen points from the middle, as a share of the radius; irregular on purpose. */
    private static final double[] REACH = {
        1.04, 0.97, 1.12, 0.93, 1.06, 0.95, 1.10, 1.01, 0.92, 1.08, 0.98, 1.13, 0.94, 1.03, 1.09, 0.96
    };

    /** Cosine and sine of sixteenths of a turn, in tenths of a per mille: the same on every machine. */
    private static final double[] COSINE = {
        1, 0.9239, 0.7071, 0.3827, 0, -0.3827, -0.7071, -0.9239, -1, -0.9239, -0.7071, -0.3827, 0, 0.3827, 0.7071,
        0.9239
    };

    private PlotShape() {}

    /** Sixteen points around a middle. */
    static List<Coordinate> around(Coordinate middle, double radiusMetres) {
        var points = new ArrayList<Coordinate>();
        for (int k = 0; k < REACH.length; k++) {
            // From the north-west (6/16 of a turn from east), clockwise.
            int turn = Math.floorMod(6 - k, 16);
            double reach = radiusMetres * REACH[k];
            points.add(point(middle, reach * COSINE[turn], reach * COSINE[Math.floorMod(turn - 4, 16)]));
        }
        return points;
    }

    /** A rectangle by its south-western corner. */
    static List<Coordinate> rectangle(Coordinate corner, double width, double height) {
        return List.of(
                point(corner, 0, height), point(corner, width, height), point(corner, width, 0), point(corner, 0, 0));
    }

    static Coordinate point(Coordinate from, double east, double north) {
        return new Coordinate(Math.rint((from.x + east) * 100) / 100, Math.rint((from.y + north) * 100) / 100);
    }

    /** Points named from J{@code first} on. */
    static BoundaryRing ring(int number, int first, List<Coordinate> points) {
        var named = new ArrayList<BoundaryPoint>();
        for (Coordinate point : points) {
            named.add(new BoundaryPoint("J" + (first + named.size()), point.x, point.y, 0));
        }
        return new BoundaryRing(number, named, true);
    }

    /** A plot that declares the planar area it has, in hectares with four decimals as the file will say it. */
    static Plot plot(String number, String name, String landClass, BoundaryRing... rings) {
        Plot bare = new Plot(number, name, null, null, "", "", landClass, 0, List.of(rings));
        double area = Math.rint(RingAssembler.assemble(bare).getArea());
        return withArea(bare, area);
    }

    static Plot withArea(Plot plot, double areaSquareMetres) {
        return new Plot(
                plot.number(),
                plot.name(),
                areaSquareMetres,
                null,
                plot.mapSheet(),
                plot.use(),
                plot.landClass(),
                0,
                plot.rings());
    }
}
