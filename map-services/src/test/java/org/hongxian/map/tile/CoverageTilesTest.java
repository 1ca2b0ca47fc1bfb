package org.hongxian.map.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.ParcelReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

class CoverageTilesTest {

    private static final TileContent CONTENT = new TileContent("DLBM", List.of());
    private static final List<TileMatrixSet> GRIDS = List.of(
            TileMatrixSet.WEB_MERCATOR_QUAD,
            TileMatrixSet.CGCS2000_QUAD,
            TileMatrixSet.CGCS2000_ZONE_39,
            TileMatrixSet.zone(38),
            TileMatrixSet.zone(40));
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @TempDir
    Path folder;

    private final CoverageTiles tiles = new CoverageTiles();

    static Stream<Arguments> gridsAndSeeds() {
        return GRIDS.stream().flatMap(grid -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(grid.id(), seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("gridsAndSeeds")
    void everyRingIsValidWhateverTheShape(String gridId, long seed) throws IOException {
        TileMatrixSet grid = TileMatrixSet.find(gridId).orElseThrow();
        var random = new Random(seed);
        var stars = new ArrayList<Polygon>();
        while (stars.size() < 400) {
            Polygon star = PackedParcels.star(
                    random,
                    PackedParcels.EASTING + 3_000 * random.nextDouble(),
                    PackedParcels.NORTHING + 3_000 * random.nextDouble(),
                    Math.pow(10, 3.2 * random.nextDouble()));
            if (star.isValid()) {
                stars.add(star);
            }
        }
        CoordinateTransformer toGrid = CoordinateTransformer.between(PackedParcels.ZONE_39, grid.crs());
        Coordinate centre = toGrid.transform(PackedParcels.EASTING + 1_500, PackedParcels.NORTHING + 1_500);
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("stars"), stars)) {
            for (int zoom = 8; zoom <= grid.maxZoom(); zoom += 2) {
                TileAddress address = grid.tileAt(zoom, centre.x, centre.y);
                byte[] tile = tiles.complete("T", List.of(coverage), CONTENT, grid, address)
                        .bytes();
                for (Geometry read : PackedParcels.read(tile)) {
                    String what = "zoom " + zoom + " parcel " + PackedParcels.tags(read);
                    assertThat(read.isValid()).as(what + " " + read).isTrue();
                    assertThat(new Envelope(-64, 4160, -64, 4160).contains(read.getEnvelopeInternal()))
                            .as(what)
                            .isTrue();
                    Polygon star = stars.get(
                            Integer.parseInt(PackedParcels.tags(read).get("id").toString()));
                    Geometry exact = exact(star, toGrid, grid.bounds(address));
                    // Half a unit by rounding in each direction, and what the passes leave away.
                    assertThat(read.getArea()).as(what).isCloseTo(exact.getArea(), within(2 * exact.getLength() + 2));
                }
            }
        }
    }

    private static Geometry exact(Polygon parcel, CoordinateTransformer toGrid, Envelope bounds) {
        double unit = bounds.getWidth() / 4096;
        Geometry units = AffineTransformation.translationInstance(-bounds.getMinX(), -bounds.getMaxY())
                .scale(1 / unit, -1 / unit)
                .transform(toGrid.transform(parcel));
        return OverlayNGRobust.overlay(
                units, FACTORY.toGeometry(new Envelope(-64, 4160, -64, 4160)), OverlayNG.INTERSECTION);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("gridsAndSeeds")
    void neighboursLeaveNoGapsAndShareTheirPoints(String gridId, long seed) throws IOException {
        TileMatrixSet grid = TileMatrixSet.find(gridId).orElseThrow();
        List<Polygon> parcels = PackedParcels.neighbours(seed, 40, 100, 11);
        CoordinateTransformer toGrid = CoordinateTransformer.between(PackedParcels.ZONE_39, grid.crs());
        Coordinate centre = toGrid.transform(PackedParcels.EASTING + 2_000, PackedParcels.NORTHING + 2_000);
        int zoom = 0;
        while (grid.tileSide(zoom) * grid.metresPerUnit() > 2_000) {
            zoom++;
        }
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("neighbours"), parcels)) {
            TileAddress address = grid.tileAt(zoom, centre.x, centre.y);
            var frame = FACTORY.toGeometry(new Envelope(0, 4096, 0, 4096));
            List<Geometry> read = PackedParcels.read(tiles.complete("T", List.of(coverage), CONTENT, grid, address)
                    .bytes());
            double sum = read.stream()
                    .mapToDouble(parcel -> OverlayNGRobust.overlay(parcel, frame, OverlayNG.INTERSECTION)
                            .getArea())
                    .sum();
            assertThat(read).hasSizeGreaterThan(80);
            assertThat(sum / frame.getArea()).isCloseTo(1, within(2e-4));
            assertThat(farthestFromNeighbours(read)).isLessThanOrEqualTo(0.75);
        }
    }

