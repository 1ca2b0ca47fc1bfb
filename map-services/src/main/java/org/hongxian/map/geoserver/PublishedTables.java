package org.hongxian.map.geoserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The current layers as tables that any program reads: one table per layer in a schema of its own, one column per attribute, geometry
 * of a stated type and reference system. PostGIS only. Derived from the layer versions and made again when another one counts; the
 * product itself never reads them.
 */
public final class PublishedTables {

    /** The schema GeoServer sees, and the only one its role may read. */
    public static final String SCHEMA = "published";

    private static final Pattern COLUMN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,19}");
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,38}");
    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,40}");
    private static final int PORTION = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final LayerCatalogue catalogue;

    public PublishedTables(DataSource dataSource, PlatformTransactionManager transactions, LayerCatalogue catalogue) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.catalogue = catalogue;
    }

    /** Whether the database can have such tables: only PostgreSQL with PostGIS. */
    public boolean isPossible() {
        Boolean postgres = jdbc.execute((ConnectionCallback<Boolean>) connection -> connection
                .getMetaData()
                .getDatabaseProductName()
                .toLowerCase(Locale.ROOT)
                .contains("postgresql"));
        return Boolean.TRUE.equals(postgres);
    }

    /** What became of one table. */
    public enum Outcome {
        AS_WANTED,
        MADE,
        REMOVED
    }

    /** @param leftOut attributes whose names no program could use as a column */
    public record Published(String layer, Outcome outcome, long features, List<String> leftOut) {}

    /** Whether a layer of this key can be a table: capital letters, digits and underscores. */
    public static boolean isPublishable(String layer) {
        return KEY.matcher(layer).matches();
    }

    /** Whether the layer's table holds this very version. */
    public boolean shows(LayerVersion version) {
        return mark(version).equals(presentMark(version.layer()).orElse(""));
    }

    /** Why a table is not as it should be. */
    public enum Staleness {
        MISSING,
        OF_ANOTHER_VERSION,
        /** Of a layer that is not published any more. */
        SURPLUS
    }

    /** Layers whose table is not as it should be, in the order of their keys. */
    public SortedMap<String, Staleness> stale(List<LayerVersion> current) {
        var stale = new TreeMap<String, Staleness>();
        List<String> tables = tables();
        tables.forEach(layer -> stale.put(layer, Staleness.SURPLUS));
        for (LayerVersion version : current) {
            if (shows(version)) {
                stale.remove(version.layer());
            } else {
                stale.put(
                        version.layer(),
                        tables.contains(version.layer()) ? Staleness.OF_ANOTHER_VERSION : Staleness.MISSING);
            }
        }
        return stale;
    }

    /** Whether a role of the database can have this name: small letters, digits and underscores. */
    public static boolean isRoleName(String reader) {
        return ROLE.matcher(reader).matches();
    }

    public boolean hasRole(String reader) {
        Integer roles = jdbc.queryForObject("SELECT count(*) FROM pg_roles WHERE rolname = ?", Integer.class, reader);
        return roles != null && roles > 0;
    }

    /**
     * Makes the tables of the given versions, each replaced at once.
     *
     * @param reader the database role that may read them, and nothing else of the product
     * @throws IllegalStateException if there is no such role
     */
    public void publish(List<LayerVersion> current, String reader, Consumer<Published> done) {
        requireRole(reader);
        jdbc.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        jdbc.execute("GRANT USAGE ON SCHEMA " + SCHEMA + " TO " + reader);
        for (LayerVersion version : current) {
            if (shows(version)) {
                jdbc.execute("GRANT SELECT ON " + table(version.layer()) + " TO " + reader);
                done.accept(new Published(version.layer(), Outcome.AS_WANTED, version.featureCount(), List.of()));
            } else {
                done.accept(make(version, reader));
            }
        }
    }

    /** Removes the tables of layers that are not published any more, once nothing shows them. */
    public void removeOthers(List<LayerVersion> current, Consumer<Published> done) {
        var surplus = new TreeSet<>(tables());
        current.forEach(version -> surplus.remove(version.layer()));
        for (String layer : surplus) {
            jdbc.execute("DROP TABLE " + table(layer));
            done.accept(new Published(layer, Outcome.REMOVED, 0, List.of()));
        }
    }

    private void requireRole(String reader) {
        if (!isRoleName(reader)) {
            throw new IllegalArgumentException("not the name of a database role: " + reader);
        }
        if (!hasRole(reader)) {
            throw new IllegalStateException("the database has no role " + reader
                    + "; its owner makes it with: CREATE ROLE " + reader + " LOGIN PASSWORD '...'");
        }
    }

    private Published make(LayerVersion version, String reader) {
        if (!isPublishable(version.layer())) {
            throw new IllegalArgumentException("not a layer key: " + version.layer());
        }
        var names = new TreeSet<String>();
        catalogue.visit(
                version.id(), feature -> names.addAll(feature.attributes().keySet()));
        List<String> leftOut = names.stream()
                .filter(name -> !COLUMN.matcher(name).matches() || isOurs(name))
                .toList();
        leftOut.forEach(names::remove);
        List<String> columns = List.copyOf(names);
        String draft = quoted(version.layer() + "_draft");
        jdbc.execute("DROP TABLE IF EXISTS " + SCHEMA + "." + draft);
        jdbc.execute(createTable(draft, columns, version));
        fill(draft, columns, version);
        jdbc.execute("CREATE INDEX ON " + SCHEMA + "." + draft + " USING GIST (geom)");
        jdbc.execute("ANALYZE " + SCHEMA + "." + draft);
        jdbc.execute("COMMENT ON TABLE " + SCHEMA + "." + draft + " IS '" + mark(version) + "'");
        jdbc.execute("GRANT SELECT ON " + SCHEMA + "." + draft + " TO " + reader);
        transaction.executeWithoutResult(status -> {
            jdbc.execute("DROP TABLE IF EXISTS " + table(version.layer()));
            jdbc.execute("ALTER TABLE " + SCHEMA + "." + draft + " RENAME TO " + quoted(version.layer()));
        });
        return new Published(version.layer(), Outcome.MADE, version.featureCount(), leftOut);
    }

    private static boolean isOurs(String name) {
        return name.equals("id") || name.equals("geom");
    }

    private static String createTable(String draft, List<String> columns, LayerVersion version) {
        return columns.stream()
                .map(name -> ", " + quoted(name) + " text")
                .collect(Collectors.joining(
                        "",
                        "CREATE TABLE " + SCHEMA + "." + draft
                                + " (id varchar(80) PRIMARY KEY, geom geometry(MultiPolygon, "
                                + version.crs().epsg() + ") NOT NULL",
                        ")"));
    }

    private void fill(String draft, List<String> columns, LayerVersion version) {
        String insert = "INSERT INTO " + SCHEMA + "." + draft + " VALUES (?, ST_Multi(ST_GeomFromWKB(?, "
                + version.crs().epsg() + "))" + ", ?".repeat(columns.size()) + ")";
        var portion = new ArrayList<Object[]>();
        var writer = new WKBWriter(2);
        catalogue.visit(version.id(), feature -> {
            portion.add(row(feature, columns, writer));
            if (portion.size() == PORTION) {
                jdbc.batchUpdate(insert, portion);
                portion.clear();
            }
        });
        jdbc.batchUpdate(insert, portion);
    }

    private static Object[] row(LayerFeature feature, List<String> columns, WKBWriter writer) {
        var values = new ArrayList<Object>();
        values.add(feature.id());
        values.add(writer.write(feature.geometry()));
        columns.forEach(name -> values.add(feature.attributes().get(name)));
        return values.toArray();
    }

    /** Published layers there are tables of; drafts of a publication that broke off are not among them. */
    private List<String> tables() {
        return jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ? AND table_name NOT LIKE"
                        + " '%\\_draft'",
                String.class, SCHEMA);
    }

    private Optional<String> presentMark(String layer) {
        return jdbc
                .queryForList(
                        "SELECT obj_description(c.oid, 'pg_class') FROM pg_class c JOIN pg_namespace n ON n.oid ="
                                + " c.relnamespace WHERE n.nspname = ? AND c.relname = ?",
                        String.class,
                        SCHEMA,
                        layer)
                .stream()
                .filter(mark -> mark != null)
                .findFirst();
    }

    /** Changes with the version and with the way tables are made. */
    private static String mark(LayerVersion version) {
        return "hongxian 1 " + version.id() + " " + version.digest();
    }

    private static String table(String layer) {
        return SCHEMA + "." + quoted(layer);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
