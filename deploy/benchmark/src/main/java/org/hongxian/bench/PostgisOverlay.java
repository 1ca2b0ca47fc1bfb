package org.hongxian.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The same question put to PostGIS: single-threaded, warm, the table in the order of its index, statistics up to date. */
final class PostgisOverlay implements AutoCloseable {

    /** Ways to ask, from the plain one to the best known. */
    enum Way {
        NAIVE("""
                SELECT p.owner, p.class, sum(ST_Area(ST_Intersection(p.geom, r.geom)))
                FROM (SELECT ST_GeomFromWKB(?, 4527) AS geom) r JOIN parcel p ON ST_Intersects(p.geom, r.geom)
                GROUP BY p.owner, p.class"""),
        COVERED_BY("""
                SELECT p.owner, p.class, sum(CASE WHEN ST_CoveredBy(p.geom, r.geom) THEN ST_Area(p.geom)
                    ELSE ST_Area(ST_Intersection(p.geom, r.geom)) END)
                FROM (SELECT ST_GeomFromWKB(?, 4527) AS geom) r JOIN parcel p ON ST_Intersects(p.geom, r.geom)
                GROUP BY p.owner, p.class"""),
        SUBDIVIDED("""
                SELECT p.owner, p.class, sum(CASE WHEN ST_CoveredBy(p.geom, r.geom) THEN ST_Area(p.geom)
                    ELSE ST_Area(ST_Intersection(p.geom, r.geom)) END)
                FROM (SELECT ST_Subdivide(ST_GeomFromWKB(?, 4527), 128) AS geom) r
                    JOIN parcel p ON ST_Intersects(p.geom, r.geom)
                GROUP BY p.owner, p.class""");

        private final String sql;

        Way(String sql) {
            this.sql = sql;
        }
    }

    private static final String QUERY_CANCELLED = "57014";

    private final Connection connection;

    PostgisOverlay(String url) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        execute("SET max_parallel_workers_per_gather = 0");
        execute("SET jit = off");
        execute("SET work_mem = '64MB'");
    }

    void load(SeededCoverage coverage) throws SQLException {
        execute("DROP TABLE IF EXISTS parcel, parcel_unordered");
        execute("CREATE UNLOGGED TABLE parcel_unordered (owner text, class text, geom geometry(Polygon, 4527))");
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY parcel_unordered FROM STDIN");
        var wkb = new WKBWriter(2, true);
        coverage.visit((id, polygon, owner, landClass) -> {
            polygon.setSRID(4527);
            String row = owner + "\t" + landClass + "\t" + WKBWriter.toHex(wkb.write(polygon)) + "\n";
            byte[] bytes = row.getBytes(StandardCharsets.US_ASCII);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        });
        copy.endCopy();
        execute("SET maintenance_work_mem = '512MB'");
        execute("CREATE UNLOGGED TABLE parcel AS SELECT * FROM parcel_unordered ORDER BY geom");
        execute("DROP TABLE parcel_unordered");
        execute("CREATE INDEX ON parcel USING gist (geom)");
        execute("VACUUM ANALYZE parcel");
    }

    /**
     * @param timeoutMilliseconds after which PostGIS is told to stop
     * @return square metres by owner and class, or null if it took longer
     */
    @org.jspecify.annotations.Nullable
    Map<String, Double> ask(Way way, MultiPolygon redLine, int timeoutMilliseconds) throws SQLException {
        execute("SET statement_timeout = " + timeoutMilliseconds);
        try (PreparedStatement statement = connection.prepareStatement(way.sql)) {
            statement.setBytes(1, new WKBWriter().write(redLine.getGeometryN(0)));
            var areas = new HashMap<String, Double>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    areas.put(rows.getString(1) + " " + rows.getString(2), rows.getDouble(3));
                }
            }
            return areas;
        } catch (SQLException e) {
            if (QUERY_CANCELLED.equals(e.getSQLState())) {
                return null;
            }
            throw e;
        }
    }

    String version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version') || ', ' || postgis_lib_version()")) {
            row.next();
            return row.getString(1);
        }
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
