package org.hongxian.approval.dossier.internal;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The document register in the database. Rows are only added, and of what they say only whether they are superseded changes: by a
 * later version, or by a return behind the step they were made in.
 */
@Repository
class DocumentTable {

    private static final String SELECT = """
            SELECT id, case_id, kind, version_number, number, file_name, media_type, size_bytes, digest, generated, signed,
                   unit, unit_name, measurement_digest, drawing_digest, forms_digest, superseded, task_key, created_by,
                   created_at, issued_at
            FROM dossier_document
            """;

    private final JdbcClient jdbc;

    DocumentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version after the newest; free only until somebody else adds it, which the unique key tells. */
    int nextVersion(CaseId caseId, String kind) {
        return jdbc.sql(
                        "SELECT COALESCE(MAX(version_number), 0) + 1 FROM dossier_document WHERE case_id = ? AND kind = ?")
                .params(caseId.value(), kind)
                .query(Integer.class)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is such a version or number already */
    void add(StoredDocument document) {
        jdbc.sql("""
                        INSERT INTO dossier_document (id, case_id, kind, version_number, number, file_name, media_type,
                            size_bytes, digest, generated, signed, unit, unit_name, measurement_digest, drawing_digest,
                            forms_digest, superseded, task_key, created_by, created_at)
                        VALUES (?, ?, ?, ?, NULLIF(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        document.id(),
                        document.caseId().value(),
                        document.kind(),
                        document.version(),
                        requireNonNullElse(document.number(), ""),
                        document.fileName(),
                        document.mediaType(),
                        document.sizeBytes(),
                        document.digest(),
                        document.generated(),
                        document.signed(),
                        document.unit(),
                        document.unitName(),
                        document.measurementDigest(),
                        document.drawingDigest(),
                        document.formsDigest(),
                        document.superseded(),
                        document.taskKey(),
                        document.createdBy(),
                        OffsetDateTime.ofInstant(document.createdAt(), ZoneOffset.UTC))
                .update();
    }

    void supersede(UUID id) {
        jdbc.sql("UPDATE dossier_document SET superseded = TRUE WHERE id = ?")
                .param(id)
                .update();
    }

    void supersedeKind(CaseId caseId, String kind) {
        jdbc.sql("UPDATE dossier_document SET superseded = TRUE WHERE case_id = ? AND kind = ?")
                .params(caseId.value(), kind)
                .update();
    }

    /** What the steps generated; uploads stay valid, they do not depend on how the case goes. */
    void supersedeGenerated(CaseId caseId, List<String> taskKeys) {
        if (!taskKeys.isEmpty()) {
            jdbc.sql("""
                            UPDATE dossier_document SET superseded = TRUE
                            WHERE case_id = :case AND generated = TRUE AND task_key IN (:tasks)
                            """).param("case", caseId.value()).param("tasks", taskKeys).update();
        }
    }

    /** What the step generated of the kinds and nothing has superseded. */
    void issue(CaseId caseId, String taskKey, List<String> kinds, Instant at) {
        if (!kinds.isEmpty()) {
            jdbc.sql("""
                            UPDATE dossier_document SET issued_at = :at
                            WHERE case_id = :case AND task_key = :task AND kind IN (:kinds)
                              AND generated = TRUE AND superseded = FALSE
                            """)
                    .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                    .param("case", caseId.value())
                    .param("task", taskKey)
                    .param("kinds", kinds)
                    .update();
        }
    }

    /** Oldest first. */
    List<StoredDocument> list(CaseId caseId) {
        return jdbc.sql(SELECT + "WHERE case_id = ? ORDER BY created_at, kind, version_number")
                .param(caseId.value())
                .query(DocumentTable::row)
                .list();
    }

    /** The newest of a kind that nothing has superseded. */
    Optional<StoredDocument> findCurrent(CaseId caseId, String kind) {
        return jdbc.sql(
                        SELECT
                                + "WHERE case_id = ? AND kind = ? AND superseded = FALSE ORDER BY version_number DESC FETCH FIRST ROW ONLY")
                .params(caseId.value(), kind)
                .query(DocumentTable::row)
                .optional();
    }

    Optional<StoredDocument> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(DocumentTable::row)
                .optional();
    }

    /** Only numbered documents: an upload is nobody's to verify. */
    Optional<StoredDocument> findByNumber(String number) {
        return jdbc.sql(SELECT + "WHERE number = ?")
                .param(number)
                .query(DocumentTable::row)
                .optional();
    }

    /** Those that bear the number in what they say to everybody, oldest first. */
    List<StoredDocument> listByPrintedNumber(String key) {
        return key.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + """
                                WHERE id IN (SELECT document_id FROM dossier_public_fact WHERE number_key = ?)
                                ORDER BY created_at, version_number FETCH FIRST 200 ROWS ONLY
                                """).param(key).query(DocumentTable::row).list();
    }

    private static StoredDocument row(ResultSet row, int index) throws SQLException {
        return new StoredDocument(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("kind"),
                row.getInt("version_number"),
                row.getString("number"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("digest"),
                row.getBoolean("generated"),
                row.getBoolean("signed"),
                row.getString("unit"),
                row.getString("unit_name"),
                row.getString("measurement_digest"),
                row.getString("drawing_digest"),
                row.getString("forms_digest"),
                row.getBoolean("superseded"),
                row.getString("task_key"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("issued_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
