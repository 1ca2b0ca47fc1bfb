package org.hongxian.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.WKBWriter;

/** The same two questions put to PostGIS: which plots are invalid, which valid ones share land. */
final class PostgisCheck implements AutoCloseable {

    private static final String INVALID = "SELECT name, ST_IsValidReason(geom) FROM plot WHERE NOT ST_IsValid(geom)";

    /** ST_Overlaps alone knows neither plots inside others nor plots given twice. */
    private static final String SHARED = """
            SELECT a.name, b.name FROM plot a JOIN plot b ON a.id < b.id AND a.geom && b.geom
            WHERE ST_IsValid(a.geom) AND ST_IsValid(b.geom)
                AND (ST_Overlaps(a.geom, b.geom) OR ST_Covers(a.geom, b.geom) OR ST_CoveredBy(a.geom, b.geom))""";

    private static final String LARGE = """
            SELECT ST_Area(ST_Intersection(a.geom, b.geom)) >= 0.01 FROM plot a, plot b WHERE a.name = ? AND b.name = ?""";

    private final Connection connection;

    PostgisCheck(String url) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        execute("SET max_parallel_workers_per_gather = 0");
        execute("SET jit = off");
    }

    /** What PostGIS found. */
    record Answer(Set<String> invalid, Set<String> shared) {}

    void load(List<Plot> plots) throws SQLException {
        execute("DROP TABLE IF EXISTS plot");
        execute("CREATE UNLOGGED TABLE plot (id integer, name text, geom geometry(Polygon, 4527))");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO plot VALUES (?, ?, ST_GeomFromWKB(?, 4527))")) {
            for (int i = 0; i < plots.size(); i++) {
                MultiPolygon land = RingAssembler.assemble(plots.get(i));
                insert.setInt(1, i);
                insert.setString(2, plots.get(i).name());
                insert.setBytes(3, new WKBWriter().write(land.getGeometryN(0)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        execute("CREATE INDEX ON plot USING gist (geom)");
        execute("VACUUM ANALYZE plot");
    }

    Answer ask() throws SQLException {
        Set<String> invalid = new TreeSet<>();
        Set<String> shared = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(INVALID)) {
                while (rows.next()) {
                    invalid.add(rows.getString(1));
                }
            }
            try (ResultSet rows = statement.executeQuery(SHARED)) {
                while (rows.next()) {
                    shared.add(pair(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return new Answer(invalid, shared);
    }

    /** The pairs that share as much as is a finding; the last digits of a coordinate do not. */
    Set<String> large(Set<String> pairs) throws SQLException {
        var large = new ArrayList<String>();
        try (PreparedStatement statement = connection.prepareStatement(LARGE)) {
            for (String pair : pairs) {
                String[] names = pair.split("\\|");
                statement.setString(1, names[0]);
                statement.setString(2, names[1]);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        large.add(pair);
                    }
                }
            }
        }
        return new TreeSet<>(large);
    }

    static String pair(String a, String b) {
        return a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
