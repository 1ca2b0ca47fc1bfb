package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Plots of WKT, points named J1 on in the order of the text. */
final class DrawnPlots {

    private DrawnPlots() {}

    static Plot plot(String name, String wkt) {
        return plot(name, (Polygon) read(wkt));
    }

    static Plot plot(String name, Polygon polygon) {
        var rings = new ArrayList<BoundaryRing>();
        int named = 0;
        for (int r = 0; r <= polygon.getNumInteriorRing(); r++) {
            LinearRing line = r == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(r - 1);
            var points = new ArrayList<BoundaryPoint>();
            for (int i = 0; i < line.getNumPoints() - 1; i++) {
                Coordinate at = line.getCoordinateN(i);
                points.add(new BoundaryPoint("J" + ++named, at.x, at.y, 7, 3));
            }
            rings.add(new BoundaryRing(r + 1, points, true));
        }
        return Plot.of(name, rings);
    }

    static List<Coordinate> places(String wkt) {
        return List.of(read(wkt).getCoordinates());
    }

    static double area(Plot plot) {
        return RingAssembler.assemble(plot).getArea();
    }

    /** {@code J1 0 0, J2 10 0; ...}: name, easting, northing; rings apart by semicolons. */
    static String text(Plot plot) {
        var rings = new ArrayList<String>();
        for (BoundaryRing ring : plot.rings()) {
            rings.add(String.join(
                    ", ",
                    ring.points().stream()
                            .map(point -> point.name() + " " + number(point.easting()) + " " + number(point.northing()))
                            .toList()));
        }
        return String.join("; ", rings);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
