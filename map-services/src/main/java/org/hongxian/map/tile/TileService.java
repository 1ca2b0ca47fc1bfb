package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Makes and keeps vector tiles: from the coverage files of a layer version, or from its features in the database while there are no
 * files. A tile depends on nothing but the layer version, its address and which of the two it was made from, so it is made once
 * and kept while there is room.
 */
public final class TileService {

    /** From here on a tile holds so many parcels that it is kept for good. */
    static final double FAR_METRES_PER_PIXEL = 15;

    /** Changes when the same data would be encoded differently. */
    private static final String ENCODING = "2";

    /** Pixels a map of the whole layer is wide at least; what such a map shows first is prepared. */
    private static final double SMALLEST_MAP_PIXELS = 320;
    /** A layer of a whole province has more far tiles than anybody waits for; the rest is made when asked for. */
    private static final int MOST_PREPARED = 200;

    private final @Nullable CoverageFiles files;
    private final CoverageTiles coverageTiles = new CoverageTiles();
    private final FeatureTiles featureTiles;
    private final TileStore store;
    private final TileCache cache;
    private final TileWorkshop workshop;

    /**
     * Without coverage files: everything comes from the database.
     *
     * @param store where far tiles outlast a restart
     * @param cacheBytes room for compressed tiles
     */
    public TileService(LayerCatalogue catalogue, TileStore store, long cacheBytes) {
        this(catalogue, null, store, cacheBytes, TileWorkshop.forThisMachine());
    }

    /**
     * @param store where far tiles outlast a restart
     * @param cacheBytes room for compressed tiles
     */
    public TileService(
            LayerCatalogue catalogue,
            @Nullable CoverageFiles files,
            TileStore store,
            long cacheBytes,
            TileWorkshop workshop) {
        this.files = files;
        this.featureTiles = new FeatureTiles(catalogue);
        this.store = store;
        this.cache = new TileCache(cacheBytes);
        this.workshop = workshop;
    }

    /** Whether the layer can be drawn in the grid: their datums have to coincide, CGCS2000 and WGS 84 are taken to. */
    public boolean canDraw(LayerVersion version, TileMatrixSet grid) {
        return CrsCatalogue.get(version.crs())
                .datum()
                .coincidesWith(CrsCatalogue.get(grid.crs()).datum());
    }

    /**
     * @throws IllegalArgumentException if the tile is outside the grid, or the layer cannot be drawn in it
     * @throws TilesBusyException if more tiles are asked for than can be made in time
     */
    public VectorTile tile(LayerVersion version, TileContent content, TileMatrixSet grid, TileAddress address) {
        if (!canDraw(version, grid)) {
            throw new IllegalArgumentException(
                    version.layer() + " is in " + version.crs() + ", the grid in " + grid.crs());
        }
        if (!grid.contains(address)) {
            throw new IllegalArgumentException(address + " is outside " + grid.id());
        }
        String entityTag = entityTag(version, content, grid, address);
        return cache.get(entityTag, () -> {
            if (!isFar(grid, address.zoom())) {
                return workshop.make(() -> make(version, content, grid, address));
            }
            return store.find(entityTag).orElseGet(() -> {
                VectorTile made = workshop.make(() -> make(version, content, grid, address));
                // Of the addresses where nothing is there are millions, and they cost little.
                if (made.features() > 0) {
                    store.keep(made);
                }
                return made;
            });
        });
    }

    private VectorTile make(LayerVersion version, TileContent content, TileMatrixSet grid, TileAddress address) {
        if (files != null) {
            Optional<EncodedTile> packed =
                    files.ask(version, coverage -> ofFiles(coverage.files(), version, content, grid, address));
            if (packed.isPresent()) {
                return compressed(packed.get(), entityTag(true, version, content, grid, address));
            }
        }
        EncodedTile tile = featureTiles.tile(version, content, grid, address);
        return compressed(tile, entityTag(false, version, content, grid, address));
    }

