package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Makes and keeps vector tiles. A tile depends on nothing but the layer version and its address, so it is made once and kept
 * while there is room.
 */
public final class TileService {

    static final int LARGEST_BYTES = 500_000;

    /** Changes when the same data would be encoded differently. */
    private static final String ENCODING = "1";
    /** From here on parcels are a few pixels large and only their classes can be told apart. */
    private static final double DISSOLVE_METRES_PER_PIXEL = 15;

    private static final double UNITS_PER_PIXEL = 8;
    private static final double SQUARE_UNITS_OF_A_PIXEL = UNITS_PER_PIXEL * UNITS_PER_PIXEL;
    /** Features at least this large keep their own outline at every zoom: counties, not parcels. */
    private static final double LARGE_PIXELS = 24 * 24;

    /** Pixels a map of the whole layer is wide at least; what such a map shows first is prepared. */
    private static final double SMALLEST_MAP_PIXELS = 320;
    /** A layer of a whole province has more far tiles than anybody waits for; the rest is made when asked for. */
    private static final int MOST_PREPARED = 200;

    private final LayerCatalogue catalogue;
    private final TileStore store;
    private final TileCache cache;

    /**
     * @param store where far tiles outlast a restart
     * @param cacheBytes room for compressed tiles
     */
    public TileService(LayerCatalogue catalogue, TileStore store, long cacheBytes) {
        this.catalogue = catalogue;
        this.store = store;
        this.cache = new TileCache(cacheBytes);
    }

    /**
     * @throws IllegalArgumentException if the tile is outside the grid, or the layer is in another reference system
     */
    public VectorTile tile(LayerVersion version, TileContent content, TileMatrixSet grid, TileAddress address) {
        if (!version.crs().equals(grid.crs())) {
            throw new IllegalArgumentException(
                    version.layer() + " is in " + version.crs() + ", the grid in " + grid.crs());
        }
        Envelope bounds = grid.bounds(address);
        String entityTag = entityTag(version, content, grid, address);
        if (!isFar(grid, address.zoom())) {
            return cache.get(entityTag, () -> encode(version, content, grid, address, bounds, entityTag));
        }
        return cache.get(entityTag, () -> store.find(entityTag).orElseGet(() -> {
            VectorTile made = encode(version, content, grid, address, bounds, entityTag);
            store.keep(made);
            return made;
        }));
    }

    /**
     * Makes the far tiles a map of the whole layer begins with, the farthest first, unless they are kept already.
     *
     * @param goesOn asked before every tile; ends the work when false
     * @return how many tiles are ready
     */
    public int prepare(LayerVersion version, TileContent content, TileMatrixSet grid, BooleanSupplier goesOn) {
        Geometry extent = version.extent();
        if (extent == null || extent.isEmpty() || !version.crs().equals(grid.crs())) {
            return 0;
        }
        Envelope ground = extent.getEnvelopeInternal();
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

    private static boolean isFar(TileMatrixSet grid, int zoom) {
        return grid.resolutions().get(zoom) > DISSOLVE_METRES_PER_PIXEL;
    }

    /** The entity tag the tile has or would have; costs nothing. */
    public String entityTag(LayerVersion version, TileContent content, TileMatrixSet grid, TileAddress address) {
        return String.join(
                "-",
                ENCODING,
                version.layer(),
                version.digest(),
                content.classField() == null ? "" : content.classField(),
                String.join("+", content.attributes()),
                grid.id(),
                address.zoom() + "." + address.column() + "." + address.row());
    }

    private VectorTile encode(
            LayerVersion version,
            TileContent content,
            TileMatrixSet grid,
            TileAddress address,
            Envelope bounds,
            String entityTag) {
        List<TileFeature> features =
                features(version, content, bounds, grid.resolutions().get(address.zoom()));
        double smallest = SQUARE_UNITS_OF_A_PIXEL / 2;
        while (true) {
            byte[] bytes = TileEncoding.encode(version.layer(), features);
            if (bytes.length <= LARGEST_BYTES || features.size() <= 1) {
                return new VectorTile(TileEncoding.gzip(bytes), bytes.length, features.size(), entityTag);
            }
            smallest *= 2;
            features = larger(features, smallest);
        }
    }

    private static List<TileFeature> larger(List<TileFeature> features, double smallest) {
        return features.stream()
                .filter(feature -> feature.geometry().getArea() >= smallest)
                .toList();
    }

    private List<TileFeature> features(
            LayerVersion version, TileContent content, Envelope bounds, double metresPerPixel) {
        var space = new TileSpace(bounds);
        var features = new ArrayList<TileFeature>();
        var small = new TreeMap<String, List<Geometry>>();
        boolean dissolves = metresPerPixel > DISSOLVE_METRES_PER_PIXEL;
        catalogue.visit(version.id(), space.groundWithRim(bounds), feature -> {
            double pixels = space.squareUnits(feature.geometry()) / SQUARE_UNITS_OF_A_PIXEL;
            if (dissolves && pixels < LARGE_PIXELS) {
                small.computeIfAbsent(classOf(feature, content), c -> new ArrayList<>())
                        .add(feature.geometry());
            } else if (pixels >= 0.5) {
                add(space.feature(feature.geometry()), tags(feature, content), features);
            }
        });
        small.forEach((landClass, geometries) -> {
            String classField = content.classField();
            Map<String, String> tags = classField == null ? Map.of() : Map.of(classField, landClass);
            add(space.dissolved(geometries), tags, features);
        });
        return features;
    }

    private static void add(Geometry geometry, Map<String, String> tags, List<TileFeature> features) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon part && part.getArea() >= SQUARE_UNITS_OF_A_PIXEL / 4) {
                features.add(new TileFeature(part, tags));
            }
        }
    }

    private static String classOf(LayerFeature feature, TileContent content) {
        return content.classField() == null ? "" : feature.attributes().getOrDefault(content.classField(), "");
    }

    private static Map<String, String> tags(LayerFeature feature, TileContent content) {
        var tags = new TreeMap<String, String>();
        tags.put("id", feature.id());
        if (content.classField() != null) {
            tags.put(content.classField(), classOf(feature, content));
        }
        for (String attribute : content.attributes()) {
            String value = feature.attributes().get(attribute);
            if (value != null) {
                tags.put(attribute, value);
            }
        }
        return tags;
    }
}
