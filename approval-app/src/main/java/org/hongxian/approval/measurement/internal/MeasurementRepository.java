package org.hongxian.approval.measurement.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.Level;
import org.hongxian.map.coverage.VersionsInUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measurements and the repetitions of them; rows are only added. */
@Repository
class MeasurementRepository implements VersionsInUse {

    private final JdbcClient jdbc;

    MeasurementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param versions the layer versions it was made against */
    void insert(StoredMeasurement measurement, Set<UUID> versions) {
        jdbc.sql("""
                        insert into measurement_run (id, case_id, number, drawing_id, drawing_number, drawing_digest,
                            evidence, digest, measured_by, measured_at)
                        values (:id, :caseId, (select coalesce(max(n.number), 0) + 1 from measurement_run n
                            where n.case_id = :caseId), :drawingId, :drawingNumber, :drawingDigest, :evidence, :digest,
                            :measuredBy, :measuredAt)""")
                .param("id", measurement.id())
                .param("caseId", measurement.caseId().value())
                .param("drawingId", measurement.drawingId())
                .param("drawingNumber", measurement.drawingNumber())
                .param("drawingDigest", measurement.drawingDigest())
                .param("evidence", measurement.evidence())
                .param("digest", measurement.digest())
                .param("measuredBy", measurement.measuredBy())
                .param("measuredAt", measurement.measuredAt().atOffset(ZoneOffset.UTC))
                .update();
        versions.forEach(
                version -> jdbc.sql("insert into measurement_layer (measurement_id, version_id) values (:id, :version)")
                        .param("id", measurement.id())
                        .param("version", version)
                        .update());
    }

    /** A case measured against a version can be measured again at any time, so the version is in use for ever. */
    @Override
    public Set<UUID> versionsInUse() {
        return jdbc.sql("select distinct version_id from measurement_layer")
                .query(UUID.class)
                .set();
    }

    Optional<StoredMeasurement> findCurrent(CaseId caseId) {
        return jdbc.sql("select * from measurement_run where case_id = :caseId order by number desc limit 1")
                .param("caseId", caseId.value())
                .query((row, index) -> measurement(row))
                .optional();
    }

    void insertRerun(UUID measurementId, String digest, boolean agrees, String login, Level level, Instant at) {
        jdbc.sql("""
                        insert into measurement_rerun (id, measurement_id, number, digest, agrees, run_by, run_level, run_at)
                        values (:id, :measurementId, (select coalesce(max(n.number), 0) + 1 from measurement_rerun n
                            where n.measurement_id = :measurementId), :digest, :agrees, :login, :level, :at)""")
                .param("id", UUID.randomUUID())
                .param("measurementId", measurementId)
                .param("digest", digest)
                .param("agrees", agrees)
                .param("login", login)
                .param("level", level.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether it was made again with another result, and not once more at the same level with the same one. */
    boolean hasDisagreement(UUID measurementId) {
        return jdbc.sql("""
                        select count(*) from measurement_rerun r where r.measurement_id = :id and r.agrees = false
                            and not exists (select 1 from measurement_rerun later
                                where later.measurement_id = r.measurement_id and later.run_level = r.run_level
                                and later.agrees = true and later.number > r.number)""").param("id", measurementId).query(Long.class).single() > 0;
    }

    /** The levels at which it was made again and agreed. */
    Set<Level> levelsAgreed(UUID measurementId) {
        return jdbc
                .sql("select distinct run_level from measurement_rerun where measurement_id = :id and agrees = true")
                .param("id", measurementId)
                .query(String.class)
                .list()
                .stream()
                .map(Level::valueOf)
                .collect(Collectors.toSet());
    }

    private static StoredMeasurement measurement(ResultSet row) throws SQLException {
        return new StoredMeasurement(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getObject("drawing_id", UUID.class),
                row.getInt("drawing_number"),
                row.getString("drawing_digest"),
                row.getString("evidence"),
                row.getString("digest"),
                row.getString("measured_by"),
                row.getObject("measured_at", OffsetDateTime.class).toInstant());
    }

    /** A row of the table. */
    record StoredMeasurement(
            UUID id,
            CaseId caseId,
            UUID drawingId,
            int drawingNumber,
            String drawingDigest,
            String evidence,
            String digest,
            String measuredBy,
            Instant measuredAt) {}
}
