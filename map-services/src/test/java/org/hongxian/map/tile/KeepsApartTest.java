package org.hongxian.map.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.ParcelReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Rings said to stay apart are drawn without being checked, or checked along the frame only. Shapes made to break that: bays, necks and
 * walls of any width between a quarter and four tile units, islands in holes, parcels of two pieces, turned anyhow.
 */
class KeepsApartTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Islands are likelier to come too close to something. */
    private static final int[] KINDS = {0, 1, 1, 2, 2, 2, 2, 2, 2, 3};

    private static final int LEAST = ParcelShape.LEAST;
    private static final int MOST = ParcelShape.MOST;

    @TempDir
    Path folder;

    private final ParcelShape shape = new ParcelShape();
    private final RingClip clip = new RingClip(LEAST, MOST);
    private final RingCheck check = new RingCheck();

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
        var tile = new Tile(gridId, zoom);
        var random = new Random(seed);
        List<Geometry> shapes = tile.shapes(
                random,
                () -> tile.ground(4096 * (0.1 + 0.8 * random.nextDouble()), 4096 * (0.1 + 0.8 * random.nextDouble())));
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("shapes"), shapes)) {
            TilePlane plane = tile.plane(coverage);
            int level = ParcelReader.levelWithin(0.6 / plane.unitsPerFileUnit());
            var reader = new ParcelReader(coverage);
            var unchecked = new int[4];
            for (int parcel = 0; parcel < coverage.parcels(); parcel++) {
                int[] box = reader.box(parcel);
                if (plane.placeOf(box) == TilePlane.Place.WITHIN
                        && plane.keepsApart(box, reader.clearance(parcel, level))) {
                    Geometry exact = shapes.get(Integer.parseInt(coverage.id(parcel)));
                    Geometry drawn = drawn(shape.shape(reader, parcel, plane, level));
                    assertThat(drawn.isValid()).as(drawn.toString()).isTrue();
                    // Each ring turns as it did: a shell turned inside out would be a hole, a hole a shell.
                    assertThat(drawn.getNumGeometries()).isEqualTo(exact.getNumGeometries());
                    assertThat(rings(drawn)).as(drawn.toString()).isEqualTo(rings(exact));
                    unchecked[kind(exact)]++;
                }
            }
            assertThat(Arrays.stream(unchecked).min().orElse(0))
                    .as(Arrays.toString(unchecked))
                    .isGreaterThan(9);
            assertThat(shape.mended()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}, zoom {1}, seed {2}")
    @CsvSource({
        "WebMercatorQuad, 12, 11",
        "WebMercatorQuad, 16, 12",
        "CGCS2000Quad, 15, 23",
        "CGCS2000Zone39, 12, 14",
        "CGCS2000Zone40, 14, 15"
    })
    void whatIsCheckedAlongTheFrameOnlyIsAsGoodAsWhatIsCheckedWhole(String gridId, int zoom, long seed)
            throws IOException {
        var tile = new Tile(gridId, zoom);
        var random = new Random(seed);
        List<Geometry> shapes = tile.shapes(random, () -> tile.onFrame(random));
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("across"), shapes)) {
            TilePlane plane = tile.plane(coverage);
            int level = ParcelReader.levelWithin(0.6 / plane.unitsPerFileUnit());
            var reader = new ParcelReader(coverage);
            int compared = 0;
            for (int parcel = 0; parcel < coverage.parcels(); parcel++) {
                int[] box = reader.box(parcel);
                if (plane.placeOf(box) == TilePlane.Place.ACROSS
                        && plane.keepsApart(box, reader.clearance(parcel, level))) {
                    Geometry drawn = drawn(shape.shape(reader, parcel, plane, level));
                    assertThat(drawn.isValid()).as(drawn.toString()).isTrue();

                    TileRings clipped = Objects.requireNonNull(clip.clip(projected(reader, plane)));
                    var tidy = new TileRings();
                    RingTidy.straighten(clipped, tidy);
                    assertThat(check.isCleanAlong(LEAST, MOST, clipped, tidy))
                            .as(drawn.toString())
                            .isEqualTo(check.isClean(tidy));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThan(100);
        }
    }

    @Test
    void aTipThatRoundingHasClosedOnTheFrameIsCheckedWhole() {
        // The tip (-64 0) has no width; without it the edge from (-20 0) to (100 0) runs through the corner (40 0).
        var clipped = new TileRings();
        int[] ring = {-20, 0, -64, 0, 100, 0, 100, 50, 60, 50, 40, 0, 20, 50, -20, 50};
        clipped.add(ring, 0, ring.length);
        var tidy = new TileRings();

        RingTidy.straighten(clipped, tidy);

        assertThat(tidy.length()).isEqualTo(ring.length - 2);
        assertThat(check.isCleanAlong(LEAST, MOST, clipped, tidy)).isFalse();
    }

    @Test
    void aBayThatTouchesTheFrameWhereTheRingRunsAlongItIsFound() {
        var rings = new TileRings();
        int[] ring = {-64, 0, 100, 0, 100, 40, -64, 50, 100, 60, 100, 100, -64, 100};
        rings.add(ring, 0, ring.length);

        assertThat(check.isClean(rings)).isFalse();
        assertThat(check.isCleanAlong(LEAST, MOST, rings, rings)).isFalse();
    }

    private static TileRings projected(ParcelReader reader, TilePlane plane) {
        var rings = new TileRings();
        int from = 0;
        for (int ring = 0; ring < reader.rings(); ring++) {
            int to = reader.ringEnd(ring);
            rings.reserve(to - from);
            rings.end(plane.project(reader.points(), from, to, rings.points, rings.length()));
            from = to;
        }
        return rings;
    }

    /** Rings with a positive area are shells; those with a negative one the holes of the shell before. */
    private static Geometry drawn(TileRings rings) {
        var polygons = new ArrayList<Polygon>();
        LinearRing shell = null;
        var holes = new ArrayList<LinearRing>();
        for (int ring = 0; ring <= rings.count; ring++) {
            boolean isShell = ring == rings.count || rings.twiceArea(ring) > 0;
            if (isShell && shell != null) {
                polygons.add(FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
                holes.clear();
            }
            if (ring < rings.count) {
                assertThat(rings.twiceArea(ring)).isNotZero();
                assertThat(isShell || shell != null).isTrue();
                LinearRing closed = closed(rings, ring);
                if (isShell) {
                    shell = closed;
                } else {
                    holes.add(closed);
                }
            }
        }
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static LinearRing closed(TileRings rings, int ring) {
        int begin = rings.begin(ring);
        var points = new Coordinate[(rings.ends[ring] - begin) / 2 + 1];
        for (int i = 0; i < points.length; i++) {
            int k = begin + 2 * (i % (points.length - 1));
            points[i] = new Coordinate(rings.points[k], rings.points[k + 1]);
        }
        return FACTORY.createLinearRing(points);
    }

    /** By pieces and rings: a block, one with a hole, one with an island in its hole, two blocks. */
    private static int kind(Geometry shape) {
        int rings = rings(shape);
        return shape.getNumGeometries() == 1 ? rings - 1 : 5 - rings;
    }

    private static int rings(Geometry polygons) {
        int rings = 0;
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            rings += 1 + ((Polygon) polygons.getGeometryN(i)).getNumInteriorRing();
        }
        return rings;
    }

    /** A tile to strew shapes over. */
    private record Tile(TileMatrixSet grid, Envelope bounds, double unitMetres, CoordinateTransformer toGround) {

        Tile(String gridId, int zoom) {
            this(TileMatrixSet.find(gridId).orElseThrow(), zoom);
        }

        private Tile(TileMatrixSet grid, int zoom) {
            this(
                    grid,
                    bounds(grid, zoom),
                    grid.tileSide(zoom) * grid.metresPerUnit() / TileSpace.EXTENT,
                    CoordinateTransformer.between(grid.crs(), PackedParcels.ZONE_39));
        }

        private static Envelope bounds(TileMatrixSet grid, int zoom) {
            Coordinate centre = CoordinateTransformer.between(PackedParcels.ZONE_39, grid.crs())
                    .transform(PackedParcels.EASTING, PackedParcels.NORTHING);
            return grid.bounds(grid.tileAt(zoom, centre.x, centre.y));
        }

        Coordinate ground(double column, double row) {
            double unit = bounds.getWidth() / TileSpace.EXTENT;
            return toGround.transform(bounds.getMinX() + column * unit, bounds.getMaxY() - row * unit);
        }

        Coordinate onFrame(Random random) {
            double along = LEAST + (MOST - LEAST) * random.nextDouble();
            double edge = random.nextBoolean() ? LEAST : MOST;
            return random.nextBoolean() ? ground(along, edge) : ground(edge, along);
        }

        List<Geometry> shapes(Random random, Supplier<Coordinate> places) {
            var shapes = new ArrayList<Geometry>();
            while (shapes.size() < 4_000) {
                Geometry shape = KeepsApartTest.shape(random, unitMetres, places.get());
                if (shape.isValid()) {
                    shapes.add(shape);
                }
            }
            return shapes;
        }

        TilePlane plane(PackedCoverage coverage) {
            var projection = new CoverageProjection(
                    coverage.crs(), new ParcelReader(coverage).origin(), coverage.envelope(), grid.crs());
            return new TilePlane(projection, bounds, projection.units(bounds).orElseThrow());
        }
    }

    /** A block with a bay: by itself, with a hole close to its border, with an island in that hole, or with another block beside it. */
    private static Geometry shape(Random random, double unit, Coordinate place) {
        double side = unit * (6 + 100 * random.nextDouble());
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
        var turn = AffineTransformation.translationInstance(-middle, -middle)
                .rotate(random.nextBoolean() ? 2 * Math.PI * random.nextDouble() : Math.PI / 2 * random.nextInt(4))
                .translate(place.x, place.y);
        double holeSide = middle - bay / 2 - 2 * wall;
        double gap = width(random, unit);
        double islandSide = holeSide - 2 * gap;
        int kind = islandSide > 0 ? KINDS[random.nextInt(KINDS.length)] : 3 * random.nextInt(2);
        LinearRing outer = ring(shell);
        Geometry shape =
                switch (kind) {
                    case 0 -> FACTORY.createPolygon(outer);
                    case 1 -> holed(outer, wall, holeSide);
                    case 2 ->
                        FACTORY.createMultiPolygon(new Polygon[] {
                            holed(outer, wall, holeSide), FACTORY.createPolygon(square(wall + gap, islandSide))
                        });
                    default ->
                        FACTORY.createMultiPolygon(new Polygon[] {
                            FACTORY.createPolygon(outer), FACTORY.createPolygon(square(side + wall + gap, middle))
                        });
                };
        return turn.transform(shape);
    }

    private static Polygon holed(LinearRing shell, double wall, double holeSide) {
        return FACTORY.createPolygon(shell, new LinearRing[] {square(wall, holeSide)});
    }

    private static LinearRing square(double from, double side) {
        double to = from + side;
        return ring(new double[][] {{from, from}, {from, to}, {to, to}, {to, from}});
    }

    private static double width(Random random, double unit) {
        return unit * 0.25 * Math.pow(16, random.nextDouble());
    }

    private static LinearRing ring(double[][] points) {
        var ring = new Coordinate[points.length + 1];
        for (int i = 0; i <= points.length; i++) {
            double[] at = points[i % points.length];
            ring[i] = new Coordinate(at[0], at[1]);
        }
        return FACTORY.createLinearRing(ring);
    }
}
