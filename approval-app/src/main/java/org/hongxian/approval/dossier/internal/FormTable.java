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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Typed values of form sections in the database, and an index of the single values to look cases up by. */
@Repository
class FormTable implements SmartInitializingSingleton {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FormTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
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

    /** Cases in which a typed value of the section is the given one, as {@link EntryText} compares them. */
    List<CaseId> casesWith(String section, String field, String value) {
        return jdbc
                .sql("SELECT case_id FROM dossier_entry WHERE section = ? AND field = ? AND plain = ?")
                .params(section, field, EntryText.plain(value))
                .query(UUID.class)
                .list()
                .stream()
                .map(CaseId::new)
                .toList();
    }

    /** Enters what was saved before values were entered one by one. */
    @Override
    public void afterSingletonsInstantiated() {
        record Saved(CaseId caseId, String section, String content) {}
        List<Saved> rest;
        do {
            rest = jdbc.sql("SELECT case_id, section, content FROM dossier_section WHERE NOT entered LIMIT " + AT_ONCE)
                    .query((row, index) ->
                            new Saved(new CaseId(row.getObject(1, UUID.class)), row.getString(2), row.getString(3)))
                    .list();
            for (Saved saved : rest) {
                transaction.executeWithoutResult(
                        status -> enter(saved.caseId(), saved.section(), values(saved.content())));
            }
        } while (!rest.isEmpty());
    }

    private void enter(CaseId caseId, String section, SortedMap<String, String> values) {
        jdbc.sql("DELETE FROM dossier_entry WHERE case_id = ? AND section = ?")
                .params(caseId.value(), section)
                .update();
        values.forEach((field, value) -> {
            String plain = EntryText.plain(value);
            if (!plain.isEmpty()) {
                jdbc.sql("INSERT INTO dossier_entry (case_id, section, field, plain) VALUES (?, ?, ?, ?)")
                        .params(caseId.value(), section, field, plain)
                        .update();
            }
        });
        jdbc.sql("UPDATE dossier_section SET entered = TRUE WHERE case_id = ? AND section = ?")
                .params(caseId.value(), section)
                .update();
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
        enter(caseId, section, values);
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
