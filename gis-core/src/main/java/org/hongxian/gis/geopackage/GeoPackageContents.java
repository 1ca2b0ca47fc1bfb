package org.hongxian.gis.geopackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;

/**
 * What the tables of a GeoPackage say about it.
 *
 * <p>Only stored columns of stored tables are read. Views, virtual tables and computed columns would run what the sender of the file
 * wrote; none is needed to hold polygons.
 */
final class GeoPackageContents {

    private static final int MOST_TABLES = 1000;

    private final String fileName;
    private final Connection connection;

    GeoPackageContents(String fileName, Connection connection) {
        this.fileName = fileName;
        this.connection = connection;
    }

    /** The tables of features, in the order of the file. */
    List<FeatureTable> tables() throws SQLException {
        need("gpkg_contents", "table_name", "data_type");
        need("gpkg_geometry_columns", "table_name", "column_name", "geometry_type_name", "srs_id");
        need("gpkg_spatial_ref_sys", "srs_id", "srs_name", "organization", "organization_coordsys_id", "definition");
        var tables = new ArrayList<FeatureTable>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT c.table_name, g.column_name, g.geometry_type_name, g.srs_id,
                            s.srs_name, s.organization, s.organization_coordsys_id, s.definition
                        FROM gpkg_contents c
                        JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name)
                        LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
                        WHERE lower(c.data_type) = 'features' ORDER BY c.rowid""")) {
            while (rows.next() && tables.size() < MOST_TABLES) {
                tables.add(table(rows));
            }
        }
        return tables;
    }

    private FeatureTable table(ResultSet row) throws SQLException {
        String name = text(row, 1);
        String geometry = text(row, 2);
        Map<String, Boolean> columns = storedColumns(name);
        String stored = columns.keySet().stream()
                .filter(column -> column.equalsIgnoreCase(geometry))
                .findFirst()
                .orElseThrow(() -> missing(name + "." + geometry));
        List<String> attributes = columns.entrySet().stream()
                .filter(column -> !column.getValue() && !column.getKey().equals(stored))
                .map(Map.Entry::getKey)
                .toList();
        return new FeatureTable(
                name,
                stored,
                text(row, 3),
                attributes,
                row.getInt(4),
                text(row, 5),
                text(row, 6),
                row.getInt(7),
                text(row, 8));
    }

    private void need(String table, String... columns) throws SQLException {
        Map<String, Boolean> stored = storedColumns(table);
        for (String column : columns) {
            if (stored.keySet().stream().noneMatch(column::equalsIgnoreCase)) {
                throw missing(table + "." + column);
            }
        }
    }

    /** Names in order, and whether each is (part of) the primary key. Computed columns are not among them. */
    private Map<String, Boolean> storedColumns(String table) throws SQLException {
        if (!isStored(table)) {
            throw missing(table);
        }
        var columns = new LinkedHashMap<String, Boolean>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name, pk, hidden FROM pragma_table_xinfo(?)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt(3) == 0) {
                        columns.put(text(rows, 1), rows.getInt(2) > 0);
                    }
                }
            }
        }
        return columns;
    }

    /** Views and virtual tables have no page of their own. */
    private boolean isStored(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT type = 'table' AND rootpage > 0 FROM sqlite_master WHERE lower(name) = lower(?)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private UnusableFileException missing(String what) {
        return new UnusableFileException(fileName, UnusableReason.GEOPACKAGE_INCOMPLETE, Findings.excerpt(what));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }
}
