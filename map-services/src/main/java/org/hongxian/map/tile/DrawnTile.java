package org.hongxian.map.tile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** A tile of a few areas that are not a layer, red lines for instance; made anew whenever it is asked for. */
public final class DrawnTile {

    private DrawnTile() {}

    /**
     * @param area easting first, in {@code crs}
     * @param tags what the map is told of it
     */
    public record Drawn(MultiPolygon area, CrsCode crs, Map<String, String> tags) {

        public Drawn {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * @param layer name of the layer within the tile
     * @return with an entity tag that follows the bytes
     * @throws IllegalArgumentException if the tile is outside the grid
     * @throws org.hongxian.gis.crs.DatumChangeException if one of the areas is on a datum that does not coincide with the grid's
     */
    public static VectorTile of(String layer, List<Drawn> drawn, TileMatrixSet grid, TileAddress address) {
        var space = new TileSpace(grid.bounds(address));
        var features = new ArrayList<TileFeature>();
        for (Drawn each : drawn) {
            Geometry seen = space.feature(
                    CoordinateTransformer.between(each.crs(), grid.crs()).transform(each.area()));
            for (int i = 0; i < seen.getNumGeometries(); i++) {
                if (seen.getGeometryN(i) instanceof Polygon part && !part.isEmpty()) {
                    features.add(new TileFeature(part, new TreeMap<>(each.tags())));
                }
            }
        }
        byte[] bytes = TileEncoding.encode(layer, features);
        return new VectorTile(TileEncoding.gzip(bytes), bytes.length, features.size(), digest(bytes));
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
