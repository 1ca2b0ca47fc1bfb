package org.hongxian.approval.drawing.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.VersionLine;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Envelope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of drawing versions; rows are only added. */
@Repository
class DrawingRepository {

    private static final String NEWEST =
            " number = (select max(n.number) from drawing_version n where n.case_id = v.case_id and n.kind = v.kind)";

    private final JdbcClient jdbc;
    private final DrawingJson json;

    DrawingRepository(JdbcClient jdbc, DrawingJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws DuplicateKeyException when the number is taken, by somebody who was faster */
    void insert(DrawingVersion version, Envelope extent) {
        jdbc.sql("""
                        insert into drawing_version (id, case_id, kind, number, crs, plots, source_file_name,
                            source_digest, assumptions, issues, digest, min_easting, min_northing, max_easting,
                            max_northing, created_by, created_at)
                        values (:id, :caseId, :kind, :number, :crs, :plots, :sourceFileName, :sourceDigest,
                            :assumptions, :issues, :digest, :minEasting, :minNorthing, :maxEasting, :maxNorthing,
                            :createdBy, :createdAt)""")
                .param("id", version.id())
                .param("caseId", version.caseId().value())
                .param("kind", version.kind().name())
                .param("number", version.number())
                .param("crs", version.crs().epsg())
                .param("plots", json.writePlots(version.plots()))
                .param("sourceFileName", version.sourceFileName())
                .param("sourceDigest", version.sourceDigest())
                .param("assumptions", json.writeAssumptions(version.assumptions()))
                .param("issues", json.writeIssues(version.issues()))
                .param("digest", version.digest())
                .param("minEasting", extent.getMinX())
                .param("minNorthing", extent.getMinY())
                .param("maxEasting", extent.getMaxX())
                .param("maxNorthing", extent.getMaxY())
                .param("createdBy", version.createdBy())
                .param("createdAt", version.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** 0 when there is no version yet. */
    int currentNumber(CaseId caseId, DrawingKind kind) {
        return jdbc.sql("select coalesce(max(number), 0) from drawing_version where case_id = :caseId and kind = :kind")
                .param("caseId", caseId.value())
                .param("kind", kind.name())
                .query(Integer.class)
                .single();
    }

    /** Which version is the newest, and who saved it when. */
    record Saving(int number, String login, Instant at) {}

    Optional<Saving> findSaving(CaseId caseId, DrawingKind kind) {
        return jdbc.sql("select number, created_by, created_at from drawing_version v"
                        + " where case_id = :caseId and kind = :kind and" + NEWEST)
                .param("caseId", caseId.value())
                .param("kind", kind.name())
                .query((row, index) -> new Saving(row.getInt("number"), row.getString("created_by"), instant(row)))
                .optional();
    }

    Optional<DrawingVersion> findCurrent(CaseId caseId, DrawingKind kind) {
        return jdbc.sql("select * from drawing_version v where case_id = :caseId and kind = :kind and" + NEWEST)
                .param("caseId", caseId.value())
                .param("kind", kind.name())
                .query((row, index) -> version(row))
                .optional();
    }

    Optional<DrawingVersion> find(CaseId caseId, DrawingKind kind, int number) {
        return jdbc.sql("select * from drawing_version where case_id = :caseId and kind = :kind and number = :number")
                .param("caseId", caseId.value())
                .param("kind", kind.name())
                .param("number", number)
                .query((row, index) -> version(row))
                .optional();
    }

    Optional<DrawingVersion> find(UUID id) {
        return jdbc.sql("select * from drawing_version where id = :id")
                .param("id", id)
                .query((row, index) -> version(row))
                .optional();
    }

    /** In no order. */
    List<DrawingVersion> list(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from drawing_version where id in (:ids)")
                .param("ids", ids)
                .query((row, index) -> version(row))
                .list();
    }

    List<DrawingVersion> list(CaseId caseId, DrawingKind kind) {
        return jdbc.sql("select * from drawing_version where case_id = :caseId and kind = :kind order by number desc")
                .param("caseId", caseId.value())
                .param("kind", kind.name())
                .query((row, index) -> version(row))
                .list();
    }

    /** Newest first, without what was drawn. */
    List<VersionLine> lines(CaseId caseId, DrawingKind kind) {
        return jdbc.sql("""
                        select number, source_file_name, created_at from drawing_version
                        where case_id = :caseId and kind = :kind order by number desc""")
                .param("caseId", caseId.value())
                .param("kind", kind.name())
                .query((row, index) ->
                        new VersionLine(row.getInt("number"), row.getString("source_file_name"), instant(row)))
                .list();
    }

    private DrawingVersion version(ResultSet row) throws SQLException {
        return new DrawingVersion(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                DrawingKind.valueOf(row.getString("kind")),
                row.getInt("number"),
                new CrsCode(row.getInt("crs")),
                json.readPlots(row.getString("plots")),
                row.getString("source_file_name"),
                row.getString("source_digest"),
                json.readAssumptions(row.getString("assumptions")),
                json.readIssues(row.getString("issues")),
                row.getString("digest"),
                row.getString("created_by"),
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }
}
