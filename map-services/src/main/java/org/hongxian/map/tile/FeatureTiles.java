package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Tiles from the features in the database, for layers that have no coverage files or whose files are not ready yet. */
final class FeatureTiles {

    /** From here on parcels are a few pixels large and only their classes can be told apart. */
    private static final double DISSOLVE_METRES_PER_PIXEL = TileService.FAR_METRES_PER_PIXEL;

    private static final double UNITS_PER_PIXEL = 8;
    private static final double SQUARE_UNITS_OF_A_PIXEL = UNITS_PER_PIXEL * UNITS_PER_PIXEL;
    /** Features at least this large keep their own outline at every zoom: counties, not parcels. */
    private static final double LARGE_PIXELS = 24 * 24;

    private final LayerCatalogue catalogue;

    FeatureTiles(LayerCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    EncodedTile tile(LayerVersion version, TileContent content, TileMatrixSet grid, TileAddress address) {
        double metresPerPixel = grid.resolutions().get(address.zoom()) * grid.metresPerUnit();
        List<TileFeature> features = features(version, content, grid, grid.bounds(address), metresPerPixel);
        double smallest = SQUARE_UNITS_OF_A_PIXEL / 2;
        while (true) {
            byte[] bytes = TileEncoding.encode(version.layer(), features);
            if (bytes.length <= CoverageTiles.LARGEST_BYTES || features.size() <= 1) {
                return new EncodedTile(bytes, features.size());
            }
            smallest *= 2;
            features = larger(features, smallest);
        }
    }

    /** The ground to look at, in the system of the layer; all of it where that cannot be told. */
    private static Envelope ground(Envelope inGrid, LayerVersion version, TileMatrixSet grid) {
        if (version.crs().equals(grid.crs())) {
            return inGrid;
        }
        try {
            CoordinateTransformer back = CoordinateTransformer.between(grid.crs(), version.crs());
            var ground = new Envelope();
            for (int k = 0; k <= 4; k++) {
                double x = inGrid.getMinX() + k * inGrid.getWidth() / 4;
                double y = inGrid.getMinY() + k * inGrid.getHeight() / 4;
                for (Coordinate at : List.of(
                        new Coordinate(x, inGrid.getMinY()),
                        new Coordinate(x, inGrid.getMaxY()),
                        new Coordinate(inGrid.getMinX(), y),
                        new Coordinate(inGrid.getMaxX(), y))) {
                    ground.expandToInclude(back.transform(at.x, at.y));
                }
            }
            ground.expandBy(ground.getWidth() / 50, ground.getHeight() / 50);
            return ground;
        } catch (CoordinateOutOfDomainException farTile) {
            return LayerCatalogue.everywhere();
        }
    }

    private static List<TileFeature> larger(List<TileFeature> features, double smallest) {
        return features.stream()
                .filter(feature -> feature.geometry().getArea() >= smallest)
                .toList();
    }

    private List<TileFeature> features(
            LayerVersion version, TileContent content, TileMatrixSet grid, Envelope bounds, double metresPerPixel) {
        var space = new TileSpace(bounds);
        var features = new ArrayList<TileFeature>();
        var small = new TreeMap<String, List<Geometry>>();
        boolean dissolves = metresPerPixel > DISSOLVE_METRES_PER_PIXEL;
        CrsDefinition crs = CrsCatalogue.get(version.crs());
        var places = FeaturePlaces.of(version.crs(), grid.crs());
        catalogue.visit(version.id(), ground(space.groundWithRim(bounds), version, grid), feature -> {
            // With one vertex that is nowhere a parcel would lie as a wedge over half the map.
            Geometry geometry =
                    FeaturePlaces.lies(feature, crs) ? places.find(feature).orElse(null) : null;
            if (geometry == null) {
                return;
            }
            double pixels = space.squareUnits(geometry) / SQUARE_UNITS_OF_A_PIXEL;
            if (dissolves && pixels < LARGE_PIXELS) {
                small.computeIfAbsent(classOf(feature, content), c -> new ArrayList<>())
                        .add(geometry);
            } else if (pixels >= 0.5) {
                add(space.feature(geometry), tags(feature, content), features);
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
