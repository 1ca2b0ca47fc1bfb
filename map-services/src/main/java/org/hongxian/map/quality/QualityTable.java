package org.hongxian.map.quality;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The quality reports of versions; they go with their version. */
public final class QualityTable {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    public QualityTable(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Empty for a version nobody has looked at. */
    public Optional<VersionQuality> find(UUID versionId) {
        return jdbc.sql("SELECT report FROM layer_quality WHERE version_id = ?")
                .param(versionId)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, VersionQuality.class));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the version has a report */
    public void keep(UUID versionId, VersionQuality quality) {
        jdbc.sql("INSERT INTO layer_quality (version_id, report, made_at) VALUES (?, ?, ?)")
                .params(
                        versionId,
                        json.writeValueAsString(quality),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
