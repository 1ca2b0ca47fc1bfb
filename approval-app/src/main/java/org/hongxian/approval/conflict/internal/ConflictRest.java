package org.hongxian.approval.conflict.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.conflict.Conflicts;
import org.hongxian.approval.conflict.Conflicts.Filter;
import org.hongxian.approval.conflict.Conflicts.Known;
import org.hongxian.approval.conflict.Conflicts.Row;
import org.hongxian.approval.conflict.Conflicts.Seen;
import org.hongxian.approval.conflict.Conflicts.Side;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.feature.GeometryJson;
import org.hongxian.map.region.RegionGrid;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The conflicts for the map and for programs of officials. Coordinates are easting first, in metres, in {@code crs}. */
@RestController
@RequestMapping("/api/v1/conflicts")
class ConflictRest {

    private static final int MOST_ON_A_PAGE = 500;
    private static final int MOST_ON_A_MAP = 200;

    private final Conflicts conflicts;
    private final RegionGrid grid;

    ConflictRest(Conflicts conflicts, RegionGrid grid) {
        this.conflicts = conflicts;
        this.grid = grid;
    }

    /** @param page from 1 */
    @GetMapping
    PageView list(
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(required = false) @Nullable DrawingKind kind,
            @RequestParam(defaultValue = "0") double least,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST_ON_A_PAGE || page < 1 || page > Integer.MAX_VALUE / limit || !(least >= 0)) {
            throw badRequest("limit must be from 1 to " + MOST_ON_A_PAGE + ", page from 1, least at least 0");
        }
        var found = conflicts.list(new Filter(state, kind, least), (page - 1) * limit, limit);
        return new PageView(found.rows().stream().map(RowView::of).toList(), found.total(), found.uncompared());
    }

    /** @param bbox west,south,east,north in the CRS of the map of layers */
    @GetMapping("/map")
    MapView map(@RequestParam String bbox) {
        CrsCode map = grid.crs();
        var sight = conflicts.inBox(map, box(bbox), MOST_ON_A_MAP);
        return new MapView(
                map.toString(), sight.pairs().stream().map(SeenView::of).toList(), sight.truncated());
    }

    private static Envelope box(String text) {
        try {
            double[] sides = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (sides.length == 4
                    && Arrays.stream(sides).allMatch(side -> Math.abs(side) <= ReadLimits.LARGEST_COORDINATE)
                    && sides[0] <= sides[2]
                    && sides[1] <= sides[3]) {
                return new Envelope(sides[0], sides[2], sides[1], sides[3]);
            }
        } catch (NumberFormatException e) {
            // Said below, as for every other unusable value.
        }
        throw badRequest("bbox must be west,south,east,north in metres");
    }

    private static ResponseStatusException badRequest(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }

    record PageView(List<RowView> rows, int total, int uncompared) {}

    /** @param extent west, south, east, north in {@code crs} */
    record RowView(
            String id,
            String relation,
            double squareMetres,
            @Nullable Double stripMetres,
            String severity,
            Instant since,
            List<SideView> sides,
            String crs,
            double[] extent) {

        static RowView of(Row row) {
            Envelope extent = row.extent();
            return new RowView(
                    row.id(),
                    row.relation().name(),
                    row.squareMetres(),
                    row.stripMetres(),
                    row.severity().name(),
                    row.since(),
                    row.sides().stream().map(SideView::of).toList(),
                    row.crs().toString(),
                    new double[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()});
        }
    }

    /** @param caseId null where the person may not open it; with {@code number} null nothing but the authority may be told */
    record SideView(
            String authority,
            @Nullable String caseId,
            @Nullable String number,
            @Nullable String title,
            @Nullable String state,
            List<String> steps,
            @Nullable String kind) {

        static SideView of(Side side) {
            Known known = side.known();
            return known == null
                    ? new SideView(side.authority(), null, null, null, null, List.of(), null)
                    : new SideView(
                            side.authority(),
                            known.open() ? known.caseId().toString() : null,
                            known.number(),
                            known.title(),
                            known.state().name(),
                            known.steps(),
                            known.kind().name());
        }
    }

    record MapView(String crs, List<SeenView> pairs, boolean truncated) {}

    /**
     * @param shared as the coordinates of a GeoJSON MultiPolygon; null where one side may not be known
     * @param outlines a list of the same, of the sides that may be known
     */
    record SeenView(
            RowView row,
            @JsonRawValue @Nullable String shared,
            @JsonRawValue String outlines,
            double[] place) {

        static SeenView of(Seen seen) {
            MultiPolygon shared = seen.shared();
            return new SeenView(
                    RowView.of(seen.row()),
                    shared == null ? null : GeometryJson.exact().coordinates(shared),
                    seen.outlines().stream()
                            .map(GeometryJson.exact()::coordinates)
                            .collect(Collectors.joining(",", "[", "]")),
                    new double[] {seen.place().x, seen.place().y});
        }
    }
}
