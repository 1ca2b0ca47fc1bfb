package org.hongxian.gis.geopackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final int MOST_ROWS = 100_000;

    private final String fileName;
    private final Connection connection;
    private final TextBudget texts;
    private final Set<String> storedTables = new HashSet<>();

    private record GeometryColumn(String name, String type, int srsId) {}

    private record ReferenceSystem(String name, String organization, int organizationCode, String definition) {

        static final ReferenceSystem NONE = new ReferenceSystem("", "", 0, "");
    }

    GeoPackageContents(String fileName, Connection connection, TextBudget texts) {
        this.fileName = fileName;
        this.connection = connection;
        this.texts = texts;
    }

    /** The tables of features, in the order of the file. */
    List<FeatureTable> tables() throws SQLException {
        need("gpkg_contents", "table_name", "data_type");
        need("gpkg_geometry_columns", "table_name", "column_name", "geometry_type_name", "srs_id");
        need("gpkg_spatial_ref_sys", "srs_id", "srs_name", "organization", "organization_coordsys_id", "definition");
        Map<String, List<GeometryColumn>> geometries = geometryColumns();
        Map<Integer, ReferenceSystem> systems = referenceSystems(geometries.values());
        var tables = new ArrayList<FeatureTable>();
        each("gpkg_contents", "table_name, data_type", row -> {
            String name = text(row, 1);
            if (text(row, 2).equalsIgnoreCase("features")) {
                for (GeometryColumn geometry : geometries.getOrDefault(key(name), List.of())) {
                    if (tables.size() < MOST_TABLES) {
                        tables.add(table(name, geometry, systems.getOrDefault(geometry.srsId(), ReferenceSystem.NONE)));
                    }
                }
            }
        });
        return tables;
    }

    /** By name of the table in small letters: the tables are joined here, for a file may come without the indexes it should have. */
    private Map<String, List<GeometryColumn>> geometryColumns() throws SQLException {
        var columns = new HashMap<String, List<GeometryColumn>>();
        each(
                "gpkg_geometry_columns",
                "table_name, column_name, geometry_type_name, srs_id",
                row -> columns.computeIfAbsent(key(text(row, 1)), name -> new ArrayList<>())
                        .add(new GeometryColumn(text(row, 2), text(row, 3), row.getInt(4))));
        return columns;
    }

    private Map<Integer, ReferenceSystem> referenceSystems(Collection<List<GeometryColumn>> geometries)
            throws SQLException {
        Set<Integer> used = geometries.stream()
                .flatMap(List::stream)
                .map(GeometryColumn::srsId)
                .collect(Collectors.toSet());
        var systems = new HashMap<Integer, ReferenceSystem>();
        each("gpkg_spatial_ref_sys", "srs_id, srs_name, organization, organization_coordsys_id, definition", row -> {
            if (used.contains(row.getInt(1)) && systems.size() < MOST_TABLES) {
                systems.putIfAbsent(
                        row.getInt(1), new ReferenceSystem(text(row, 2), text(row, 3), row.getInt(4), text(row, 5)));
            }
        });
        return systems;
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** Every row as it is stored; nothing is sorted. */
    private void each(String table, String columns, Row row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM " + table)) {
            for (int count = 1; rows.next(); count++) {
                if (count > MOST_ROWS) {
                    throw new UnusableFileException(
                            fileName, UnusableReason.FILE_BROKEN, table + ": rows > " + MOST_ROWS);
                }
                row.read(rows);
            }
        }
    }

    private FeatureTable table(String name, GeometryColumn geometry, ReferenceSystem system) throws SQLException {
        Map<String, Boolean> columns = storedColumns(name);
        String stored = columns.keySet().stream()
                .filter(column -> column.equalsIgnoreCase(geometry.name()))
                .findFirst()
                .orElseThrow(() -> missing(name + "." + geometry.name()));
        List<String> attributes = columns.entrySet().stream()
                .filter(column -> !column.getValue() && !column.getKey().equals(stored))
                .map(Map.Entry::getKey)
                .toList();
        return new FeatureTable(
                name,
                stored,
                geometry.type(),
                attributes,
                geometry.srsId(),
                system.name(),
                system.organization(),
                system.organizationCode(),
                system.definition());
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
        if (storedTables.isEmpty()) {
            each("sqlite_master", "name, type = 'table' AND rootpage > 0", row -> {
                if (row.getBoolean(2)) {
                    storedTables.add(key(text(row, 1)));
                }
            });
        }
        return storedTables.contains(key(table));
    }

    private UnusableFileException missing(String what) {
        return new UnusableFileException(fileName, UnusableReason.GEOPACKAGE_INCOMPLETE, Findings.excerpt(what));
    }

    /** SQLite tells names apart as ASCII does: case does not matter. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private String text(ResultSet row, int column) throws SQLException {
        return texts.take(Optional.ofNullable(row.getString(column)).orElse(""));
    }
}
