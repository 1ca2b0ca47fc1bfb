package org.hongxian.approval.layerkeeping.internal;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.job.JobState;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Extent;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Order;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Progress;
import org.hongxian.map.layer.FieldMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The imports of an installation, so that who brought in what can be read after a restart. */
@Repository
class ImportHistory {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    ImportHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is kept of an import besides its outcome. */
    record Report(@Nullable Sentence problem, List<Sentence> findings, ImportJob.@Nullable Result result) {}

    void begin(ImportJob job) {
        jdbc.sql("INSERT INTO layerkeeping_import (id, layer, title, file_name, bytes, login, ordered_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        job.id(),
                        job.order().layer(),
                        job.order().title(),
                        job.order().fileName(),
                        job.bytes(),
                        job.login(),
                        utc(job.orderedAt()))
                .update();
    }

    /** One that was not taken on after all. */
    void forget(ImportJob job) {
        jdbc.sql("DELETE FROM layerkeeping_import WHERE id = ?").param(job.id()).update();
    }

    void end(ImportJob job, Progress outcome) {
        ImportJob.Result result = outcome.result();
        Instant ended = outcome.endedAt();
        jdbc.sql("UPDATE layerkeeping_import SET outcome = ?, ended_at = ?, version_id = ?, report = ? WHERE id = ?")
                .param(outcome.state().name())
                .param(ended == null ? null : utc(ended))
                .param(result == null ? null : result.versionId())
                .param(json.writeValueAsString(new Report(outcome.problem(), outcome.findings(), result)))
                .param(job.id())
                .update();
    }

    /** Ends what the end of a server cut short; to be called once, before anything is imported. */
    int interrupted(Sentence problem, Instant at) {
        return jdbc.sql("UPDATE layerkeeping_import SET outcome = ?, ended_at = ?, report = ? WHERE outcome IS NULL")
                .params(JobState.FAILED.name(), utc(at), json.writeValueAsString(new Report(problem, List.of(), null)))
                .update();
    }

    /** Newest first. */
    List<ImportJob> list(int limit) {
        return jdbc.sql("SELECT * FROM layerkeeping_import WHERE outcome IS NOT NULL ORDER BY ordered_at DESC, id"
                        + " FETCH FIRST " + limit + " ROWS ONLY")
                .query((row, number) -> job(row))
                .list();
    }

    /** The import that made a version. */
    Optional<ImportJob> of(UUID versionId) {
        return jdbc.sql("SELECT * FROM layerkeeping_import WHERE version_id = ?")
                .param(versionId)
                .query((row, number) -> job(row))
                .optional();
    }

    private ImportJob job(ResultSet row) throws SQLException {
        String fileName = row.getString("file_name");
        var order = new Order(
                row.getString("layer"),
                row.getString("title"),
                fileName,
                Path.of(""),
                false,
                null,
                null,
                "",
                Extent.UNKNOWN,
                FieldMapping.NONE);
        Report report = json.readValue(row.getString("report"), Report.class);
        var progress = new Progress(
                JobState.valueOf(row.getString("outcome")),
                null,
                0,
                1,
                report.result(),
                report.problem(),
                report.findings(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant());
        return new ImportJob(
                row.getObject("id", UUID.class),
                order,
                row.getString("login"),
                row.getLong("bytes"),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                progress);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
