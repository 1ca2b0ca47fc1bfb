package org.hongxian.gis.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Plots for tests; offsets are metres east and north of (39 540 000, 3 450 000) in zone 39. */
final class Drawings {

    static final CrsCode ZONE_39 = new CrsCode(4527);
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final double EAST = 39_540_000;
    static final double NORTH = 3_450_000;

    private Drawings() {}

    static CheckContext context() {
        return CheckContext.of(ZONE_39, DAY);
    }

    static Geometry at(String wkt) {
        try {
            return AffineTransformation.translationInstance(EAST, NORTH).transform(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    /** One ring of easting, northing offsets; points are J1, J2 ... on lines 11, 12 ... */
    static BoundaryRing ring(int number, double... offsets) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < offsets.length; i += 2) {
            int n = i / 2 + 1;
            points.add(new BoundaryPoint("J" + n, EAST + offsets[i], NORTH + offsets[i + 1], 10 + n));
        }
        return new BoundaryRing(number, points, true);
    }

    static Plot plot(String name, BoundaryRing... rings) {
        return Plot.of(name, List.of(rings));
    }

    static Plot plot(String name, double... offsets) {
        return plot(name, ring(1, offsets));
    }

    static Plot declared(Plot plot, Double areaSquareMetres, Integer points) {
        return new Plot("", plot.name(), areaSquareMetres, points, "", "", "", 10, plot.rings());
    }

    /** Clockwise from the north-west corner. */
    static double[] square(double west, double south, double size) {
        return new double[] {west, south + size, west + size, south + size, west + size, south, west, south};
    }

    /** Counter-clockwise. */
    static double[] hole(double west, double south, double size) {
        return new double[] {west, south + size, west, south, west + size, south, west + size, south + size};
    }

    /** A star-shaped ring, clockwise, corners at 35 degrees or more from each other and blunt. */
    static double[] blob(double east, double north, double radius, Random random) {
        int n = 6 + random.nextInt(5);
        var offsets = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double angle = -2 * Math.PI * (i + 0.3 * random.nextDouble()) / n;
            double r = radius * (0.7 + 0.3 * random.nextDouble());
            offsets[2 * i] = Math.round(1000 * (east + r * Math.cos(angle))) / 1000.0;
            offsets[2 * i + 1] = Math.round(1000 * (north + r * Math.sin(angle))) / 1000.0;
        }
        return offsets;
    }

    /** Plots of a mesh that share their corners exactly, 30 m each. */
    static List<Plot> mesh(int columns, int rows, Random random) {
        var corners = new double[columns + 1][rows + 1][];
        for (int i = 0; i <= columns; i++) {
            for (int j = 0; j <= rows; j++) {
                corners[i][j] = new double[] {
                    30 * i + Math.round(10_000 * random.nextDouble()) / 1000.0,
                    30 * j + Math.round(10_000 * random.nextDouble()) / 1000.0
                };
            }
        }
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < rows; j++) {
                double[][] c = {corners[i][j], corners[i][j + 1], corners[i + 1][j + 1], corners[i + 1][j]};
                plots.add(plot(i + "-" + j, c[0][0], c[0][1], c[1][0], c[1][1], c[2][0], c[2][1], c[3][0], c[3][1]));
            }
        }
        return plots;
    }
}
