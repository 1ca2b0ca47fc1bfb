package org.hongxian.map.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.sample.SampleLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TileServiceTest {

    private static final TileMatrixSet GRID = TileMatrixSet.CGCS2000_ZONE_39;
    private static final TileContent LAND_USE = new TileContent("DLBM", List.of("TBBH"));

    private DataSource database;
    private DatabaseLayerCatalogue catalogue;
    private LayerVersion sample;
    private Envelope region;

    abstract DataSource dataSource();

    @BeforeAll
    void importTheSampleRegion() {
        database = LayerTables.in(dataSource());
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
        List<LayerFeature> parcels = SampleLayer.DLTB.features(3, 10_000);
        sample = catalogue.importVersion(newVersion("DLTB"), parcels.stream());
        region = new Envelope();
        parcels.forEach(parcel -> region.expandToInclude(parcel.geometry().getEnvelopeInternal()));
    }

    @Test
    void everyTileOfTheSampleRegionCanBeReadBackWithValidRingsAndIsSmallEnough() throws IOException {
        var tiles = new TileService(catalogue, TileStore.NONE, 0);
        for (int zoom = 7; zoom <= 13; zoom++) {
            TileAddress first = GRID.tileAt(zoom, region.getMinX(), region.getMaxY());
            TileAddress last = GRID.tileAt(zoom, region.getMaxX(), region.getMinY());
            int step = Math.max(1, (last.column() - first.column()) / 3);
            for (int column = first.column(); column <= last.column(); column += step) {
                for (int row = first.row(); row <= last.row(); row += step) {
                    VectorTile tile = tiles.tile(sample, LAND_USE, GRID, new TileAddress(zoom, column, row));
                    assertThat(tile.bytes()).as(tile.toString()).isLessThanOrEqualTo(500_000);
                    for (Geometry read : read(tile)) {
                        assertThat(read.isValid()).as(tile.toString()).isTrue();
                        assertThat(read.getArea()).isPositive();
                        assertThat(new Envelope(-64, 4160, -64, 4160).contains(read.getEnvelopeInternal()))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void aTileInsideTheRegionIsCoveredAtEveryZoom() throws IOException {
        var tiles = new TileService(catalogue, TileStore.NONE, 0);
        for (int zoom = 9; zoom <= 15; zoom++) {
            TileAddress address = GRID.tileAt(zoom, region.centre().x, region.centre().y);
            double units = 4096 / GRID.bounds(address).getWidth();
            var frame = new GeometryFactory().toGeometry(new Envelope(0, 4096, 0, 4096));
            double covered = 0;
            for (Geometry read : read(tiles.tile(sample, LAND_USE, GRID, address))) {
                covered += read.intersection(frame).getArea();
            }
            double expected = groundArea(GRID.bounds(address)) * units * units;
            assertThat(covered / expected).as("zoom " + zoom).isBetween(0.985, 1.015);
        }
    }

    @Test
    void aFeatureLiesInTheTileWhereItLiesOnTheGround() throws IOException {
        LayerVersion version = importOne(
                "POLYGON ((39540000 3450000, 39540100 3450000, 39540100 3450200, 39540000 3450200, 39540000 3450000))");
        TileAddress address = GRID.tileAt(13, 39540050, 3450100);
        Envelope bounds = GRID.bounds(address);
        assertThat(bounds.contains(39540050, 3450100)).isTrue();

        VectorTile tile = new TileService(catalogue, TileStore.NONE, 0)
                .tile(version, new TileContent("DLBM", List.of()), GRID, address);

        Geometry read = read(tile).iterator().next();
        double unit = bounds.getWidth() / 4096;
        Geometry ground = AffineTransformation.scaleInstance(unit, -unit)
                .translate(bounds.getMinX(), bounds.getMaxY())
                .transform(read);
        assertThat(ground.getEnvelopeInternal().getMinX()).isCloseTo(39540000, within(unit));
        assertThat(ground.getEnvelopeInternal().getMaxX()).isCloseTo(39540100, within(unit));
        assertThat(ground.getEnvelopeInternal().getMinY()).isCloseTo(3450000, within(unit));
        assertThat(ground.getEnvelopeInternal().getMaxY()).isCloseTo(3450200, within(unit));
        assertThat(read.getUserData())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("DLBM", "0101")
                .containsEntry("id", "a");
    }

    @Test
    void aParcelSmallerThanAPixelIsLeftOut() throws IOException {
        LayerVersion version =
                importOne("POLYGON ((39540000 3450000, 39540001 3450000, 39540001 3450001, 39540000 3450000))");

        VectorTile far = new TileService(catalogue, TileStore.NONE, 0)
                .tile(version, LAND_USE, GRID, GRID.tileAt(11, 39540000.5, 3450000.5));
        VectorTile near = new TileService(catalogue, TileStore.NONE, 0)
                .tile(version, LAND_USE, GRID, GRID.tileAt(16, 39540000.5, 3450000.5));

        assertThat(far.features()).isZero();
        assertThat(read(far)).isEmpty();
        assertThat(near.features()).isEqualTo(1);
    }

    @Test
    void theEntityTagFollowsTheDataAndTheAddress() {
        var tiles = new TileService(catalogue, TileStore.NONE, 10_000_000);
        TileAddress address = GRID.tileAt(13, region.centre().x, region.centre().y);
        TileAddress beside = new TileAddress(13, address.column() + 1, address.row());

        VectorTile tile = tiles.tile(sample, LAND_USE, GRID, address);

        assertThat(tiles.tile(sample, LAND_USE, GRID, address)).isSameAs(tile);
        assertThat(tile.entityTag())
                .isEqualTo(tiles.entityTag(sample, LAND_USE, GRID, address))
                .contains(sample.digest());
        assertThat(tiles.entityTag(sample, LAND_USE, GRID, beside)).isNotEqualTo(tile.entityTag());
        assertThat(new TileService(catalogue, TileStore.NONE, 0)
                        .tile(sample, LAND_USE, GRID, address)
                        .gzipped())
                .isEqualTo(tile.gzipped());
    }

    @Test
    void theSameNumbersInAnotherSystemAreAnotherTile() throws ParseException {
        var parcel = new LayerFeature(
                "a",
                new WKTReader().read("POLYGON ((540000 3450000, 540100 3450000, 540100 3450100, 540000 3450000))"),
                Map.of());
        LayerVersion mistaken = catalogue.importVersion(
                new NewVersion("MOVED", "MOVED", new CrsCode(4548), null, null, "test"), Stream.of(parcel));
        LayerVersion mended = catalogue.importVersion(
                new NewVersion("MOVED", "MOVED", new CrsCode(4549), null, null, "test"), Stream.of(parcel));
        var tiles = new TileService(catalogue, TileStore.NONE, 0);
        var address = new TileAddress(12, 3415, 1669);

        assertThat(mended.digest()).isEqualTo(mistaken.digest());
        assertThat(tiles.entityTag(mended, LAND_USE, TileMatrixSet.WEB_MERCATOR_QUAD, address))
                .isNotEqualTo(tiles.entityTag(mistaken, LAND_USE, TileMatrixSet.WEB_MERCATOR_QUAD, address));
    }

    @Test
    void theTilesAMapOfTheWholeLayerBeginsWithAreMadeOnceAndOutlastARestart() {
        LayerVersion version = catalogue.importVersion(
                new NewVersion("DLTB", "DLTB", GRID.crs(), null, new GeometryFactory().toGeometry(region), "test"),
                SampleLayer.DLTB.features(3, 10_000).stream());
        var store = new DatabaseTileStore(database);

        int ready = new TileService(catalogue, store, 0).prepare(version, LAND_USE, GRID, () -> true);
        var restarted = new TileService(unreadable(), store, 0);

        assertThat(ready).isBetween(4, 200);
        assertThat(restarted.prepare(version, LAND_USE, GRID, () -> true)).isEqualTo(ready);
        TileAddress centre = GRID.tileAt(10, region.centre().x, region.centre().y);
        assertThat(restarted.tile(version, LAND_USE, GRID, centre).gzipped())
                .isEqualTo(new TileService(catalogue, TileStore.NONE, 0)
                        .tile(version, LAND_USE, GRID, centre)
                        .gzipped());
        assertThat(restarted.prepare(version, LAND_USE, GRID, () -> false)).isZero();
        assertThatThrownBy(() -> restarted.tile(version, new TileContent("QSXZ", List.of()), GRID, centre))
                .as("another look is another tile")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tilesComeFromTheCoverageFilesWhenTheyAreReadyAndFromTheDatabaseUntilThen(@TempDir Path folder)
            throws IOException {
        LayerVersion version =
                catalogue.importVersion(newVersion("DLTB"), SampleLayer.DLTB.features(3, 8_000).stream());
        try (var files = new CoverageFiles(folder, catalogue, Clock.systemUTC())) {
            var tiles = new TileService(catalogue, files, TileStore.NONE, 0, TileWorkshop.forThisMachine());
            for (TileMatrixSet grid : List.of(GRID, TileMatrixSet.WEB_MERCATOR_QUAD, TileMatrixSet.CGCS2000_QUAD)) {
                Coordinate centre = CoordinateTransformer.between(version.crs(), grid.crs())
                        .transform(region.centre().x, region.centre().y);
                TileAddress near = grid.tileAt(grid == GRID ? 14 : 16, centre.x, centre.y);
                var fromDatabase = new TileService(catalogue, TileStore.NONE, 0);
                VectorTile before = fromDatabase.tile(version, LAND_USE, grid, near);
                assertThat(files.await(version, Patience.PATIENCE, () -> true).condition())
                        .isEqualTo(CoverageState.Condition.READY);

                VectorTile after = tiles.tile(version, LAND_USE, grid, near);

                assertThat(after.entityTag())
                        .isEqualTo(tiles.entityTag(version, LAND_USE, grid, near))
                        .isNotEqualTo(before.entityTag());
                assertThat(ids(after)).as(grid.id()).isNotEmpty().containsAll(ids(before));
                for (int zoom = 0; zoom <= grid.maxZoom(); zoom += 2) {
                    TileAddress address = grid.tileAt(zoom, centre.x, centre.y);
                    assertThat(read(tiles.tile(version, LAND_USE, grid, address)))
                            .allMatch(Geometry::isValid);
                    assertThat(read(fromDatabase.tile(version, LAND_USE, grid, address)))
                            .allMatch(Geometry::isValid);
                }
            }
            assertThat(tiles.canDraw(version, TileMatrixSet.zone(25))).isTrue();
        }
    }

    private static Set<String> ids(VectorTile tile) throws IOException {
        return read(tile).stream()
                .map(feature -> String.valueOf(((Map<?, ?>) feature.getUserData()).get("id")))
                .collect(Collectors.toSet());
    }

    /** A catalogue whose features nobody may read. */
    private static LayerCatalogue unreadable() {
        return (LayerCatalogue) Proxy.newProxyInstance(
                LayerCatalogue.class.getClassLoader(), new Class<?>[] {LayerCatalogue.class}, (self, method, given) -> {
                    throw new IllegalStateException(method.getName());
                });
    }

    @Test
    void keepsNoMoreTilesThanThereIsRoomFor() {
        var cache = new TileCache(10_000);
        for (int n = 0; n < 5; n++) {
            String tag = "tile-" + n;
            cache.get(tag, () -> new VectorTile(new byte[4_000], 100, 1, tag));
        }
        assertThat(cache.usedBytes()).isBetween(8_000L, 9_000L);
        var made = new ArrayList<String>();
        cache.get("tile-4", () -> {
            made.add("again");
            return new VectorTile(new byte[4_000], 100, 1, "tile-4");
        });
        assertThat(made).isEmpty();
    }

    /** Of the addresses where nothing is there are millions, and anybody can ask for them. */
    @Test
    void tilesOfNothingDoNotFillTheMemory() {
        int asked = 20_000;
        String longTag = "2p-DLTB-" + "0".repeat(64) + "-EPSG:4527-";
        var cache = new TileCache(1_000_000);
        for (int n = 0; n < asked; n++) {
            String tag = longTag + n;
            cache.get(tag, () -> new VectorTile(new byte[20], 0, 0, tag));
        }
        var gone = new AtomicInteger();
        for (int n = asked - 1; n >= 0; n--) {
            String tag = longTag + n;
            cache.get(tag, () -> {
                gone.incrementAndGet();
                return new VectorTile(new byte[20], 0, 0, tag);
            });
        }
        // some 270 bytes of the heap each, the tag included
        assertThat(asked - gone.get()).isBetween(3_000, 4_000);
    }

    @Test
    void refusesTilesOutsideTheGrid() {
        var tiles = new TileService(catalogue, TileStore.NONE, 0);
        for (TileAddress outside : List.of(
                new TileAddress(-1, 0, 0),
                new TileAddress(17, 0, 0),
                new TileAddress(0, 1, 0),
                new TileAddress(5, 0, -1),
                new TileAddress(5, Integer.MAX_VALUE, 3))) {
            assertThat(GRID.contains(outside)).isFalse();
            assertThatThrownBy(() -> tiles.tile(sample, LAND_USE, GRID, outside))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void resolutionsHalveFromZoomToZoom() {
        assertThat(GRID.resolutions()).hasSize(17);
        assertThat(GRID.resolutions().get(11)).isEqualTo(10.0);
        assertThat(GRID.bounds(new TileAddress(0, 0, 0))
                        .equals(new Envelope(39_000_000, 49_485_760, -485_760, 10_000_000)))
                .isTrue();
    }

    @Test
    void onlyTilesWithFeaturesAreKeptAndThoseOfAForgottenVersionGo() {
        LayerVersion one = farmland("KEPT_ONE");
        LayerVersion other = farmland("KEPT-ONE");
        var store = new DatabaseTileStore(database);
        var tiles = new TileService(catalogue, store, 0);
        TileAddress here = GRID.tileAt(9, 39_545_000, 3_455_000);
        String tag = tiles.entityTag(one, LAND_USE, GRID, here);
        String otherTag = tiles.entityTag(other, LAND_USE, GRID, here);
        TileAddress empty = new TileAddress(9, here.column() + 20, here.row());

        assertThat(tiles.tile(one, LAND_USE, GRID, here).features()).isPositive();
        assertThat(tiles.tile(other, LAND_USE, GRID, here).features()).isPositive();
        assertThat(tiles.tile(one, LAND_USE, GRID, empty).features()).isZero();
        assertThat(store.find(tag)).isPresent();
        assertThat(store.find(tiles.entityTag(one, LAND_USE, GRID, empty))).isEmpty();

        tiles.forget(one);

        assertThat(store.find(tag)).isEmpty();
        assertThat(store.find(otherTag)).as("another layer").isPresent();
    }

    @Test
    void onlyTilesOfVersionsThatAreThereStay() {
        LayerVersion one = farmland("KEPT_TILES");
        LayerVersion other = farmland("GONE_TILES");
        var store = new DatabaseTileStore(database);
        var tiles = new TileService(catalogue, store, 0);
        TileAddress address = GRID.tileAt(9, 39_545_000, 3_455_000);
        tiles.tile(one, LAND_USE, GRID, address);
        tiles.tile(other, LAND_USE, GRID, address);
        store.keep(new VectorTile(new byte[] {1}, 1, 0, "kept-before-empty"));
        store.keep(new VectorTile(new byte[] {1}, 1, 7, "kept-in-another-way"));

        tiles.forgetOthers(List.of(one));

        assertThat(store.find(tiles.entityTag(one, LAND_USE, GRID, address))).isPresent();
        assertThat(store.find(tiles.entityTag(other, LAND_USE, GRID, address))).isEmpty();
        assertThat(store.find("kept-before-empty")).isEmpty();
        assertThat(store.find("kept-in-another-way")).isEmpty();

        tiles.forgetOthers(List.of());

        assertThat(store.find(tiles.entityTag(one, LAND_USE, GRID, address))).isEmpty();
    }

    private LayerVersion farmland(String layer) {
        var square = new GeometryFactory().toGeometry(new Envelope(39_540_000, 39_550_000, 3_450_000, 3_460_000));
        return catalogue.importVersion(
                newVersion(layer), Stream.of(new LayerFeature("a", square, Map.of("DLBM", "0101"))));
    }

    private double groundArea(Envelope bounds) {
        var frame = new GeometryFactory().toGeometry(bounds);
        double[] area = {0};
        catalogue.visit(sample.id(), bounds, parcel -> {
            boolean inside = bounds.contains(parcel.geometry().getEnvelopeInternal());
            area[0] += (inside ? parcel.geometry() : parcel.geometry().intersection(frame)).getArea();
        });
        return area[0];
    }

    private LayerVersion importOne(String wkt) {
        try {
            var parcel = new LayerFeature("a", new WKTReader().read(wkt), Map.of("DLBM", "0101"));
            return catalogue.importVersion(newVersion("TEST"), Stream.of(parcel));
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static NewVersion newVersion(String layer) {
        return new NewVersion(layer, layer, new CrsCode(4527), null, null, "test");
    }

    private static Collection<Geometry> read(VectorTile tile) throws IOException {
        JtsMvt mvt = MvtReader.loadMvt(
                new ByteArrayInputStream(tile.uncompressed()),
                new GeometryFactory(),
                new TagKeyValueMapConverter(),
                MvtReader.RING_CLASSIFIER_V2_1);
        return mvt.getLayers().stream()
                .flatMap(layer -> layer.getGeometries().stream())
                .toList();
    }
}
