package org.hongxian.approval.layerkeeping.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hongxian.map.layer.FieldMapping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Mappings people chose, by layer and by the fields of the delivery. */
@Repository
class RememberedMappings {

    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    RememberedMappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FieldMapping> find(String layer, Collection<String> fields) {
        return jdbc.sql("SELECT names FROM layerkeeping_mapping WHERE layer = ? AND fields_digest = ?")
                .params(layer, digest(fields))
                .query(String.class)
                .optional()
                .map(text -> new FieldMapping(json.readValue(text, NAMES)));
    }

    /** In place of what was chosen before. */
    @Transactional
    void remember(String layer, Collection<String> fields, FieldMapping mapping, String login, Instant at) {
        String digest = digest(fields);
        jdbc.sql("DELETE FROM layerkeeping_mapping WHERE layer = ? AND fields_digest = ?")
                .params(layer, digest)
                .update();
        jdbc.sql("INSERT INTO layerkeeping_mapping (layer, fields_digest, names, chosen_by, chosen_at)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(
                        layer,
                        digest,
                        json.writeValueAsString(new TreeMap<>(mapping.names())),
                        login,
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String digest(Collection<String> fields) {
        try {
            String all = String.join("\n", fields.stream().sorted().toList());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
