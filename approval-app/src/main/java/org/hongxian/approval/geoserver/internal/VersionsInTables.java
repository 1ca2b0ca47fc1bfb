package org.hongxian.approval.geoserver.internal;

import javax.sql.DataSource;
import org.hongxian.map.geoserver.PublishedTables;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** What the published tables are marked with; asked for every request, one look into the catalogue of the database. */
@Component
class VersionsInTables implements PublishedVersions {

    private final PublishedTables tables;

    VersionsInTables(DataSource dataSource, PlatformTransactionManager transactions, LayerCatalogue catalogue) {
        this.tables = new PublishedTables(dataSource, transactions, catalogue);
    }

    @Override
    public boolean shows(LayerVersion version) {
        return tables.isPossible() && tables.shows(version);
    }
}
