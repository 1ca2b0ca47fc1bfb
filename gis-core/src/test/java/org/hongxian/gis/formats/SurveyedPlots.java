package org.hongxian.gis.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;

/** Seeded plots in zone 39, with holes and several parts; everything a plot can declare is declared. */
final class SurveyedPlots {

    static final CrsCode ZONE_39 = new CrsCode(4527);

    private final Random random;
    private int pointNumber;

    private SurveyedPlots(long seed) {
        this.random = new Random(seed);
    }

    static BoundaryFile of(long seed, CrsCode crs) {
        var plots = new SurveyedPlots(seed);
        var file = new BoundaryFile(
                "test",
                null,
                AxisOrder.EASTING_NORTHING,
                ZONE_39,
                new LinkedHashMap<>(),
                List.of(plots.plot(1, 1, false), plots.plot(2, 1, true), plots.plot(3, 2, true)),
                List.of());
        return Reprojection.to(crs, file);
    }

    private Plot plot(int number, int parts, boolean hole) {
        pointNumber = 0;
        double easting = 39_480_000 + random.nextDouble() * 40_000;
        double northing = 3_900_000 + number * 20_000 + random.nextDouble() * 5_000;
        var rings = new ArrayList<BoundaryRing>();
        for (int part = 0; part < parts; part++) {
            double east = easting + 3_000 * part;
            rings.add(star(rings.size() + 1, east, northing, 600, 1000));
            if (hole) {
                rings.add(star(rings.size() + 1, east, northing, 100, 250));
            }
        }
        Plot bare = Plot.of("", rings);
        double area = Math.round(RingAssembler.assemble(bare).getArea());
        int rows = rings.stream().mapToInt(ring -> ring.points().size() + 1).sum();
        return new Plot("0" + number, "第" + number + "地块", area, rows, "I50G00100" + number, "道路用地", "1003", 0, rings);
    }

    /** Clockwise, from the north. */
    private BoundaryRing star(int number, double easting, double northing, double inner, double outer) {
        int corners = 5 + random.nextInt(8);
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = inner + random.nextDouble() * (outer - inner);
            points.add(new BoundaryPoint(
                    "JZ" + ++pointNumber, easting + radius * Math.sin(angle), northing + radius * Math.cos(angle), 0));
        }
        return new BoundaryRing(number, points, true);
    }
}
