package org.hongxian.map.layer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The descriptions of layers in the database, every revision of them. Writes in the transaction of the caller. */
public final class LayerRegister {

    private static final String BETWEEN_CODES = " ";

    private final JdbcClient jdbc;
    private final Clock clock;

    public LayerRegister(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** The last description; one that says nothing where there is none. */
    public LayerMetadata metadata(String layer) {
        return history(layer).stream().findFirst().orElseGet(() -> LayerMetadata.undescribed(layer));
    }

    /** Every description, the last first. */
    public List<LayerMetadata> history(String layer) {
        return jdbc.sql("SELECT * FROM layer_metadata WHERE layer = ? ORDER BY revision DESC")
                .param(layer)
                .query((row, number) -> metadata(row))
                .list();
    }

    /** Who may see the layer today: what the last revision says whose access has begun. */
    public LayerAccess access(String layer) {
        LocalDate today = LocalDate.now(clock);
        return history(layer).stream()
                .filter(revision -> !revision.accessFrom().isAfter(today))
                .findFirst()
                .map(LayerMetadata::access)
                .orElse(LayerAccess.OFFICIALS);
    }

    /** Whether programs without a person behind them may have the layer today. */
    public boolean isForServices(String layer) {
        return access(layer).kind() == LayerAccess.Kind.OFFICIALS
                && SecrecyLevel.find(metadata(layer).secrecy(), LocalDate.now(clock))
                        .filter(SecrecyLevel::forServices)
                        .isPresent();
    }

    /**
     * Keeps another description.
     *
     * @param changed its revision and time are given here
     * @return as it is kept
     * @throws IllegalArgumentException if its secrecy is no level, or one this product may not hold
     * @throws org.springframework.dao.DuplicateKeyException if somebody else changed it at the same moment
     */
    public LayerMetadata describe(LayerMetadata changed) {
        if (SecrecyLevel.find(changed.secrecy(), LocalDate.now(clock))
                .filter(SecrecyLevel::isHeld)
                .isEmpty()) {
            throw new IllegalArgumentException("not a level of what may be held: " + changed.secrecy());
        }
        LayerMetadata kept = changed.revised(metadata(changed.layer()).revision() + 1, clock.instant());
        jdbc.sql("INSERT INTO layer_metadata (layer, revision, layer_group, owner_unit, contact, description, licence,"
                        + " secrecy, access_kind, access_regions, access_from, changed_by, changed_at, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        kept.layer(),
                        kept.revision(),
                        kept.group(),
                        kept.ownerUnit(),
                        kept.contact(),
                        kept.description(),
                        kept.licence(),
                        kept.secrecy(),
                        kept.access().kind().name(),
                        String.join(BETWEEN_CODES, kept.access().regions()),
                        kept.accessFrom(),
                        kept.changedBy(),
                        kept.changedAt().atOffset(ZoneOffset.UTC),
                        kept.reason())
                .update();
        return kept;
    }

    private static LayerMetadata metadata(ResultSet row) throws SQLException {
        List<String> regions = Stream.of(row.getString("access_regions").split(BETWEEN_CODES))
                .filter(code -> !code.isEmpty())
                .toList();
        return new LayerMetadata(
                row.getString("layer"),
                row.getInt("revision"),
                row.getString("layer_group"),
                row.getString("owner_unit"),
                row.getString("contact"),
                row.getString("description"),
                row.getString("licence"),
                row.getString("secrecy"),
                new LayerAccess(LayerAccess.Kind.valueOf(row.getString("access_kind")), regions),
                row.getObject("access_from", LocalDate.class),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
