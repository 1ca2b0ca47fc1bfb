package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.locationtech.jts.geom.Envelope;

/**
 * A pyramid of square tiles in one reference system (OGC Two Dimensional Tile Matrix Set). Lengths are in the units of that
 * system: metres on a plane, degrees for longitude and latitude; easting or longitude first, whatever the system says officially.
 *
 * @param title what it is, for catalogues
 * @param west western edge of the first column
 * @param north northern edge of the first row
 * @param width how far the grid reaches east
 * @param height how far the grid reaches south
 * @param tileSizePixels screen pixels along a tile's side
 * @param resolutions length of a screen pixel, from zoom 0, each half of the one before
 */
public record TileMatrixSet(
        String id,
        String title,
        CrsCode crs,
        double west,
        double north,
        double width,
        double height,
        int tileSizePixels,
        List<Double> resolutions) {

    /** The pixel scale denominators are for (OGC 17-083r4, 6.1). */
    private static final double STANDARD_PIXEL_METRES = 0.000_28;

    private static final double METRES_PER_DEGREE = Datum.CGCS2000.semiMajorAxisMetres() * Math.PI / 180;
    private static final double MERCATOR_HALF = Datum.WGS84.semiMajorAxisMetres() * Math.PI;

    private static final int QUAD_ZOOMS = 21;
    private static final int ZONE_ZOOMS = 17;
    private static final double ZONE_COARSEST_METRES = 20_480;
    private static final int FIRST_ZONE = 25;
    private static final int LAST_ZONE = 45;

    /** The grid of web maps (EPSG:3857), by its registered name. */
    public static final TileMatrixSet WEB_MERCATOR_QUAD = new TileMatrixSet(
            "WebMercatorQuad",
            "Google Maps Compatible for the World",
            CrsCatalogue.WEB_MERCATOR,
            -MERCATOR_HALF,
            MERCATOR_HALF,
            2 * MERCATOR_HALF,
            2 * MERCATOR_HALF,
            256,
            halving(2 * MERCATOR_HALF / 256, QUAD_ZOOMS));

    /** Longitude and latitude of CGCS2000 (EPSG:4490) in the pyramid of WorldCRS84Quad: two tiles at zoom 0. */
    public static final TileMatrixSet CGCS2000_QUAD = new TileMatrixSet(
            "CGCS2000Quad",
            "CGCS2000 longitude/latitude for the World",
            CrsCatalogue.CGCS2000_GEOGRAPHIC,
            -180,
            90,
            360,
            180,
            256,
            halving(180.0 / 256, QUAD_ZOOMS));

    private static final Map<String, TileMatrixSet> ALL = all();

    /**
     * CGCS2000 three-degree zone 39 (central meridian 117 degrees east), easting with zone prefix. The tile at zoom 0 covers the
     * whole zone from the equator; 10 m a pixel at zoom 11, 0.3125 m at zoom 16.
     */
    public static final TileMatrixSet CGCS2000_ZONE_39 = zone(39);

    public TileMatrixSet {
        resolutions = List.copyOf(resolutions);
    }

    /** The grid of the given id, if there is one. */
    public static Optional<TileMatrixSet> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /** All grids: the two of the world first, then the zones from west to east. */
    public static List<TileMatrixSet> list() {
        return List.copyOf(ALL.values());
    }

    /**
     * The grid of a three-degree zone of CGCS2000, eastings prefixed.
     *
     * @throws IllegalArgumentException if the number is not from 25 to 45
     */
    public static TileMatrixSet zone(int zoneNumber) {
        TileMatrixSet zone = ALL.get(zoneId(zoneNumber));
        if (zone == null) {
            throw new IllegalArgumentException("no three-degree zone " + zoneNumber);
        }
        return zone;
    }

    private static Map<String, TileMatrixSet> all() {
        var all = new LinkedHashMap<String, TileMatrixSet>();
        all.put(WEB_MERCATOR_QUAD.id(), WEB_MERCATOR_QUAD);
        all.put(CGCS2000_QUAD.id(), CGCS2000_QUAD);
        IntStream.rangeClosed(FIRST_ZONE, LAST_ZONE)
                .mapToObj(number -> threeDegreeZone(CrsCatalogue.zone(Datum.CGCS2000, number, true)))
                .forEach(zone -> all.put(zone.id(), zone));
        return all;
    }

    private static TileMatrixSet threeDegreeZone(CrsDefinition crs) {
        return new TileMatrixSet(
                zoneId(crs.zoneNumber()),
                crs.nameEn(),
                crs.code(),
                crs.falseEastingMetres() - 500_000,
                10_000_000,
                1_000_000,
                10_000_000,
                512,
                halving(ZONE_COARSEST_METRES, ZONE_ZOOMS));
    }

    private static String zoneId(int number) {
        return "CGCS2000Zone" + number;
    }

    private static List<Double> halving(double coarsest, int zooms) {
        var resolutions = new ArrayList<Double>();
        for (int zoom = 0; zoom < zooms; zoom++) {
            resolutions.add(coarsest / (1 << zoom));
        }
        return resolutions;
    }

    public int maxZoom() {
        return resolutions.size() - 1;
    }

    /** Side of a tile. */
    public double tileSide(int zoom) {
        return resolutions.get(zoom) * tileSizePixels;
    }

    /** Metres a unit of the reference system stands for along the equator or the central meridian. */
    public double metresPerUnit() {
        return CrsCatalogue.get(crs).isGeographic() ? METRES_PER_DEGREE : 1;
    }

    /** Scale at which a pixel of 0.28 mm is drawn, as OGC has it: along the equator or the central meridian. */
    public double scaleDenominator(int zoom) {
        return resolutions.get(zoom) * metresPerUnit() / STANDARD_PIXEL_METRES;
    }

    public int columns(int zoom) {
        return (int) Math.ceil(width / tileSide(zoom));
    }

    public int rows(int zoom) {
        return (int) Math.ceil(height / tileSide(zoom));
    }

    /** Whether the reference system officially has northing or latitude first; what is tagged with its URI has to follow that. */
    public boolean isNorthFirst() {
        return !crs.equals(CrsCatalogue.WEB_MERCATOR);
    }

    /** Names of the axes in their official order. */
    public List<String> orderedAxes() {
        if (!isNorthFirst()) {
            return List.of("E", "N");
        }
        return CrsCatalogue.get(crs).isGeographic() ? List.of("Lat", "Lon") : List.of("X", "Y");
    }

    /** The north-western corner, in the official order of the axes. */
    public List<Double> pointOfOrigin() {
        return isNorthFirst() ? List.of(north, west) : List.of(west, north);
    }

    public boolean contains(TileAddress tile) {
        return tile.zoom() >= 0
                && tile.zoom() <= maxZoom()
                && tile.column() >= 0
                && tile.column() < columns(tile.zoom())
                && tile.row() >= 0
                && tile.row() < rows(tile.zoom());
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
        double side = tileSide(tile.zoom());
        double tileWest = west + tile.column() * side;
        double tileNorth = north - tile.row() * side;
        return new Envelope(tileWest, tileWest + side, tileNorth - side, tileNorth);
    }

    /** The tile a point lies in, easting first; on an edge the one to the south-east. */
    public TileAddress tileAt(int zoom, double easting, double northing) {
        double side = tileSide(zoom);
        return new TileAddress(
                zoom, (int) Math.floor((easting - west) / side), (int) Math.floor((north - northing) / side));
    }

    /**
     * The tiles a stretch of ground is in, cut off at the edges of the grid.
     *
     * @param ground easting first, in the system of the grid
     * @return empty when it lies outside the grid
     */
    public Optional<TileLimits> limits(int zoom, Envelope ground) {
        TileAddress first = tileAt(zoom, ground.getMinX(), ground.getMaxY());
        TileAddress last = tileAt(zoom, ground.getMaxX(), ground.getMinY());
        var limits = new TileLimits(
                Math.max(0, first.column()),
                Math.min(columns(zoom) - 1, last.column()),
                Math.max(0, first.row()),
                Math.min(rows(zoom) - 1, last.row()));
        boolean empty = limits.minColumn() > limits.maxColumn() || limits.minRow() > limits.maxRow();
        return empty ? Optional.empty() : Optional.of(limits);
    }

    /** Addresses of all tiles that cover a stretch of ground, row by row; what lies outside the grid has none. */
    public List<TileAddress> tilesOver(int zoom, Envelope ground) {
        var tiles = new ArrayList<TileAddress>();
        limits(zoom, ground).ifPresent(limits -> {
            for (int row = limits.minRow(); row <= limits.maxRow(); row++) {
                for (int column = limits.minColumn(); column <= limits.maxColumn(); column++) {
                    tiles.add(new TileAddress(zoom, column, row));
                }
            }
        });
        return List.copyOf(tiles);
    }
}
