package org.hongxian.map.layer;

import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of versions, so that a million features are counted once. */
final class FigureTable {

    private static final Logger LOG = LoggerFactory.getLogger(FigureTable.class);

    private final JdbcClient jdbc;

    FigureTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Optional<VersionFigures> find(UUID versionId) {
        return jdbc.sql("SELECT figures FROM layer_figures WHERE version_id = ?")
                .param(versionId)
                .query(String.class)
                .optional()
                .map(VersionFigures::read);
    }

    VersionFigures keep(UUID versionId, VersionFigures figures) {
        try {
            jdbc.sql("INSERT INTO layer_figures (version_id, figures) VALUES (?, ?)")
                    .params(versionId, figures.text())
                    .update();
        } catch (DuplicateKeyException e) {
            LOG.debug("version {} was counted by somebody else at the same moment", versionId, e);
        }
        return figures;
    }
}
