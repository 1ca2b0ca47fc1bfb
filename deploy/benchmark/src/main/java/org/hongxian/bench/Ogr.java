package org.hongxian.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The import people do today: ogr2ogr of GDAL into PostGIS, by COPY, with a spatial index. */
final class Ogr {

    private final String url;

    /** @param url JDBC URL of the form {@code jdbc:postgresql://host:port/database?user=name} */
    Ogr(String url) {
        this.url = url;
    }

    /** @return seconds */
    double load(Path file, String table) throws IOException, InterruptedException {
        URI address = URI.create(url.substring("jdbc:".length()));
        String user = address.getQuery().replaceFirst("^.*user=([^&]*).*$", "$1");
        String target = "PG:host=%s port=%d dbname=%s user=%s"
                .formatted(
                        address.getHost(), address.getPort(), address.getPath().substring(1), user);
        String source = file.toString().endsWith(".zip") ? "/vsizip/" + file : file.toString();
        long began = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        "ogr2ogr",
                        "-f",
                        "PostgreSQL",
                        target,
                        source,
                        "-overwrite",
                        "-nln",
                        table,
                        "-nlt",
                        "MULTIPOLYGON",
                        "-lco",
                        "GEOMETRY_NAME=geom",
                        "-gt",
                        "65536",
                        "--config",
                        "PG_USE_COPY",
                        "YES"))
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ogr2ogr: " + words);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    ImportFiles.Totals totals(String table) throws SQLException {
        var totals = new ImportFiles.Totals();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery("SELECT ST_Area(geom) FROM " + table)) {
                while (rows.next()) {
                    totals.add(rows.getDouble(1));
                }
            }
            return totals;
        }
    }

    void drop(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + table);
        }
    }
}
