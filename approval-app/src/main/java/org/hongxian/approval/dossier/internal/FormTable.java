package org.hongxian.approval.dossier.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Typed values of form sections in the database. */
@Repository
class FormTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    FormTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Values by field key; empty for a section never saved. */
    SortedMap<String, String> find(CaseId caseId, String section) {
        return jdbc.sql("SELECT content FROM dossier_section WHERE case_id = ? AND section = ?")
                .params(caseId.value(), section)
                .query(String.class)
                .optional()
                .map(FormTable::values)
                .orElseGet(TreeMap::new);
    }

    /** Cases in which a typed value of the section is the given one, spaces and letter case apart. */
    List<CaseId> casesWith(String section, String field, String value) {
        String wanted = plain(value);
        return jdbc
                .sql("SELECT case_id, content FROM dossier_section WHERE section = ? AND content LIKE ?")
                .params(section, "%\"" + field + "\"%")
                .query((row, index) ->
                        plain(values(row.getString(2)).getOrDefault(field, "")).equals(wanted)
                                ? Optional.of(new CaseId(row.getObject(1, UUID.class)))
                                : Optional.<CaseId>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    void save(CaseId caseId, String section, SortedMap<String, String> values, String by, Instant at) {
        String content = JSON.writeValueAsString(values);
        OffsetDateTime time = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        int updated =
                jdbc.sql("""
                        UPDATE dossier_section SET content = ?, saved_by = ?, saved_at = ?
                        WHERE case_id = ? AND section = ?
                        """).params(content, by, time, caseId.value(), section).update();
        if (updated == 0) {
            jdbc.sql("""
                            INSERT INTO dossier_section (case_id, section, content, saved_by, saved_at)
                            VALUES (?, ?, ?, ?, ?)
                            """).params(caseId.value(), section, content, by, time).update();
        }
    }

    /** SHA-256 over the saved values of the sections, in the given order. */
    String digest(CaseId caseId, Collection<String> sections) {
        StringBuilder text = new StringBuilder();
        for (String section : sections) {
            text.append(section)
                    .append('=')
                    .append(JSON.writeValueAsString(find(caseId, section)))
                    .append('\n');
        }
        return sha256(text.toString());
    }

    static String digest(Map<String, String> values) {
        return sha256(JSON.writeValueAsString(new TreeMap<>(values)));
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, String> values(String content) {
        return JSON.readValue(content, new TypeReference<TreeMap<String, String>>() {});
    }
}
