package org.hongxian.map.tile;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.PackedCoverageWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Parcels for tests of tiles, packed into a file, and a reader of tiles that is not ours. */
final class PackedParcels {

    static final CrsCode ZONE_39 = new CrsCode(4527);
    static final double EASTING = 39_540_000;
    static final double NORTHING = 3_450_000;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private PackedParcels() {}

    /** Ids are places in the list; classes by turns 0101, 0102, 0103. */
    static PackedCoverage pack(Path file, List<? extends Geometry> parcels) throws IOException {
        try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(ZONE_39))) {
            for (int i = 0; i < parcels.size(); i++) {
                writer.add(String.valueOf(i), parcels.get(i), Map.of("DLBM", "010" + (1 + i % 3)));
            }
            writer.finish("test " + file);
        }
        return PackedCoverage.open(file);
    }

    /** Crooked neighbours in rows and columns that share their borders point by point. */
    static List<Polygon> neighbours(long seed, int columns, double cellMetres, int pointsBetween) {
        var parcels = new ArrayList<Polygon>();
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                var ring = new ArrayList<Coordinate>();
                side(ring, seed, i, j, true, true, cellMetres, pointsBetween);
                side(ring, seed, i + 1, j, false, true, cellMetres, pointsBetween);
                side(ring, seed, i, j + 1, true, false, cellMetres, pointsBetween);
                side(ring, seed, i, j, false, false, cellMetres, pointsBetween);
                ring.add(ring.get(0));
                parcels.add(FACTORY.createPolygon(ring.toArray(Coordinate[]::new)));
            }
        }
        return parcels;
    }

    private static void side(
            List<Coordinate> ring, long seed, int i, int j, boolean east, boolean forward, double cell, int between) {
        Coordinate a = corner(seed, i, j, cell);
        Coordinate b = east ? corner(seed, i + 1, j, cell) : corner(seed, i, j + 1, cell);
        var random = new Random(seed + 31L * i + 1_000_003L * j + (east ? 7 : 11));
        var points = new ArrayList<Coordinate>();
        points.add(a);
        for (int k = 1; k <= between; k++) {
            double t = k / (between + 1.0);
            points.add(new Coordinate(
                    a.x + t * (b.x - a.x) + cell * 0.05 * (random.nextDouble() - 0.5),
                    a.y + t * (b.y - a.y) + cell * 0.05 * (random.nextDouble() - 0.5)));
        }
        points.add(b);
        for (int k = 0; k <= between; k++) {
            ring.add(points.get(forward ? k : between + 1 - k));
        }
    }

    private static Coordinate corner(long seed, int i, int j, double cell) {
        var random = new Random(seed + 7_919L * i + 104_729L * j);
        random.nextDouble();
        return new Coordinate(
                EASTING + cell * (i + 0.3 * (random.nextDouble() - 0.5)),
                NORTHING + cell * (j + 0.3 * (random.nextDouble() - 0.5)));
    }

    /** A star with deep bays, often with a hole, sometimes as thin as a ditch. */
    static Polygon star(Random random, double easting, double northing, double radius) {
        int points = 5 + random.nextInt(40);
        double flat = random.nextInt(4) == 0 ? 0.01 : 1;
        double[] radii = new double[points];
        for (int k = 0; k < points; k++) {
            radii[k] = radius * (0.3 + 0.7 * random.nextDouble());
        }
        var shell = new Coordinate[points + 1];
        var hole = new Coordinate[points + 1];
        for (int k = 0; k < points; k++) {
            double angle = 2 * Math.PI * k / points;
            shell[k] = at(easting, northing, radii[k], angle, flat);
            hole[k] = at(easting, northing, 0.25 * radius * (0.5 + 0.5 * random.nextDouble()), angle, flat);
        }
        shell[points] = shell[0];
        hole[points] = hole[0];
        Polygon solid = FACTORY.createPolygon(shell);
        Polygon holed = FACTORY.createPolygon(
                FACTORY.createLinearRing(shell), new LinearRing[] {FACTORY.createLinearRing(hole)});
        return random.nextBoolean() && holed.isValid() ? holed : solid;
    }

    private static Coordinate at(double easting, double northing, double radius, double angle, double flat) {
        return new Coordinate(easting + radius * Math.cos(angle), northing + flat * radius * Math.sin(angle));
    }

    static List<Geometry> read(byte[] tile) throws IOException {
        return MvtReader.loadMvt(
                        new ByteArrayInputStream(tile),
                        FACTORY,
                        new TagKeyValueMapConverter(),
                        MvtReader.RING_CLASSIFIER_V2_1)
                .getLayers()
                .stream()
                .flatMap(layer -> layer.getGeometries().stream())
                .toList();
    }

    static Map<?, ?> tags(Geometry feature) {
        return (Map<?, ?>) Objects.requireNonNull(feature.getUserData());
    }
}
