package org.hongxian.approval.servicekey.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The service keys in the database. */
@Repository
class ServiceKeyTable {

    private final JdbcClient jdbc;

    ServiceKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key with what only its check needs. */
    record Entry(ServiceKey key, String secretHash) {}

    void add(ServiceKey key, String secretHash) {
        jdbc.sql("""
                        INSERT INTO servicekey_key (id, login, label, secret_hash, made_at, last_day)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key.id(),
                        key.login(),
                        key.label(),
                        secretHash,
                        OffsetDateTime.ofInstant(key.madeAt(), ZoneOffset.UTC),
                        key.lastDay())
                .update();
    }

    Optional<Entry> find(String id) {
        return jdbc.sql("SELECT * FROM servicekey_key WHERE id = ?")
                .param(id)
                .query((row, number) -> new Entry(key(row), row.getString("secret_hash")))
                .optional();
    }

    /** The newest first. */
    List<ServiceKey> list(String login) {
        return jdbc.sql("SELECT * FROM servicekey_key WHERE login = ? ORDER BY made_at DESC, id")
                .param(login)
                .query((row, number) -> key(row))
                .list();
    }

    /** @return whether it was that person's, and not revoked yet */
    boolean revoke(String id, String login, Instant at) {
        return jdbc.sql("UPDATE servicekey_key SET revoked_at = ? WHERE id = ? AND login = ? AND revoked_at IS NULL")
                        .params(OffsetDateTime.ofInstant(at, ZoneOffset.UTC), id, login)
                        .update()
                > 0;
    }

    void used(String id, LocalDate day) {
        jdbc.sql("UPDATE servicekey_key SET last_used = ? WHERE id = ? AND (last_used IS NULL OR last_used < ?)")
                .params(day, id, day)
                .update();
    }

    private static ServiceKey key(ResultSet row) throws SQLException {
        OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
        return new ServiceKey(
                row.getString("id"),
                row.getString("login"),
                row.getString("label"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_day", LocalDate.class),
                revoked == null ? null : revoked.toInstant(),
                row.getObject("last_used", LocalDate.class));
    }
}
