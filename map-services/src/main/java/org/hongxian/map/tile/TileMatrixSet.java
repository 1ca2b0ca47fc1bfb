package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Envelope;

/**
 * A pyramid of square tiles in a projected reference system (OGC Two Dimensional Tile Matrix Set).
 *
 * @param originEasting western edge of the first column, metres
 * @param originNorthing northern edge of the first row, metres
 * @param widthMetres how far the grid reaches east
 * @param heightMetres how far the grid reaches south
 * @param tileSizePixels screen pixels along a tile's side
 * @param resolutions metres per screen pixel, from zoom 0, each half of the one before
 */
public record TileMatrixSet(
        String id,
        CrsCode crs,
        double originEasting,
        double originNorthing,
        double widthMetres,
        double heightMetres,
        int tileSizePixels,
        List<Double> resolutions) {

    private static final int ZOOM_LEVELS = 17;
    private static final double COARSEST_METRES_PER_PIXEL = 20_480;

    /**
     * CGCS2000 three-degree zone 39 (central meridian 117 degrees east), easting with zone prefix. The tile at zoom 0 covers the
     * whole zone from the equator; 10 m a pixel at zoom 11, 0.3125 m at zoom 16.
     */
    public static final TileMatrixSet CGCS2000_ZONE_39 = threeDegreeZone(39, new CrsCode(4527));

    public TileMatrixSet {
        resolutions = List.copyOf(resolutions);
    }

    /** The grid of the given id, if there is one. */
    public static java.util.Optional<TileMatrixSet> find(String id) {
        return CGCS2000_ZONE_39.id().equals(id) ? java.util.Optional.of(CGCS2000_ZONE_39) : java.util.Optional.empty();
    }

    private static TileMatrixSet threeDegreeZone(int zone, CrsCode crs) {
        var resolutions = new ArrayList<Double>();
        for (int zoom = 0; zoom < ZOOM_LEVELS; zoom++) {
            resolutions.add(COARSEST_METRES_PER_PIXEL / (1 << zoom));
        }
        return new TileMatrixSet(
                "CGCS2000Zone" + zone, crs, zone * 1_000_000.0, 10_000_000, 1_000_000, 10_000_000, 512, resolutions);
    }

    public int maxZoom() {
        return resolutions.size() - 1;
    }

    /** Side of a tile on the ground. */
    public double tileMetres(int zoom) {
        return resolutions.get(zoom) * tileSizePixels;
    }

    public boolean contains(TileAddress tile) {
        return tile.zoom() >= 0
                && tile.zoom() <= maxZoom()
                && tile.column() >= 0
                && tile.column() < Math.ceil(widthMetres / tileMetres(tile.zoom()))
                && tile.row() >= 0
                && tile.row() < Math.ceil(heightMetres / tileMetres(tile.zoom()));
    }

    /**
     * What the tile covers, easting first.
     *
     * @throws IllegalArgumentException if the tile is outside the grid
     */
    public Envelope bounds(TileAddress tile) {
        if (!contains(tile)) {
            throw new IllegalArgumentException(tile + " is outside " + id);
        }
        double side = tileMetres(tile.zoom());
        double west = originEasting + tile.column() * side;
        double north = originNorthing - tile.row() * side;
        return new Envelope(west, west + side, north - side, north);
    }

    /** The tile a point lies in; on an edge the one to the south-east. */
    public TileAddress tileAt(int zoom, double easting, double northing) {
        double side = tileMetres(zoom);
        return new TileAddress(zoom, (int) Math.floor((easting - originEasting) / side), (int)
                Math.floor((originNorthing - northing) / side));
    }

    /** Addresses of all tiles that cover a stretch of ground, row by row; what lies outside the grid has none. */
    public List<TileAddress> tilesOver(int zoom, Envelope ground) {
        TileAddress first = tileAt(zoom, ground.getMinX(), ground.getMaxY());
        TileAddress last = tileAt(zoom, ground.getMaxX(), ground.getMinY());
        var tiles = new ArrayList<TileAddress>();
        for (int row = first.row(); row <= last.row(); row++) {
            for (int column = first.column(); column <= last.column(); column++) {
                var address = new TileAddress(zoom, column, row);
                if (contains(address)) {
                    tiles.add(address);
                }
            }
        }
        return List.copyOf(tiles);
    }
}
