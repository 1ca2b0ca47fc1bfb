package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * A tile of a few areas that are not a layer, red lines for instance; made anew whenever it is asked for.
 *
 * @param outside how many areas have no place in the grid, because its projection means nothing where they lie
 */
public record DrawnTile(VectorTile tile, int outside) {

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
     * @param entityTag of the tile; follows all that is drawn
     * @throws IllegalArgumentException if the tile is outside the grid
     * @throws org.hongxian.gis.crs.DatumChangeException if one of the areas is on a datum that does not coincide with the grid's
     */
    public static DrawnTile of(
            String layer, List<Drawn> drawn, TileMatrixSet grid, TileAddress address, String entityTag) {
        var space = new TileSpace(grid.bounds(address));
        var features = new ArrayList<TileFeature>();
        int outside = 0;
        for (Drawn each : drawn) {
            Geometry there;
            try {
                there = CoordinateTransformer.between(each.crs(), grid.crs()).transform(each.area());
            } catch (CoordinateOutOfDomainException e) {
                outside++;
                continue;
            }
            Geometry seen = space.feature(there);
            for (int i = 0; i < seen.getNumGeometries(); i++) {
                if (seen.getGeometryN(i) instanceof Polygon part && !part.isEmpty()) {
                    features.add(new TileFeature(part, new TreeMap<>(each.tags())));
                }
            }
        }
        byte[] bytes = TileEncoding.encode(layer, features);
        var tile = new VectorTile(TileEncoding.gzip(bytes), bytes.length, features.size(), entityTag);
        return new DrawnTile(tile, outside);
    }
}
