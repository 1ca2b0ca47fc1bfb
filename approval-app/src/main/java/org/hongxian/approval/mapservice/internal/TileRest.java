package org.hongxian.approval.mapservice.internal;

import java.time.Duration;
import java.util.Locale;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.hongxian.map.tile.TilesBusyException;
import org.hongxian.map.tile.VectorTile;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Vector tiles of the current layers. */
@RestController
class TileRest {

    private static final MediaType VECTOR_TILE = new MediaType("application", "vnd.mapbox-vector-tile");

    private final VisibleLayers layers;
    private final LayerTiles tiles;
    private final MessageSource messages;

    TileRest(VisibleLayers layers, LayerTiles tiles, MessageSource messages) {
        this.layers = layers;
        this.tiles = tiles;
        this.messages = messages;
    }

    /**
     * @param number a version that counts or once counted, whose tile can be kept for good, or one that waits for the decision of
     *     who asks, and may be discarded; without it the one that counts
     */
    @GetMapping("/tiles/{layer}/{matrixSet}/{zoom}/{column}/{row}.mvt")
    ResponseEntity<byte[]> tile(
            @PathVariable String layer,
            @PathVariable String matrixSet,
            @PathVariable int zoom,
            @PathVariable int column,
            @PathVariable int row,
            @RequestParam(name = "version", required = false) @Nullable Integer number,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String acceptEncoding,
            WebRequest request) {
        TileMatrixSet grid = TileMatrixSet.find(matrixSet).orElseThrow(() -> notFound("tile-grid", matrixSet));
        var address = new TileAddress(zoom, column, row);
        if (!grid.contains(address)) {
            throw notFound("tile-outside", matrixSet);
        }
        Asked asked = asked(layer, number);
        LayerVersion version = asked.version();
        if (!tiles.canDraw(version, grid)) {
            throw notFound("tile-crs", layer, grid.id());
        }
        boolean gzip = acceptEncoding.contains("gzip");
        if (request.checkNotModified(quoted(tiles.entityTag(version, grid, address), gzip))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        VectorTile tile = tile(version, grid, address);
        var response = ResponseEntity.ok()
                .contentType(VECTOR_TILE)
                .cacheControl(
                        asked.isSettled()
                                ? CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePrivate()
                                        .immutable()
                                : CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .eTag(quoted(tile.entityTag(), gzip));
        return gzip
                ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(tile.gzipped())
                : response.body(tile.uncompressed());
    }

    /** @param isSettled whether that number means this version for good */
    private record Asked(LayerVersion version, boolean isSettled) {}

    private Asked asked(String layer, @Nullable Integer number) {
        if (number == null) {
            return new Asked(layers.find(layer).orElseThrow(() -> notFound("unknown-layer", layer)), false);
        }
        return layers.find(layer, number)
                .map(counted -> new Asked(counted, true))
                .or(() -> layers.findWaiting(layer, number).map(waiting -> new Asked(waiting, false)))
                .orElseThrow(() -> notFound("unknown-version", layer, number));
    }

    private VectorTile tile(LayerVersion version, TileMatrixSet grid, TileAddress address) {
        try {
            return tiles.tile(version, grid, address);
        } catch (IllegalArgumentException tooFar) {
            var refused = notFound("tile-crs", version.layer(), grid.id());
            refused.initCause(tooFar);
            throw refused;
        }
    }

    /** Compressed and plain bytes differ, so they may not share a strong tag. */
    private static String quoted(String entityTag, boolean gzip) {
        return "\"" + entityTag + (gzip ? "-gzip\"" : "\"");
    }

    @ExceptionHandler(TilesBusyException.class)
    ResponseEntity<ProblemDetail> busy(Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, messages.getMessage("mapservice.ogc.refused.busy", null, locale));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static RefusedQuestionException notFound(String key, Object... arguments) {
        return new RefusedQuestionException(404, key, arguments);
    }
}
