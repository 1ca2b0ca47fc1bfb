package org.hongxian.map.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** In portions, each in a transaction of its own: one long one would be kept for undoing as a whole. */
final class BatchLoader implements TableLoader {

    private static final int PORTION = 2_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;

    BatchLoader(JdbcTemplate jdbc, TransactionTemplate alone) {
        this.jdbc = jdbc;
        this.alone = alone;
    }

    @Override
    public void load(String table, Rows rows) {
        var portion = new ArrayList<FeatureRow>(PORTION);
        rows.forEach(row -> {
            portion.add(row);
            if (portion.size() == PORTION) {
                insert(table, portion);
                portion.clear();
            }
        });
        insert(table, portion);
    }

    private void insert(String table, List<FeatureRow> portion) {
        String sql = "INSERT INTO " + table + " (id, geom, attributes) VALUES (?, ?, ?)";
        List<Object[]> values = portion.stream()
                .map(row -> new Object[] {row.id(), row.geometry(), row.attributes()})
                .toList();
        try {
            alone.executeWithoutResult(status -> jdbc.batchUpdate(sql, values));
        } catch (DataIntegrityViolationException e) {
            throw new TwiceException(firstTwice(table, portion), e);
        }
    }

    private String firstTwice(String table, List<FeatureRow> portion) {
        var seen = new HashSet<String>();
        for (FeatureRow row : portion) {
            Integer stored =
                    jdbc.queryForObject("SELECT COUNT(*) FROM " + table + " WHERE id = ?", Integer.class, row.id());
            if (!seen.add(row.id()) || stored != null && stored > 0) {
                return row.id();
            }
        }
        return "?";
    }
}