    /** Of any corner well within the tile, to the border of the nearest other parcel. */
    private static double farthestFromNeighbours(List<Geometry> parcels) {
        double farthest = 0;
        for (Geometry parcel : parcels.subList(0, 40)) {
            for (Coordinate at : parcel.getCoordinates()) {
                if (at.x > 0 && at.x < 4096 && at.y > 0 && at.y < 4096) {
                    var point = FACTORY.createPoint(at);
                    double nearest = Double.POSITIVE_INFINITY;
                    for (Geometry other : parcels) {
                        if (other != parcel && other.getEnvelopeInternal().distance(new Envelope(at)) < 2) {
                            nearest = Math.min(nearest, other.getBoundary().distance(point));
                        }
                    }
                    farthest = Math.max(farthest, nearest);
                }
            }
        }
        return farthest;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void bordersThatRunAlongTheOuterEdgeOfTheRimAreSeldomSpoilt(long seed) throws IOException {
        TileMatrixSet grid = TileMatrixSet.CGCS2000_ZONE_39;
        int zoom = 15;
        TileAddress address = grid.tileAt(zoom, PackedParcels.EASTING, PackedParcels.NORTHING);
        Envelope bounds = grid.bounds(address);
        double unit = bounds.getWidth() / 4096;
        var random = new Random(seed);
        var parcels = new ArrayList<Polygon>();
        for (int i = 0; i < 200; i++) {
            var ring = new ArrayList<Coordinate>();
            double top = 4_000 - 20 * i;
            for (int k = 0; k < 8; k++) {
                ring.add(at(bounds, unit, 4_158 + random.nextInt(5), top - 2 * k));
            }
            // Behind the edge, or before it.
            double back = i % 2 == 0 ? 4_100 : 4_190;
            ring.add(at(bounds, unit, back, top - 14));
            ring.add(at(bounds, unit, back, top));
            ring.add(ring.get(0));
            parcels.add(FACTORY.createPolygon(ring.toArray(Coordinate[]::new)));
        }
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("edge"), parcels)) {
            List<Geometry> read = PackedParcels.read(tiles.complete("T", List.of(coverage), CONTENT, grid, address)
                    .bytes());

            assertThat(read).hasSizeBetween(100, 200).allMatch(Geometry::isValid);
            for (Geometry parcel : read) {
                double exact = exact(
                                parcels.get(Integer.parseInt(
                                        PackedParcels.tags(parcel).get("id").toString())),
                                CoordinateTransformer.between(PackedParcels.ZONE_39, grid.crs()),
                                bounds)
                        .getArea();
                assertThat(parcel.getArea()).isCloseTo(exact, within(12.0));
            }
            assertThat(tiles.mended()).isLessThanOrEqualTo(10);
        }
    }

    private static Coordinate at(Envelope bounds, double unit, double column, double row) {
        return new Coordinate(bounds.getMinX() + column * unit, bounds.getMaxY() - row * unit);
    }

    @Test
    void pointsLieWhereTheExactProjectionPutsThem() throws IOException {
        List<Polygon> parcels = PackedParcels.neighbours(5, 60, 1_000, 1);
        var random = new Random(5);
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("plane"), parcels)) {
            double[] origin = new ParcelReader(coverage).origin();
            for (TileMatrixSet grid : GRIDS) {
                var projection = new CoverageProjection(coverage.crs(), origin, coverage.envelope(), grid.crs());
                CoordinateTransformer exact = CoordinateTransformer.between(coverage.crs(), grid.crs());
                for (int zoom = 0; zoom <= grid.maxZoom(); zoom++) {
                    double easting = PackedParcels.EASTING + 60_000 * random.nextDouble();
                    double northing = PackedParcels.NORTHING + 60_000 * random.nextDouble();
                    Coordinate at = exact.transform(easting, northing);
                    Envelope bounds = grid.bounds(grid.tileAt(zoom, at.x, at.y));
                    var plane = new TilePlane(
                            projection, bounds, projection.units(bounds).orElseThrow());
                    double unit = bounds.getWidth() / 4096;
                    Coordinate place = plane.place(
                            (easting - origin[0]) * ParcelReader.UNITS_PER_METRE,
                            (northing - origin[1]) * ParcelReader.UNITS_PER_METRE);
                    assertThat(place.x)
                            .as(grid.id() + " zoom " + zoom)
                            .isCloseTo((at.x - bounds.getMinX()) / unit, within(1.0 / 16));
                    assertThat(place.y)
                            .as(grid.id() + " zoom " + zoom)
                            .isCloseTo((bounds.getMaxY() - at.y) / unit, within(1.0 / 16));
                }
            }
        }
    }

    @Test
    void aKnownPlaceIsDrawnWhereTheFormulasOfWebMapsPutIt() throws IOException {
        // 120.5 E, 31.23 N is (547637.417, 3456582.526) in zone 40; a square of 20 m round it
        CoordinateTransformer toZone39 =
                CoordinateTransformer.between(TileMatrixSet.zone(40).crs(), PackedParcels.ZONE_39);
        Coordinate middle = toZone39.transform(40_547_637.417, 3_456_582.526);
        var box = new Envelope(middle);
        box.expandBy(10);
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("known"), List.of(FACTORY.toGeometry(box)))) {
            double latitude = Math.toRadians(31.23);
            double column = (120.5 + 180) / 360 * (1 << 16);
            double row = (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * (1 << 16);
            var address = new TileAddress(16, (int) column, (int) row);

            List<Geometry> read = PackedParcels.read(
                    tiles.tile("T", List.of(coverage), CONTENT, TileMatrixSet.WEB_MERCATOR_QUAD, address)
                            .bytes());

            Coordinate drawn = read.get(0).getCentroid().getCoordinate();
            assertThat(drawn.x).isCloseTo(4096 * (column - (int) column), within(1.0));
            assertThat(drawn.y).isCloseTo(4096 * (row - (int) row), within(1.0));
        }
    }

    @Test
    void aTileOfTooManyParcelsHoldsTheAreasOfTheirClassesAndSaysSo() throws IOException {
        List<Polygon> parcels = PackedParcels.neighbours(7, 120, 30, 3);
        CoordinateTransformer toWeb =
                CoordinateTransformer.between(PackedParcels.ZONE_39, TileMatrixSet.WEB_MERCATOR_QUAD.crs());
        Coordinate centre = toWeb.transform(PackedParcels.EASTING + 1_800, PackedParcels.NORTHING + 1_800);
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("many"), parcels)) {
            for (int zoom = 0; zoom <= 20; zoom++) {
                TileAddress address = TileMatrixSet.WEB_MERCATOR_QUAD.tileAt(zoom, centre.x, centre.y);
                EncodedTile tile =
                        tiles.tile("T", List.of(coverage), CONTENT, TileMatrixSet.WEB_MERCATOR_QUAD, address);
                assertThat(tile.bytes().length).isLessThanOrEqualTo(CoverageTiles.LARGEST_BYTES);
                List<Geometry> read = PackedParcels.read(tile.bytes());
                assertThat(read).allMatch(Geometry::isValid);
                boolean generalised = read.stream().anyMatch(feature -> "true"
                        .equals(PackedParcels.tags(feature).get("generalised")));
                assertThat(generalised).as("zoom " + zoom).isEqualTo(zoom < 15 && !read.isEmpty());
            }
            EncodedTile far = tiles.tile(
                    "T",
                    List.of(coverage),
                    CONTENT,
                    TileMatrixSet.WEB_MERCATOR_QUAD,
                    TileMatrixSet.WEB_MERCATOR_QUAD.tileAt(11, centre.x, centre.y));
            double units = 4096 / TileMatrixSet.WEB_MERCATOR_QUAD.tileSide(11);
            double expected =
                    toWeb.transform(FACTORY.toGeometry(coverage.envelope())).getArea() * units * units;
            double drawn = PackedParcels.read(far.bytes()).stream()
                    .mapToDouble(Geometry::getArea)
                    .sum();
            assertThat(drawn / expected).isBetween(0.9, 1.02);
        }
    }

    @ParameterizedTest(name = "{1} classes, seed {0}")
    @MethodSource("noise")
    void areasOfARasterAreValidAndFillItWithoutGapsOrOverlaps(long seed, int classes) throws IOException {
        int cell = 32;
        int side = ClassRaster.cellsAlong(cell);
        var random = new Random(seed);
        var cells = new char[side * side];
        int filled = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (char) random.nextInt(classes);
            filled += cells[i] == ClassRaster.NOTHING ? 0 : 1;
        }
        var writer = new LayerWriter();
        new RasterRegions(new ClassRaster(cell, cells))
                .trace((landClass, rings) -> writer.feature(new int[0], 0, rings));

        List<Geometry> read = PackedParcels.read(writer.tile("T", new String[0]));

        assertThat(read).allMatch(Geometry::isValid);
        double sum = read.stream().mapToDouble(Geometry::getArea).sum();
        Geometry together = UnaryUnionNG.union(read, FACTORY, new PrecisionModel(1));
        assertThat(together.getArea()).isCloseTo(sum, within(1e-6));
        // Corners are cut off, from the areas as well as from what is between them.
        assertThat(sum / (filled * (double) cell * cell)).isBetween(0.75, 1.15);
    }

    static Stream<Arguments> noise() {
        return Stream.of(1L, 2L, 3L).flatMap(seed -> Stream.of(2, 3, 8).map(n -> Arguments.of(seed, n)));
    }
}
