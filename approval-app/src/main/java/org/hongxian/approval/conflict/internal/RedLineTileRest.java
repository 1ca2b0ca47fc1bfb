package org.hongxian.approval.conflict.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.drawing.Claim;
import org.hongxian.approval.drawing.ClaimRules;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.map.tile.DrawnTile;
import org.hongxian.map.tile.DrawnTile.Drawn;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.hongxian.map.tile.VectorTile;
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

    private static final String LEFT_OUT = "X-Features-Left-Out";
    /** Where a pixel is larger, a red line is a dot; such tiles are empty. */
    private static final double FARTHEST_METRES_PER_PIXEL = 320;

    private final RedLines redLines;
    private final Cases cases;
    private final CurrentPerson person;
    private final Clock clock;

    RedLineTileRest(RedLines redLines, Cases cases, CurrentPerson person, Clock clock) {
        this.redLines = redLines;
        this.cases = cases;
        this.person = person;
        this.clock = clock;
    }

    /** A red line with the case it belongs to. */
    private record Visible(Claim claim, CaseFile file) {}

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
        List<Drawn> drawn = visible.stream().limit(MOST).map(this::drawn).toList();
        VectorTile tile = DrawnTile.of(LAYER, drawn, grid, address);
        if (request.checkNotModified("\"" + tile.entityTag() + "\"")) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        var response = ResponseEntity.ok()
                .contentType(VECTOR_TILE)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.COOKIE)
                .eTag("\"" + tile.entityTag() + "\"");
        if (visible.size() > MOST) {
            response.header(LEFT_OUT, String.valueOf(visible.size() - MOST));
        }
        return response.body(tile.uncompressed());
    }

    /** Largest first. */
    private List<Visible> visible(Jurisdiction own, TileMatrixSet grid, TileAddress address) {
        double metresPerPixel = grid.resolutions().get(address.zoom()) * grid.metresPerUnit();
        if (metresPerPixel > FARTHEST_METRES_PER_PIXEL) {
            return List.of();
        }
        Envelope bounds = grid.bounds(address);
        bounds.expandBy(bounds.getWidth() / 64);
        List<Claim> claims = redLines.listClaims(grid.crs(), bounds);
        Set<CaseId> ids = claims.stream().map(Claim::caseId).collect(Collectors.toSet());
        Map<CaseId, CaseFile> files = cases.listUnchecked(ids).stream()
                .filter(own::sees)
                .collect(Collectors.toMap(CaseFile::id, Function.identity()));
        var visible = new ArrayList<Visible>();
        for (Claim claim : claims) {
            CaseFile file = files.get(claim.caseId());
            if (file != null) {
                visible.add(new Visible(claim, file));
            }
        }
        visible.sort(
                Comparator.comparingDouble((Visible each) -> -each.claim().box().getArea())
                        .thenComparing(each -> each.claim().drawingId()));
        return visible;
    }

    private Drawn drawn(Visible visible) {
        DrawingVersion drawing = redLines.get(visible.claim().drawingId());
        CaseFile file = visible.file();
        String kind = visible.claim().kind().name();
        return new Drawn(
                RedLineGeometry.multiPolygon(drawing),
                drawing.crs(),
                Map.of(
                        "LOOK",
                        kind + "_" + look(visible),
                        "CASE_NUMBER",
                        file.number(),
                        "STATE",
                        file.state().name(),
                        "KIND",
                        kind));
    }

    /** What the style of red lines tells apart: a live one that was never handed in is a draft. */
    private String look(Visible visible) {
        boolean submitted = visible.claim().submitted();
        Standing standing =
                ClaimRules.on(LocalDate.now(clock)).standing(visible.file().state(), submitted);
        boolean isDraft = !submitted && visible.file().state() == CaseState.IN_PROGRESS;
        return isDraft ? "DRAFT" : standing.name();
    }

    private static ResponseStatusException notFound(String reason) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, reason);
    }
}
