package org.hongxian.map.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.ParcelReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Rings said to stay apart are drawn without being checked. Shapes made to break that: bays, necks and walls of any width between a
 * quarter and four tile units, turned anyhow.
 */
class KeepsApartTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, zoom {1}, seed {2}")
    @CsvSource({
        "WebMercatorQuad, 12, 1",
        "WebMercatorQuad, 15, 2",
        "WebMercatorQuad, 17, 3",
        "CGCS2000Quad, 12, 4",
        "CGCS2000Quad, 15, 5",
        "CGCS2000Zone39, 12, 6",
        "CGCS2000Zone40, 14, 7"
    })
    void whatIsDrawnUncheckedIsValid(String gridId, int zoom, long seed) throws IOException {
        TileMatrixSet grid = TileMatrixSet.find(gridId).orElseThrow();
        double unitMetres = grid.tileSide(zoom) * grid.metresPerUnit() / TileSpace.EXTENT;
        var random = new Random(seed);
        var shapes = new ArrayList<Polygon>();
        while (shapes.size() < 4_000) {
            Polygon shape = shape(random, unitMetres);
            if (shape.isValid()) {
                shapes.add(shape);
            }
        }
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("shapes"), shapes)) {
            var projection = new CoverageProjection(
                    coverage.crs(), new ParcelReader(coverage).origin(), coverage.envelope(), grid.crs());
            Coordinate centre = CoordinateTransformer.between(coverage.crs(), grid.crs())
                    .transform(PackedParcels.EASTING, PackedParcels.NORTHING);
            Envelope bounds = grid.bounds(grid.tileAt(zoom, centre.x, centre.y));
            var plane =
                    new TilePlane(projection, bounds, projection.units(bounds).orElseThrow());
            int level = ParcelReader.levelWithin(0.6 / plane.unitsPerFileUnit());
            var reader = new ParcelReader(coverage);
            int unchecked = 0;
            for (int parcel = 0; parcel < coverage.parcels(); parcel++) {
                int[] box = reader.box(parcel);
                if (plane.placeOf(box) == TilePlane.Place.WITHIN
                        && plane.keepsApart(box, reader.clearance(parcel, level))) {
                    reader.read(parcel, level);
                    Polygon drawn = drawn(reader, plane);
                    assertThat(drawn.isValid()).as(drawn.toString()).isTrue();
                    assertThat(drawn.getArea()).isPositive();
                    unchecked++;
                }
            }
            assertThat(unchecked).isBetween(100, 3_900);
        }
    }

    private static Polygon drawn(ParcelReader reader, TilePlane plane) {
        var rings = new ArrayList<LinearRing>();
        int from = 0;
        for (int ring = 0; ring < reader.rings(); ring++) {
            int to = reader.ringEnd(ring);
            var projected = new int[to - from];
            plane.project(reader.points(), from, to, projected, 0);
            var points = new Coordinate[(to - from) / 2 + 1];
            for (int i = 0; i < points.length; i++) {
                int k = 2 * (i % (points.length - 1));
                points[i] = new Coordinate(projected[k], projected[k + 1]);
            }
            rings.add(FACTORY.createLinearRing(points));
            from = to;
        }
        List<LinearRing> holes = rings.subList(1, rings.size());
        return FACTORY.createPolygon(rings.get(0), holes.toArray(LinearRing[]::new));
    }

    /** A block with a bay, often with a hole close to its border. */
    private static Polygon shape(Random random, double unit) {
        double side = unit * (6 + 60 * random.nextDouble());
        double bay = width(random, unit);
        double neck = width(random, unit);
        double wall = width(random, unit);
        double middle = side / 2;
        double[][] shell = {
            {0, 0},
            {middle - bay / 2, 0},
            {middle - bay / 2 + wall * (random.nextDouble() - 0.5), side - neck},
            {middle + bay / 2, side - neck + wall * (random.nextDouble() - 0.5)},
            {middle + bay / 2, 0},
            {side, 0},
            {side + wall, side},
            {-wall, side}
        };
        double holeSide = middle - bay / 2 - 2 * wall;
        double[][] hole = {
            {wall, wall}, {wall, wall + holeSide}, {wall + holeSide, wall + holeSide}, {wall + holeSide, wall}
        };
        double angle = 2 * Math.PI * random.nextDouble();
        double east = PackedParcels.EASTING + unit * 4096 * (random.nextDouble() - 0.5);
        double north = PackedParcels.NORTHING + unit * 4096 * (random.nextDouble() - 0.5);
        LinearRing outer = ring(shell, angle, east, north);
        boolean holed = holeSide > 0 && random.nextBoolean();
        LinearRing[] holes = holed ? new LinearRing[] {ring(hole, angle, east, north)} : new LinearRing[0];
        return FACTORY.createPolygon(outer, holes);
    }

    private static double width(Random random, double unit) {
        return unit * 0.25 * Math.pow(16, random.nextDouble());
    }

    private static LinearRing ring(double[][] points, double angle, double east, double north) {
        var ring = new Coordinate[points.length + 1];
        for (int i = 0; i <= points.length; i++) {
            double[] at = points[i % points.length];
            ring[i] = new Coordinate(
                    east + at[0] * Math.cos(angle) - at[1] * Math.sin(angle),
                    north + at[0] * Math.sin(angle) + at[1] * Math.cos(angle));
        }
        return FACTORY.createLinearRing(ring);
    }
}
