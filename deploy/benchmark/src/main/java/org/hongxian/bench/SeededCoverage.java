package org.hongxian.bench;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A coverage of crooked parcels that share their edges: 48 points each on average, one in ten with another parcel inside, narrow
 * tracks between. Everything follows from the seed and the place, so parcels can be made one by one in any number.
 */
final class SeededCoverage {

    static final GeometryFactory FACTORY = new GeometryFactory();

    private static final double EASTING = 39_550_000;
    private static final double NORTHING = 4_000_000;
    private static final double CELL = 100;
    private static final double TRACK = 8;
    private static final int BETWEEN = 11;
    private static final List<String> CLASSES = List.of(
            "0101", "0102", "0103", "0201", "0301", "0305", "0307", "0404", "0601", "0702", "1001", "1003", "1006",
            "1101", "1104", "1107", "1202", "1206");

    private final long seed;
    private final int columns;
    private final double[] eastings;
    private final double[] northings;

    interface Sink {
        void add(String id, Polygon polygon, String owner, String landClass);
    }

    SeededCoverage(long seed, int parcels) {
        this.seed = seed;
        // One cell in ten holds two parcels.
        this.columns = (int) Math.ceil(Math.sqrt(parcels / 1.1));
        this.eastings = lines(EASTING, 30);
        this.northings = lines(NORTHING, 20);
    }

    /** Ground that is covered for certain. */
    Envelope inner() {
        return new Envelope(
                eastings[0] + CELL, eastings[columns] - CELL, northings[0] + CELL, northings[columns] - CELL);
    }

    void visit(Sink sink) {
        int number = 0;
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                String owner = "99010%d%03d%03d".formatted(1 + 2 * i / columns, i / 25, j / 25);
                LinearRing shell = shell(i, j);
                String landClass = CLASSES.get((int) (noise(i, j, 1) * CLASSES.size()));
                if (noise(i, j, 2) < 0.1 && !narrow(eastings, i) && !narrow(northings, j)) {
                    LinearRing island = island(i, j);
                    sink.add(id(number++), FACTORY.createPolygon(shell, new LinearRing[] {island}), owner, landClass);
                    sink.add(id(number++), FACTORY.createPolygon(island), owner, "0702");
                } else {
                    sink.add(id(number++), FACTORY.createPolygon(shell), owner, landClass);
                }
            }
        }
    }

    /** 0 to 1, the same for the same place and use. */
    double noise(long i, long j, long use) {
        long h = seed * 0x9E3779B97F4A7C15L
                + i * 0xC2B2AE3D27D4EB4FL
                + j * 0x165667B19E3779F9L
                + use * 0x27D4EB2F165667C5L;
        h = (h ^ (h >>> 31)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 29)) * 0x94D049BB133111EBL;
        return ((h ^ (h >>> 32)) >>> 11) * 0x1.0p-53;
    }

    private double[] lines(double origin, int every) {
        var lines = new double[columns + 1];
        lines[0] = origin;
        for (int i = 1; i <= columns; i++) {
            lines[i] = lines[i - 1] + (i % every == 0 ? TRACK : CELL);
        }
        return lines;
    }

    private static boolean narrow(double[] lines, int i) {
        return lines[i + 1] - lines[i] < CELL;
    }

    private static String id(int number) {
        return "9901%014d".formatted(number);
    }

    private LinearRing shell(int i, int j) {
        var ring = new Coordinate[4 * (BETWEEN + 1) + 1];
        int at = 0;
        at = side(ring, at, i, j, true, true);
        at = side(ring, at, i + 1, j, false, true);
        at = side(ring, at, i, j + 1, true, false);
        at = side(ring, at, i, j, false, false);
        ring[at] = ring[0];
        return FACTORY.createLinearRing(ring);
    }

    /** One side without its last corner; from (i, j) to the east or to the north, or back. */
    private int side(Coordinate[] ring, int from, int i, int j, boolean east, boolean forward) {
        for (int k = 0; k <= BETWEEN; k++) {
            ring[from + k] = onSide(i, j, east, forward ? k : BETWEEN + 1 - k);
        }
        return from + BETWEEN + 1;
    }

    private Coordinate onSide(int i, int j, boolean east, int k) {
        Coordinate a = corner(i, j);
        if (k == 0) {
            return a;
        }
        Coordinate b = east ? corner(i + 1, j) : corner(i, j + 1);
        if (k == BETWEEN + 1) {
            return b;
        }
        double t = k / (BETWEEN + 1.0);
        int use = 10 + 2 * k + (east ? 0 : 40);
        double sway = a.distance(b) > CELL / 2 ? 3 : 0.2;
        return rounded(
                a.x + t * (b.x - a.x) + sway * (noise(i, j, use) - 0.5),
                a.y + t * (b.y - a.y) + sway * (noise(i, j, use + 1) - 0.5));
    }

    private Coordinate corner(int i, int j) {
        double spreadX = i > 0 && i < columns && !narrow(eastings, i) && !narrow(eastings, i - 1) ? 40 : 2;
        double spreadY = j > 0 && j < columns && !narrow(northings, j) && !narrow(northings, j - 1) ? 40 : 2;
        return rounded(eastings[i] + spreadX * (noise(i, j, 3) - 0.5), northings[j] + spreadY * (noise(i, j, 4) - 0.5));
    }

    private LinearRing island(int i, int j) {
        double x = (eastings[i] + eastings[i + 1]) / 2;
        double y = (northings[j] + northings[j + 1]) / 2;
        var ring = new Coordinate[25];
        for (int k = 0; k < 24; k++) {
            double r = 10 + 5 * noise(i, j, 100 + k);
            ring[k] = rounded(x + r * Math.cos(Math.PI * k / 12), y + r * Math.sin(Math.PI * k / 12));
        }
        ring[24] = ring[0];
        return FACTORY.createLinearRing(ring);
    }

    /** Survey data is kept to 0.001 m. */
    private static Coordinate rounded(double x, double y) {
        return new Coordinate(Math.rint(x * 1000) / 1000, Math.rint(y * 1000) / 1000);
    }
}
