package org.hongxian.gis.geopackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;

/** Opens a GeoPackage somebody sent: nothing is written, neither to it nor beside it, and nothing in it is trusted. */
final class ReadOnlyDatabase {

    private static final int HEADER_BYTES = 100;
    private static final int APPLICATION_ID_AT = 68;
    private static final Set<String> APPLICATION_IDS = Set.of("GPKG", "GP10", "GP11");
    private static final int LONGEST_STATEMENT = 1 << 20;
    private static final long BYTES_PER_POINT = 32;

    private ReadOnlyDatabase() {}

    /** @throws UnusableFileException if the header does not say that it is a GeoPackage */
    static Connection open(String fileName, Path file, ReadLimits limits) throws IOException, SQLException {
        checkHeader(fileName, file);
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        // Immutable: no locks are taken, and no journal or write-ahead log is looked for beside the file.
        String url = "jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?immutable=1";
        Connection connection = DriverManager.getConnection(url, config.toProperties());
        try {
            limit(connection, limits);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** One line about what SQLite found: the name of its result code. */
    static String words(SQLException e) {
        return e instanceof SQLiteException sqlite
                ? sqlite.getResultCode().name()
                : Findings.excerpt(String.valueOf(e.getMessage()));
    }

    private static void limit(Connection connection, ReadLimits limits) throws SQLException {
        long blob = Math.min(1L << 28, Math.max(1 << 20, limits.points() * BYTES_PER_POINT + (1 << 16)));
        var sqlite = connection.unwrap(SQLiteConnection.class);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, (int) blob);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
        }
    }

    private static void checkHeader(String fileName, Path file) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER_BYTES);
        }
        String application = header.length < HEADER_BYTES
                ? ""
                : new String(header, APPLICATION_ID_AT, Integer.BYTES, StandardCharsets.ISO_8859_1);
        if (!APPLICATION_IDS.contains(application)) {
            int id = header.length < HEADER_BYTES ? 0 : ByteBuffer.wrap(header).getInt(APPLICATION_ID_AT);
            throw new UnusableFileException(fileName, UnusableReason.NOT_A_GEOPACKAGE, "0x%08X".formatted(id));
        }
    }
}
