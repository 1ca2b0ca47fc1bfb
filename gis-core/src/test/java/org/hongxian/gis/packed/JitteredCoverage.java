package org.hongxian.gis.packed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** A seeded coverage of crooked parcels with shared edges, some with an island of another parcel inside, and red lines over it. */
public final class JitteredCoverage {

    public static final CrsCode CRS = new CrsCode(4527);
    static final double EASTING = 39_600_000;
    static final double NORTHING = 4_000_000;

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int EDGE_POINTS = 6;

    private final Random random;
    private final int size;
    private final double cell;
    public final List<Polygon> parcels = new ArrayList<>();

    public JitteredCoverage(long seed, int size, double cellMetres) {
        this.random = new Random(seed);
        this.size = size;
        this.cell = cellMetres;
        var corner = new Coordinate[size + 1][size + 1];
        for (int i = 0; i <= size; i++) {
            for (int j = 0; j <= size; j++) {
                corner[i][j] = at(i + jitter(0.3), j + jitter(0.3));
            }
        }
        var east = new Coordinate[size + 1][size + 1][];
        var north = new Coordinate[size + 1][size + 1][];
        for (int i = 0; i <= size; i++) {
            for (int j = 0; j <= size; j++) {
                east[i][j] = i < size ? between(corner[i][j], corner[i + 1][j]) : null;
                north[i][j] = j < size ? between(corner[i][j], corner[i][j + 1]) : null;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                var ring = new ArrayList<Coordinate>();
                along(ring, corner[i][j], east[i][j], true);
                along(ring, corner[i + 1][j], north[i + 1][j], true);
                along(ring, corner[i + 1][j + 1], east[i][j + 1], false);
                along(ring, corner[i][j + 1], north[i][j], false);
                ring.add(corner[i][j]);
                LinearRing shell = FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
                if ((i + j) % 5 == 0) {
                    LinearRing island = star(at(i + 0.5, j + 0.5), cell * 0.15, 7);
                    parcels.add(FACTORY.createPolygon(shell, new LinearRing[] {island}));
                    parcels.add(FACTORY.createPolygon(island));
                } else {
                    parcels.add(FACTORY.createPolygon(shell));
                }
            }
        }
    }

    public PackedCoverage pack(Path file) throws Exception {
        try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(CRS))) {
            for (int i = 0; i < parcels.size(); i++) {
                writer.add(id(i), parcels.get(i), Map.of("DLBM", i % 3 == 0 ? "0103" : "0301"));
            }
            writer.finish("seeded");
        }
        return PackedCoverage.open(file);
    }

    public static String id(int parcel) {
        return "P" + parcel;
    }

    /** A star with a hole, anywhere over the coverage and beyond its rim. */
    public MultiPolygon site(double radiusMetres, int points) {
        Coordinate centre = at(random.nextDouble() * size, random.nextDouble() * size);
        LinearRing hole = star(centre, radiusMetres * 0.2, 9);
        return FACTORY.createMultiPolygon(
                new Polygon[] {FACTORY.createPolygon(star(centre, radiusMetres, points), new LinearRing[] {hole})});
    }

    /** A band of constant width along a crooked line across the coverage. */
    public MultiPolygon corridor(double widthMetres) {
        int steps = 40;
        boolean northwards = random.nextBoolean();
        double side = 0.5 * size;
        var line = new Coordinate[steps + 1];
        for (int k = 0; k <= steps; k++) {
            double along = (double) k / steps * size;
            side += jitter(0.4);
            line[k] = northwards ? at(side, along) : at(along, side);
        }
        var band = (Polygon) FACTORY.createLineString(line).buffer(widthMetres / 2, 2);
        return FACTORY.createMultiPolygon(new Polygon[] {band});
    }

    private LinearRing star(Coordinate centre, double radius, int points) {
        var ring = new Coordinate[points + 1];
        for (int k = 0; k < points; k++) {
            double r = radius * (0.6 + 0.4 * random.nextDouble());
            double angle = 2 * Math.PI * k / points;
            ring[k] = new Coordinate(tenths(centre.x + r * Math.cos(angle)), tenths(centre.y + r * Math.sin(angle)));
        }
        ring[points] = ring[0];
        return FACTORY.createLinearRing(ring);
    }

    private static void along(List<Coordinate> ring, Coordinate corner, Coordinate[] between, boolean forward) {
        ring.add(corner);
        for (int k = 0; k < between.length; k++) {
            ring.add(between[forward ? k : between.length - 1 - k]);
        }
    }

    private Coordinate[] between(Coordinate a, Coordinate b) {
        var points = new Coordinate[EDGE_POINTS];
        for (int k = 0; k < EDGE_POINTS; k++) {
            double t = (k + 1.0) / (EDGE_POINTS + 1);
            points[k] = new Coordinate(
                    tenths(a.x + t * (b.x - a.x) + cell * jitter(0.02)),
                    tenths(a.y + t * (b.y - a.y) + cell * jitter(0.02)));
        }
        return points;
    }

    private Coordinate at(double i, double j) {
        return new Coordinate(tenths(EASTING + i * cell), tenths(NORTHING + j * cell));
    }

    private double jitter(double amount) {
        return amount * (random.nextDouble() - 0.5);
    }

    /** The precision of survey data: what is packed is then exactly what was given. */
    private static double tenths(double metres) {
        return Math.rint(metres * 1e4) / 1e4;
    }
}
