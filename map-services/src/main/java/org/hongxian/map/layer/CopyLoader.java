package org.hongxian.map.layer;

import java.sql.Connection;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** By COPY, county by county, all in one transaction. */
final class CopyLoader implements TableLoader {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;

    CopyLoader(JdbcTemplate jdbc, TransactionTemplate alone) {
        this.jdbc = jdbc;
        this.alone = alone;
    }

    @Override
    public void load(String table, Rows rows) {
        alone.executeWithoutResult(status -> jdbc.execute((Connection connection) -> {
            var parts = new CountyParts(connection, table);
            Consumer<FeatureRow> adding = parts::add;
            rows.forEach(adding);
            parts.finish();
            return table;
        }));
    }
}
