package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final LayerCatalogue catalogue;
    private final TileCache cache;

    /** @param cacheBytes room for compressed tiles */
    public TileService(LayerCatalogue catalogue, long cacheBytes) {
        this.catalogue = catalogue;
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
        String entityTag = entityTag(version, grid, address);
        return cache.get(entityTag, () -> encode(version, content, grid, address, bounds, entityTag));
    }

    /** The entity tag the tile has or would have; costs nothing. */
    public String entityTag(LayerVersion version, TileMatrixSet grid, TileAddress address) {
        return String.join(
                "-",
                ENCODING,
                version.layer(),
                version.digest(),
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
