package org.hongxian.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.map.tile.TileAddress;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The same tiles asked of PostGIS: a stored copy in the projection of web maps in the order of its index, statistics up to date,
 * one worker, prepared statements.
 */
final class PostgisTiles implements AutoCloseable {

    private static final String TILE = """
            SELECT ST_AsMVT(t, 'DLTB', 4096, 'geom') FROM (
                SELECT p.id AS id, p."DLBM", p."QSDWDM",
                    ST_AsMVTGeom(p.geom, ST_TileEnvelope(?, ?, ?), 4096, 64, true) AS geom
                FROM tile_parcel p WHERE p.geom && ST_TileEnvelope(?, ?, ?, margin => 64.0 / 4096)) t
            WHERE t.geom IS NOT NULL""";

    private final Connection connection;
    private final PreparedStatement tile;
    private final int backend;

    PostgisTiles(String url) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET max_parallel_workers_per_gather = 0");
            statement.execute("SET jit = off");
            statement.execute("SET work_mem = '64MB'");
        }
        execute("CREATE UNLOGGED TABLE IF NOT EXISTS tile_parcel "
                + "(id text, \"DLBM\" text, \"QSDWDM\" text, geom geometry(MultiPolygon, 3857))");
        this.backend = connection.unwrap(PGConnection.class).getBackendPID();
        this.tile = connection.prepareStatement(TILE);
    }

    /** Stores the very parcels of the coverage file, transformed by PostGIS. */
    void load(PackedCoverage coverage) throws SQLException {
        execute("DROP TABLE IF EXISTS tile_parcel, tile_unordered");
        execute("CREATE UNLOGGED TABLE tile_unordered "
                + "(id text, \"DLBM\" text, \"QSDWDM\" text, geom geometry(MultiPolygon, 4527))");
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY tile_unordered FROM STDIN");
        var wkb = new WKBWriter(2, true);
        int landClass = coverage.field("DLBM");
        int owner = coverage.field("QSDWDM");
        for (int parcel = 0; parcel < coverage.parcels(); parcel++) {
            var geometry = coverage.geometry(parcel);
            geometry.setSRID(4527);
            String row = String.join(
                    "\t",
                    coverage.id(parcel),
                    coverage.texts(landClass).get(coverage.value(landClass, parcel)),
                    coverage.texts(owner).get(coverage.value(owner, parcel)),
                    WKBWriter.toHex(wkb.write(geometry)) + "\n");
            byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
        copy.endCopy();
        execute("SET maintenance_work_mem = '512MB'");
        execute("CREATE UNLOGGED TABLE tile_parcel AS SELECT id, \"DLBM\", \"QSDWDM\", "
                + "ST_Transform(geom, 3857)::geometry(MultiPolygon, 3857) AS geom FROM tile_unordered ORDER BY 4");
        execute("DROP TABLE tile_unordered");
        execute("CREATE INDEX ON tile_parcel USING gist (geom)");
        execute("VACUUM ANALYZE tile_parcel");
    }

    byte[] tile(TileAddress address) throws SQLException {
        for (int i = 0; i < 2; i++) {
            tile.setInt(3 * i + 1, address.zoom());
            tile.setInt(3 * i + 2, address.column());
            tile.setInt(3 * i + 3, address.row());
        }
        try (ResultSet row = tile.executeQuery()) {
            row.next();
            return row.getBytes(1);
        }
    }

    /**
     * Processor time the server has spent on this connection, as Linux tells it: in hundredths of a second.
     *
     * @return not a number where it cannot be known
     */
    double processorSeconds() {
        try {
            String line = Files.readString(Path.of("/proc/" + backend + "/stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
        } catch (IOException elsewhere) {
            return Double.NaN;
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
