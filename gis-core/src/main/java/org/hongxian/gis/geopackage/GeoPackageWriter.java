package org.hongxian.gis.geopackage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.ProjectionText;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.sqlite.SQLiteConfig;

/**
 * Writes one layer of multipolygons as a new GeoPackage 1.3, feature by feature, so that memory does not grow with their number.
 *
 * <p>The same features give the same bytes. The reference systems of China are no part of the standard's own table; the one in use is
 * entered with its definition.
 */
public final class GeoPackageWriter implements AutoCloseable {

    /** What a column holds. */
    public enum ColumnType {
        TEXT,
        REAL,
        INTEGER
    }

    private static final int APPLICATION_ID = 0x47504B47;
    private static final int VERSION = 10300;
    private static final int BATCH = 1000;
    private static final String WHEN = "2000-01-01T00:00:00.000Z";

    private final Connection connection;
    private final PreparedStatement insert;
    private final String table;
    private final int columns;
    private final int srsId;
    private final Envelope box = new Envelope();
    private int waiting;

    private GeoPackageWriter(Connection connection, String table, CrsCode crs, Map<String, ColumnType> columns)
            throws SQLException {
        this.connection = connection;
        this.table = table;
        this.columns = columns.size();
        this.srsId = crs.epsg();
        create(columns, CrsCatalogue.get(crs));
        String names = columns.keySet().stream()
                .map(name -> ", " + FeatureTable.quoted(name))
                .collect(Collectors.joining());
        this.insert = connection.prepareStatement("INSERT INTO " + FeatureTable.quoted(table) + " (geom" + names
                + ") VALUES (?" + ", ?".repeat(this.columns) + ")");
    }

    /**
     * @param file new, or an empty file
     * @param columns names in order; not {@code fid} and not {@code geom}
     * @throws IOException if the file cannot be written
     */
    public static GeoPackageWriter create(Path file, String table, CrsCode crs, Map<String, ColumnType> columns)
            throws IOException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setApplicationId(APPLICATION_ID);
        config.setUserVersion(VERSION);
        try {
            Connection connection = DriverManager.getConnection(
                    "jdbc:sqlite:" + file.toAbsolutePath().toUri(), config.toProperties());
            try {
                connection.setAutoCommit(false);
                return new GeoPackageWriter(connection, table, crs, columns);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /**
     * @param geometry in the CRS of the layer, easting or longitude first
     * @param values in the order of the columns
     */
    public void add(MultiPolygon geometry, List<? extends @Nullable Object> values) throws IOException {
        if (values.size() != columns) {
            throw new IllegalArgumentException(values.size() + " values for " + columns + " columns");
        }
        try {
            insert.setBytes(1, GeometryBlob.of(geometry, srsId));
            for (int i = 0; i < columns; i++) {
                insert.setObject(i + 2, values.get(i));
            }
            insert.addBatch();
            box.expandToInclude(geometry.getEnvelopeInternal());
            if (++waiting == BATCH) {
                insert.executeBatch();
                waiting = 0;
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Enters the extent and completes the file. */
    @Override
    public void close() throws IOException {
        try (connection;
                insert) {
            insert.executeBatch();
            if (!box.isNull()) {
                run(
                        "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
                        box.getMinX(),
                        box.getMinY(),
                        box.getMaxX(),
                        box.getMaxY());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void create(Map<String, ColumnType> columnTypes, CrsDefinition crs) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : GeoPackageSchema.STATEMENTS) {
                statement.executeUpdate(sql);
            }
            String more = columnTypes.entrySet().stream()
                    .map(column -> ", " + FeatureTable.quoted(column.getKey()) + " " + column.getValue())
                    .collect(Collectors.joining());
            statement.executeUpdate("CREATE TABLE " + FeatureTable.quoted(table)
                    + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON" + more + ")");
        }
        srs("Undefined Cartesian SRS", -1, "NONE", -1, "undefined");
        srs("Undefined geographic SRS", 0, "NONE", 0, "undefined");
        CrsDefinition world = CrsCatalogue.get(CrsCatalogue.WGS84_GEOGRAPHIC);
        srs(world.nameEn(), 4326, "EPSG", 4326, ProjectionText.write(world));
        if (srsId != 4326) {
            srs(crs.nameEn(), srsId, "EPSG", srsId, ProjectionText.write(crs));
        }
        run(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)"
                        + " VALUES (?, 'features', ?, ?, ?)",
                table,
                table,
                WHEN,
                srsId);
        run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)", table, srsId);
    }

    private void srs(String name, int id, String organization, int code, String definition) throws SQLException {
        run("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)", name, id, organization, code, definition);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
