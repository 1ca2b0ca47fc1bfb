package org.hongxian.approval.conflict.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.conflict.internal.Meeting.Tolerances;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of pairs of versions, and which versions were compared with all others. */
@Repository
class PairTable {

    private static final String UNCOMPARED = """
             FROM drawing_claim c WHERE NOT EXISTS (SELECT 1 FROM conflict_compared d WHERE d.drawing_id = c.drawing_id
              AND d.near_metres = :near AND d.least_square_metres = :least)
            """;

    private final JdbcClient jdbc;

    PairTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One drawing of one case, whatever version. */
    record Drawn(CaseId caseId, DrawingKind kind) {

        static Drawn of(DrawingVersion version) {
            return new Drawn(version.caseId(), version.kind());
        }
    }

    int countUncompared(Tolerances tolerances) {
        return jdbc.sql("SELECT COUNT(*)" + UNCOMPARED)
                .params(parameters(tolerances))
                .query(Integer.class)
                .single();
    }

    /** Newest versions, oldest first. */
    List<UUID> listUncompared(Tolerances tolerances, int limit) {
        return jdbc.sql("SELECT c.drawing_id" + UNCOMPARED + " ORDER BY c.saved_at, c.drawing_id LIMIT :limit")
                .params(parameters(tolerances))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private static Map<String, Object> parameters(Tolerances tolerances) {
        return Map.of("near", tolerances.nearMetres(), "least", tolerances.leastSquareMetres());
    }

    /** Takes away all pairs of a drawing, also of its former versions. @return since when it met which others */
    Map<Drawn, Instant> remove(Drawn drawn) {
        Map<Drawn, Instant> since = new HashMap<>();
        for (String[] sides : new String[][] {{"first", "second"}, {"second", "first"}}) {
            jdbc.sql("SELECT %2$s_case, %2$s_kind, since FROM conflict_pair WHERE %1$s_case = ? AND %1$s_kind = ?"
                            .formatted(sides[0], sides[1]))
                    .params(drawn.caseId().value(), drawn.kind().name())
                    .query(row -> {
                        since.merge(
                                new Drawn(
                                        new CaseId(row.getObject(1, UUID.class)),
                                        DrawingKind.valueOf(row.getString(2))),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                (one, other) -> one.isBefore(other) ? one : other);
                    });
            jdbc.sql("DELETE FROM conflict_pair WHERE %1$s_case = ? AND %1$s_kind = ?".formatted(sides[0]))
                    .params(drawn.caseId().value(), drawn.kind().name())
                    .update();
        }
        return since;
    }

    /** @param meeting on the plane of the first */
    void insert(DrawingVersion first, DrawingVersion second, Meeting meeting, Instant since) {
        Coordinate place = meeting.place();
        Envelope box = meeting.ground().getEnvelopeInternal();
        jdbc.sql("""
                        INSERT INTO conflict_pair (first_drawing, second_drawing, first_case, second_case, first_kind, second_kind,
                            crs, shared_square_metres, strip_metres, easting, northing, min_easting, min_northing, max_easting,
                            max_northing, since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        first.id(),
                        second.id(),
                        first.caseId().value(),
                        second.caseId().value(),
                        first.kind().name(),
                        second.kind().name(),
                        first.crs().epsg(),
                        meeting.squareMetres(),
                        meeting.stripMetres(),
                        place.x,
                        place.y,
                        box.getMinX(),
                        box.getMinY(),
                        box.getMaxX(),
                        box.getMaxY(),
                        since.atOffset(ZoneOffset.UTC)))
                .update();
    }

    void markCompared(UUID drawingId, Tolerances tolerances) {
        jdbc.sql("DELETE FROM conflict_compared WHERE drawing_id = ?")
                .param(drawingId)
                .update();
        jdbc.sql("INSERT INTO conflict_compared (drawing_id, near_metres, least_square_metres) VALUES (?, ?, ?)")
                .params(drawingId, tolerances.nearMetres(), tolerances.leastSquareMetres())
                .update();
    }

    /** The planes pairs are in. */
    List<CrsCode> listCrs() {
        return jdbc.sql("SELECT DISTINCT crs FROM conflict_pair ORDER BY crs").query(Integer.class).list().stream()
                .map(CrsCode::new)
                .toList();
    }

    /** Pairs that satisfy the condition over f, fc, s, sc and p, the largest first. */
    List<Found> list(String condition, Map<String, Object> parameters, int offset, int limit) {
        return jdbc.sql("""
                        SELECT p.first_drawing, p.second_drawing, p.crs, p.shared_square_metres, p.strip_metres, p.easting,
                               p.northing, p.min_easting, p.min_northing, p.max_easting, p.max_northing, p.since,
                               f.id AS f_id, fc.kind AS f_kind, fc.submitted AS f_submitted, fc.crs AS f_crs,
                               fc.min_easting AS f_west, fc.min_northing AS f_south, fc.max_easting AS f_east,
                               fc.max_northing AS f_north,
                               s.id AS s_id, sc.kind AS s_kind, sc.submitted AS s_submitted, sc.crs AS s_crs,
                               sc.min_easting AS s_west, sc.min_northing AS s_south, sc.max_easting AS s_east,
                               sc.max_northing AS s_north
                        """ + FROM + condition + """
                         ORDER BY p.shared_square_metres DESC, f.number, s.number, p.first_drawing, p.second_drawing
                        LIMIT :limit OFFSET :offset""")
                .params(parameters)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, index) -> found(row))
                .list();
    }

    int count(String condition, Map<String, Object> parameters) {
        return jdbc.sql("SELECT COUNT(*) " + FROM + condition)
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** Only newest versions are claims, so pairs of former ones drop out here. */
    private static final String FROM = """
            FROM conflict_pair p
            JOIN drawing_claim fc ON fc.drawing_id = p.first_drawing JOIN casework_case f ON f.id = fc.case_id
            JOIN drawing_claim sc ON sc.drawing_id = p.second_drawing JOIN casework_case s ON s.id = sc.case_id
            WHERE\s""";

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new CrsCode(row.getInt("crs")),
                row.getDouble("shared_square_metres"),
                row.getObject("strip_metres", Double.class),
                new Coordinate(row.getDouble("easting"), row.getDouble("northing")),
                new Envelope(
                        row.getDouble("min_easting"),
                        row.getDouble("max_easting"),
                        row.getDouble("min_northing"),
                        row.getDouble("max_northing")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                half(row, row.getObject("first_drawing", UUID.class), "f_"),
                half(row, row.getObject("second_drawing", UUID.class), "s_"));
    }

    private static Half half(ResultSet row, UUID drawingId, String prefix) throws SQLException {
        return new Half(
                drawingId,
                new CaseId(row.getObject(prefix + "id", UUID.class)),
                DrawingKind.valueOf(row.getString(prefix + "kind")),
                row.getBoolean(prefix + "submitted"),
                new CrsCode(row.getInt(prefix + "crs")),
                new Envelope(
                        row.getDouble(prefix + "west"),
                        row.getDouble(prefix + "east"),
                        row.getDouble(prefix + "south"),
                        row.getDouble(prefix + "north")));
    }

    /**
     * @param crs of place and box
     * @param box of what is shared
     */
    record Found(
            CrsCode crs,
            double squareMetres,
            @Nullable Double stripMetres,
            Coordinate place,
            Envelope box,
            Instant since,
            Half first,
            Half second) {}

    /** @param box of the whole red line, in its own CRS */
    record Half(UUID drawingId, CaseId caseId, DrawingKind kind, boolean submitted, CrsCode crs, Envelope box) {}
}
