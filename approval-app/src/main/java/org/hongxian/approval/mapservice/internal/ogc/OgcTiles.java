package org.hongxian.approval.mapservice.internal.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.map.feature.ServedCrs;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.tile.TileLimits;
import org.hongxian.map.tile.TileMatrixSet;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Metadata of OGC API Tiles: the grids, and where the vector tiles of a layer are in each of them. */
@RestController
class OgcTiles {

    private static final String REL_TILING_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";

    private final OgcLayers layers;

    OgcTiles(OgcLayers layers) {
        this.layers = layers;
    }

    @GetMapping("/ogc/tileMatrixSets")
    ResponseEntity<Object> grids(HttpServletRequest request) {
        OgcRequest asked = OgcRequest.ofJson(request, Set.of());
        List<Map<String, Object>> grids = TileMatrixSet.list().stream()
                .map(grid -> Map.<String, Object>of(
                        "id",
                        grid.id(),
                        "title",
                        grid.title(),
                        "crs",
                        ServedCrs.of(grid.crs()).uri(),
                        "links",
                        List.of(OgcLink.of(gridAddress(asked, grid), "self", OgcLink.JSON, grid.title()))))
                .toList();
        return json(Map.of("tileMatrixSets", grids));
    }

    @GetMapping("/ogc/tileMatrixSets/{matrixSet}")
    ResponseEntity<Object> grid(@PathVariable String matrixSet, HttpServletRequest request) {
        OgcRequest.ofJson(request, Set.of());
        TileMatrixSet grid = find(matrixSet);
        var document = new LinkedHashMap<String, Object>();
        document.put("id", grid.id());
        document.put("title", grid.title());
        document.put("crs", ServedCrs.of(grid.crs()).uri());
        document.put("orderedAxes", grid.orderedAxes());
        document.put(
                "tileMatrices",
                IntStream.rangeClosed(0, grid.maxZoom())
                        .mapToObj(zoom -> matrix(grid, zoom))
                        .toList());
        return json(document);
    }

    private static Map<String, Object> matrix(TileMatrixSet grid, int zoom) {
        var matrix = new LinkedHashMap<String, Object>();
        matrix.put("id", String.valueOf(zoom));
        matrix.put("scaleDenominator", grid.scaleDenominator(zoom));
        matrix.put("cellSize", grid.resolutions().get(zoom));
        matrix.put("cornerOfOrigin", "topLeft");
        matrix.put("pointOfOrigin", grid.pointOfOrigin());
        matrix.put("tileWidth", grid.tileSizePixels());
        matrix.put("tileHeight", grid.tileSizePixels());
        matrix.put("matrixWidth", grid.columns(zoom));
        matrix.put("matrixHeight", grid.rows(zoom));
        return matrix;
    }

    @GetMapping("/ogc/collections/{layer}/tiles")
    ResponseEntity<Object> tileSets(@PathVariable String layer, HttpServletRequest request) {
        OgcRequest asked = OgcRequest.ofJson(request, Set.of());
        LayerVersion version = layers.get(layer);
        var tileSets = new ArrayList<Map<String, Object>>();
        for (TileMatrixSet grid : gridsOf(version)) {
            tileSets.add(head(version, grid, asked, "self"));
        }
        return json(Map.of(
                "links",
                List.of(OgcLink.of(
                        asked.address("/ogc/collections/" + layer + "/tiles"), "self", OgcLink.JSON, version.title())),
                "tilesets",
                tileSets));
    }

    @GetMapping("/ogc/collections/{layer}/tiles/{matrixSet}")
    ResponseEntity<Object> tileSet(
            @PathVariable String layer, @PathVariable String matrixSet, HttpServletRequest request) {
        OgcRequest asked = OgcRequest.ofJson(request, Set.of());
        LayerVersion version = layers.get(layer);
        TileMatrixSet grid = find(matrixSet);
        if (!gridsOf(version).contains(grid)) {
            throw OgcRefusal.missing("no-tiles", layer, matrixSet);
        }
        Map<String, Object> document = head(version, grid, asked, "self");
        layers.bounds(version, grid.crs())
                .ifPresent(ground -> document.put("tileMatrixSetLimits", limits(grid, ground)));
        document.put("layers", List.of(Map.of("id", layer, "dataType", "vector", "geometryDimension", 2)));
        return json(document);
    }

    private Map<String, Object> head(LayerVersion version, TileMatrixSet grid, OgcRequest asked, String rel) {
        String layer = version.layer();
        var links = new ArrayList<OgcLink>();
        links.add(OgcLink.of(
                asked.address("/ogc/collections/" + layer + "/tiles/" + grid.id()), rel, OgcLink.JSON, grid.title()));
        links.add(OgcLink.of(gridAddress(asked, grid), REL_TILING_SCHEME, OgcLink.JSON, grid.title()));
        links.add(OgcLink.template(
                asked.address("/tiles/" + layer + "/" + grid.id() + "/{tileMatrix}/{tileCol}/{tileRow}.mvt"),
                "item",
                OgcLink.VECTOR_TILE,
                version.title()));
        var document = new LinkedHashMap<String, Object>();
        document.put("title", version.title());
        document.put("dataType", "vector");
        document.put("crs", ServedCrs.of(grid.crs()).uri());
        document.put("tileMatrixSetURI", gridAddress(asked, grid));
        document.put("links", links);
        return document;
    }

    /** The grids of the world and the one of the layer's own zone; the other zones are too far away. */
    private static List<TileMatrixSet> gridsOf(LayerVersion version) {
        return TileMatrixSet.list().stream()
                .filter(grid -> !CrsCatalogue.get(grid.crs()).isZone() || isOwnZone(version, grid))
                .toList();
    }

    private static boolean isOwnZone(LayerVersion version, TileMatrixSet grid) {
        CrsDefinition own = CrsCatalogue.get(version.crs());
        CrsDefinition other = CrsCatalogue.get(grid.crs());
        return own.isZone()
                && own.datum() == other.datum()
                && own.centralMeridianDegrees() == other.centralMeridianDegrees();
    }

    private static List<Map<String, Object>> limits(TileMatrixSet grid, Envelope ground) {
        var all = new ArrayList<Map<String, Object>>();
        for (int zoom = 0; zoom <= grid.maxZoom(); zoom++) {
            String id = String.valueOf(zoom);
            grid.limits(zoom, ground).map(limits -> limits(id, limits)).ifPresent(all::add);
        }
        return all;
    }

    private static Map<String, Object> limits(String id, TileLimits limits) {
        return Map.of(
                "tileMatrix",
                id,
                "minTileRow",
                limits.minRow(),
                "maxTileRow",
                limits.maxRow(),
                "minTileCol",
                limits.minColumn(),
                "maxTileCol",
                limits.maxColumn());
    }

    private static String gridAddress(OgcRequest asked, TileMatrixSet grid) {
        return asked.address("/ogc/tileMatrixSets/" + grid.id());
    }

    private static TileMatrixSet find(String id) {
        return TileMatrixSet.find(id).orElseThrow(() -> OgcRefusal.missing("no-grid", id));
    }

    private static ResponseEntity<Object> json(Object document) {
        return OgcPages.answer(MediaType.APPLICATION_JSON, document);
    }
}
