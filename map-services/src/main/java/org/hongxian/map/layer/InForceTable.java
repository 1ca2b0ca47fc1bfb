package org.hongxian.map.layer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which version of a layer counts. Writes in the transaction of the caller. */
final class InForceTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    InForceTable(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Ids of the versions that count, by layer. */
    List<UUID> current() {
        return jdbc.sql("""
                        SELECT version_id FROM layer_in_force f
                        WHERE step = (SELECT MAX(step) FROM layer_in_force WHERE layer = f.layer) AND NOT withdrawn
                        ORDER BY layer""").query(UUID.class).list();
    }

    Optional<UUID> current(String layer) {
        return history(layer).stream()
                .findFirst()
                .filter(step -> !step.withdrawn())
                .map(InForce::versionId);
    }

    /** Newest first. */
    List<InForce> history(String layer) {
        return jdbc.sql("SELECT * FROM layer_in_force WHERE layer = ? ORDER BY step DESC")
                .param(layer)
                .query((row, number) -> inForce(row))
                .list();
    }

    boolean wasEver(UUID versionId) {
        return jdbc.sql("SELECT COUNT(*) FROM layer_in_force WHERE version_id = ?")
                        .param(versionId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if somebody else added a step at the same moment */
    void add(String layer, UUID versionId, @Nullable String by, @Nullable String reason) {
        add(layer, versionId, by, reason, false);
    }

    /** From now on no version of the layer counts. Throws as {@link #add}. */
    void withdraw(String layer, UUID versionId, String by, String reason) {
        add(layer, versionId, by, reason, true);
    }

    private void add(String layer, UUID versionId, @Nullable String by, @Nullable String reason, boolean withdrawn) {
        int last = history(layer).stream().mapToInt(InForce::step).findFirst().orElse(0);
        jdbc.sql("INSERT INTO layer_in_force (layer, step, version_id, since, made_by, reason, withdrawn)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(layer)
                .param(last + 1)
                .param(versionId)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(by)
                .param(reason)
                .param(withdrawn)
                .update();
    }

    private static InForce inForce(ResultSet row) throws SQLException {
        return new InForce(
                row.getString("layer"),
                row.getInt("step"),
                row.getObject("version_id", UUID.class),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getString("reason"),
                row.getBoolean("withdrawn"));
    }
}
