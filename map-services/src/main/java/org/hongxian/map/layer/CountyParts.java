package org.hongxian.map.layer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Fills a table that is partitioned by county, making the partition of a county when its first row comes, and notes where the rows of
 * each lie. Memory does not grow with the number of rows.
 */
final class CountyParts {

    /** Noted for the partition that takes whatever has none of its own. */
    static final String OTHERS = "*";

    /** A province has some hundred counties. Codes that are not codes could be as many as there are features. */
    private static final int MOST = 256;

    private static final int WAITING_BYTES = 16 << 20;

    private final Connection connection;
    private final CopyManager copies;
    private final String table;
    private final Map<String, CountyPart> parts = new TreeMap<>();
    private long waitingBytes;

    CountyParts(Connection connection, String table) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.table = table;
    }

    void add(FeatureRow row) {
        try {
            waitingBytes += part(row.county()).add(row);
            while (waitingBytes > WAITING_BYTES) {
                CountyPart largest = parts.values().stream()
                        .max(Comparator.comparingInt(CountyPart::waitingBytes))
                        .orElseThrow();
                waitingBytes -= largest.waitingBytes();
                largest.send(copies);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a row of " + table + " could not be stored", e);
        }
    }

    private CountyPart part(String county) throws SQLException {
        CountyPart known = parts.get(county);
        if (known != null) {
            return known;
        }
        String key = parts.size() < MOST ? county : OTHERS;
        if (parts.get(key) == null) {
            parts.put(key, create(key));
        }
        return parts.get(key);
    }

    private CountyPart create(String key) throws SQLException {
        boolean others = key.equals(OTHERS);
        String name = table + (others ? "_others" : "_" + key);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " PARTITION OF " + table
                    + (others ? " DEFAULT" : " FOR VALUES IN ('" + key + "')"));
        }
        return new CountyPart(name);
    }

    /** Sends what waits and notes where the parts lie. */
    void finish() throws SQLException {
        for (CountyPart part : parts.values()) {
            part.send(copies);
        }
        String note = "INSERT INTO layer_part (feature_table, county, west, south, east, north, features)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(note)) {
            for (Map.Entry<String, CountyPart> part : parts.entrySet()) {
                Envelope box = part.getValue().box();
                statement.setString(1, table);
                statement.setString(2, part.getKey());
                statement.setDouble(3, box.getMinX());
                statement.setDouble(4, box.getMinY());
                statement.setDouble(5, box.getMaxX());
                statement.setDouble(6, box.getMaxY());
                statement.setLong(7, part.getValue().features());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
