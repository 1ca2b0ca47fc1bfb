package org.hongxian.approval.conflict.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.approval.conflict.internal.VisibleRedLines.Visible;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.map.tile.DrawnTile;
import org.hongxian.map.tile.DrawnTile.Drawn;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.hongxian.map.tile.TileWorkshop;
import org.hongxian.map.tile.TilesBusyException;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * The newest red lines of all cases the person is told everything of, as vector tiles; of other cases nothing at all, not even that
 * something is left out. Attributes: LOOK as the style of red lines has it, CASE_NUMBER, STATE of the case, KIND of the drawing.
 */
@RestController
class RedLineTileRest {

    private static final MediaType VECTOR_TILE = new MediaType("application", "vnd.mapbox-vector-tile");
    private static final String LAYER = "red-lines";
    /** The largest of those in the tile are drawn; the header says how many are not. */
    private static final int MOST = 1_000;

    /** Changes when the same red lines would be encoded differently. */
    private static final String ENCODING = "1";

    private static final String LEFT_OUT = "X-Features-Left-Out";
    /** Where a pixel is larger, a red line is a dot; such tiles are empty. */
    private static final double FARTHEST_METRES_PER_PIXEL = 320;

    private final RedLines redLines;
    private final VisibleRedLines red;
    private final CurrentPerson person;
    private final TileWorkshop workshop;

    RedLineTileRest(RedLines redLines, VisibleRedLines red, CurrentPerson person, TileWorkshop workshop) {
        this.redLines = redLines;
        this.red = red;
        this.person = person;
        this.workshop = workshop;
    }

    @GetMapping("/tiles/red-lines/{matrixSet}/{zoom}/{column}/{row}.mvt")
    ResponseEntity<byte[]> tile(
            @PathVariable String matrixSet,
            @PathVariable int zoom,
            @PathVariable int column,
            @PathVariable int row,
            WebRequest request) {
        Jurisdiction own = Jurisdiction.of(person.get());
        TileMatrixSet grid =
                TileMatrixSet.find(matrixSet).orElseThrow(() -> notFound("no tile matrix set " + matrixSet));
        var address = new TileAddress(zoom, column, row);
        if (!grid.contains(address)) {
            throw notFound("the tile is outside " + matrixSet);
        }
        List<Visible> visible = visible(own, grid, address);
        List<Visible> shown = visible.stream().limit(MOST).toList();
        String entityTag = entityTag(shown, visible.size(), grid, address);
        if (request.checkNotModified("\"" + entityTag + "\"")) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        DrawnTile made;
        try {
            made = workshop.make(() -> DrawnTile.of(LAYER, drawn(shown), grid, address, entityTag));
        } catch (TilesBusyException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        var response = ResponseEntity.ok()
                .contentType(VECTOR_TILE)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.COOKIE)
                .eTag("\"" + entityTag + "\"");
        int leftOut = visible.size() - shown.size() + made.outside();
        if (leftOut > 0) {
            response.header(LEFT_OUT, String.valueOf(leftOut));
        }
        return response.body(made.tile().uncompressed());
    }

    /** Follows whatever the tile is made of, without reading a drawing: their versions never change. */
    private static String entityTag(List<Visible> shown, int all, TileMatrixSet grid, TileAddress address) {
        var text = new StringBuilder(ENCODING + " " + grid.id() + " " + address + " " + all);
        for (Visible each : shown) {
            text.append('\n').append(each.claim().drawingId()).append(new TreeMap<>(tags(each)));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private List<Visible> visible(Jurisdiction own, TileMatrixSet grid, TileAddress address) {
        double metresPerPixel = grid.resolutions().get(address.zoom()) * grid.metresPerUnit();
        if (metresPerPixel > FARTHEST_METRES_PER_PIXEL) {
            return List.of();
        }
        Envelope bounds = grid.bounds(address);
        bounds.expandBy(bounds.getWidth() / 64);
        return red.in(own, grid.crs(), bounds);
    }

    private List<Drawn> drawn(List<Visible> shown) {
        Map<UUID, DrawingVersion> drawings =
                redLines
                        .list(shown.stream()
                                .map(each -> each.claim().drawingId())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(DrawingVersion::id, Function.identity()));
        var drawn = new ArrayList<Drawn>();
        for (Visible each : shown) {
            DrawingVersion drawing = drawings.get(each.claim().drawingId());
            if (drawing == null) {
                throw new IllegalStateException(
                        "no drawing version " + each.claim().drawingId());
            }
            drawn.add(new Drawn(RedLineGeometry.multiPolygon(drawing), drawing.crs(), tags(each)));
        }
        return drawn;
    }

    /** What the map is told of a red line. */
    private static Map<String, String> tags(Visible each) {
        return Map.of(
                "LOOK",
                each.look(),
                "CASE_NUMBER",
                each.file().number(),
                "STATE",
                each.file().state().name(),
                "KIND",
                each.claim().kind().name());
    }

    private static ResponseStatusException notFound(String reason) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, reason);
    }
}