    private EncodedTile ofFiles(
            List<PackedCoverage> coverage,
            LayerVersion version,
            TileContent content,
            TileMatrixSet grid,
            TileAddress address) {
        try {
            return coverageTiles.tile(version.layer(), coverage, content, grid, address);
        } catch (CoordinateOutOfDomainException e) {
            throw new IllegalArgumentException(version.layer() + " lies too far from " + grid.id(), e);
        }
    }

    private static VectorTile compressed(EncodedTile tile, String entityTag) {
        return new VectorTile(TileEncoding.gzip(tile.bytes()), tile.bytes().length, tile.features(), entityTag);
    }

    /**
     * Makes the far tiles a map of the whole layer begins with, the farthest first, unless they are kept already.
     *
     * @param goesOn asked before every tile; ends the work when false
     * @return how many tiles are ready
     */
    public int prepare(LayerVersion version, TileContent content, TileMatrixSet grid, BooleanSupplier goesOn) {
        Envelope ground = extent(version, grid);
        if (ground.isNull()) {
            return 0;
        }
        double farthest = 2 * Math.max(ground.getWidth(), ground.getHeight()) / SMALLEST_MAP_PIXELS;
        int ready = 0;
        for (int zoom = 0; zoom <= grid.maxZoom() && isFar(grid, zoom); zoom++) {
            if (grid.resolutions().get(zoom) <= farthest) {
                for (TileAddress address : grid.tilesOver(zoom, ground)) {
                    if (ready == MOST_PREPARED || !goesOn.getAsBoolean()) {
                        return ready;
                    }
                    tile(version, content, grid, address);
                    ready++;
                }
            }
        }
        return ready;
    }

    /** Drops what is kept of a version nobody may ask for any more; should it count again, its tiles are made again. */
    public void forget(LayerVersion version) {
        store.forget(tagOfVersion(true, version));
        store.forget(tagOfVersion(false, version));
    }

    /** Drops what is kept of any other version, and by programs that kept tiles in another way. */
    public void forgetOthers(List<LayerVersion> versions) {
        store.keepOnly(versions.stream()
                .flatMap(version -> Stream.of(tagOfVersion(true, version), tagOfVersion(false, version)))
                .toList());
    }

    /** Of the layer in the system of the grid; a null envelope when it is not known or cannot be drawn there. */
    private Envelope extent(LayerVersion version, TileMatrixSet grid) {
        Geometry extent = version.extent();
        if (extent == null || extent.isEmpty() || !canDraw(version, grid)) {
            return new Envelope();
        }
        if (version.crs().equals(grid.crs())) {
            return extent.getEnvelopeInternal();
        }
        Geometry frame = new GeometryFactory().toGeometry(extent.getEnvelopeInternal());
        return CoordinateTransformer.between(version.crs(), grid.crs())
                .transform(frame)
                .getEnvelopeInternal();
    }

    private static boolean isFar(TileMatrixSet grid, int zoom) {
        return grid.resolutions().get(zoom) * grid.metresPerUnit() > FAR_METRES_PER_PIXEL;
    }

    /** The entity tag the tile would have if it were made now; costs next to nothing. */
    public String entityTag(LayerVersion version, TileContent content, TileMatrixSet grid, TileAddress address) {
        boolean packed =
                files != null && files.ask(version, coverage -> Boolean.TRUE).isPresent();
        return entityTag(packed, version, content, grid, address);
    }

    private static String entityTag(
            boolean packed, LayerVersion version, TileContent content, TileMatrixSet grid, TileAddress address) {
        var parts = new ArrayList<String>();
        parts.add(content.classField() == null ? "" : content.classField());
        parts.add(String.join("+", content.attributes()));
        parts.add(grid.id());
        parts.add(address.zoom() + "." + address.column() + "." + address.row());
        return tagOfVersion(packed, version) + String.join("-", parts);
    }

    /** How the tags of all tiles of the version begin. */
    private static String tagOfVersion(boolean packed, LayerVersion version) {
        // The digest is of the numbers alone; the same numbers in another system lie somewhere else.
        return String.join(
                        "-",
                        ENCODING + (packed ? "p" : "d"),
                        version.layer(),
                        version.digest(),
                        version.crs().toString())
                + "-";
    }
}
