package org.hongxian.approval.drawing.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Claim;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.workflow.TaskCompleted;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The newest version of every drawing with its box, which a spatial index of the database searches. */
@Repository
class ClaimTable {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final JdbcClient jdbc;

    ClaimTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that stores the version. What has no place claims nothing. */
    void replace(DrawingVersion version, Envelope extent) {
        boolean submitted = version.kind() != DrawingKind.SITE || wasSubmitted(version.caseId());
        jdbc.sql("delete from drawing_claim where case_id = ? and kind = ?")
                .params(version.caseId().value(), version.kind().name())
                .update();
        if (extent.isNull()) {
            return;
        }
        jdbc.sql("""
                        insert into drawing_claim (case_id, kind, drawing_id, crs, box, min_easting, min_northing, max_easting,
                            max_northing, saved_at, submitted)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        version.caseId().value(),
                        version.kind().name(),
                        version.id(),
                        version.crs().epsg(),
                        box(extent),
                        extent.getMinX(),
                        extent.getMinY(),
                        extent.getMaxX(),
                        extent.getMaxY(),
                        version.createdAt().atOffset(ZoneOffset.UTC),
                        submitted)
                .update();
    }

    private boolean wasSubmitted(CaseId caseId) {
        return jdbc.sql("select submitted from drawing_claim where case_id = ? and submitted")
                .param(caseId.value())
                .query(Boolean.class)
                .list()
                .contains(true);
    }

    /** The first step is the applicant's own; whoever ends it has handed the application in. */
    @EventListener
    void submitted(TaskCompleted completed) {
        jdbc.sql("update drawing_claim set submitted = true where case_id = ? and not submitted")
                .param(completed.caseId())
                .update();
    }

    /** Those whose box meets the extent, easting first, oldest first. */
    List<Claim> list(CrsCode crs, Envelope extent) {
        return jdbc.sql("""
                        select case_id, kind, drawing_id, crs, min_easting, min_northing, max_easting, max_northing, submitted
                        from drawing_claim where crs = ? and box && ? and min_easting <= ? and max_easting >= ?
                          and min_northing <= ? and max_northing >= ?
                        order by saved_at, drawing_id""")
                .params(crs.epsg(), box(extent), extent.getMaxX(), extent.getMinX(), extent.getMaxY(), extent.getMinY())
                .query((row, index) -> claim(row))
                .list();
    }

    /** The kinds of drawings these cases have. */
    Map<CaseId, Set<DrawingKind>> kinds(Collection<CaseId> caseIds) {
        var kinds = new HashMap<CaseId, Set<DrawingKind>>();
        if (!caseIds.isEmpty()) {
            jdbc.sql("select case_id, kind from drawing_claim where case_id in (:cases)")
                    .param("cases", caseIds.stream().map(CaseId::value).toList())
                    .query(row -> {
                        kinds.computeIfAbsent(
                                        new CaseId(row.getObject("case_id", UUID.class)),
                                        caseId -> EnumSet.noneOf(DrawingKind.class))
                                .add(DrawingKind.valueOf(row.getString("kind")));
                    });
        }
        return kinds;
    }

    List<CrsCode> listCrs() {
        return jdbc.sql("select distinct crs from drawing_claim order by crs").query(Integer.class).list().stream()
                .map(CrsCode::new)
                .toList();
    }

    private static byte[] box(Envelope extent) {
        return new WKBWriter().write(GEOMETRY.toGeometry(extent));
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                new CaseId(row.getObject("case_id", UUID.class)),
                DrawingKind.valueOf(row.getString("kind")),
                row.getObject("drawing_id", UUID.class),
                new CrsCode(row.getInt("crs")),
                new Envelope(
                        row.getDouble("min_easting"),
                        row.getDouble("max_easting"),
                        row.getDouble("min_northing"),
                        row.getDouble("max_northing")),
                row.getBoolean("submitted"));
    }
}
