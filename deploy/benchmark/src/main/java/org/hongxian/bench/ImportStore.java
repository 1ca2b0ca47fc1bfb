package org.hongxian.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.ImportListener;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.tile.TileService;
import org.hongxian.map.tile.TileStore;
import org.hongxian.map.tile.TileWorkshop;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The layer store of the product on one of its databases, with its coverage files; empty at first. */
final class ImportStore {

    private static final List<String> MIGRATIONS = List.of(
            "V50_1__layers.sql",
            "V50_6__land_class_coding.sql",
            "V50_7__far_tiles.sql",
            "V50_8__in_force.sql",
            "V50_9__metadata.sql",
            "V50_12__county_parts.sql",
            "V50_13__quality.sql");

    /** {@code java.time.Duration}; the other one is of an import. */
    private static final java.time.Duration PATIENCE = java.time.Duration.ofMinutes(5);

    private final String name;
    private final JdbcTemplate jdbc;
    private final DatabaseLayerCatalogue catalogue;
    private final CoverageFiles files;

    private ImportStore(String name, DataSource database, Path folder) {
        this.name = name;
        this.jdbc = new JdbcTemplate(database);
        this.catalogue = catalogue(database);
        this.files = new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC());
    }

    /** As the product opens it: what is committed is in the file. */
    static ImportStore h2(Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("hongxian").toAbsolutePath() + ";WRITE_DELAY=0";
        return new ImportStore("H2", JdbcConnectionPool.create(url, "hongxian", ""), folder);
    }

    static ImportStore postgis(String url, Path folder) {
        return new ImportStore("PostGIS", schema(url), folder);
    }

    /** An empty schema of the product's own in a PostGIS database, its connections kept as the product keeps them. */
    static DataSource schema(String url) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        var jdbc = new JdbcTemplate(database);
        jdbc.execute("DROP SCHEMA IF EXISTS ours CASCADE");
        jdbc.execute("CREATE SCHEMA ours");
        var inSchema = new PGConnectionPoolDataSource();
        inSchema.setUrl(url);
        inSchema.setCurrentSchema("ours,public");
        return JdbcConnectionPool.create(inSchema);
    }

    /** An empty catalogue of layers on a database that has nothing of the product yet. */
    static DatabaseLayerCatalogue catalogue(DataSource database) {
        var tables = new ResourceDatabasePopulator();
        MIGRATIONS.forEach(script -> tables.addScript(new ClassPathResource("db/migration/layer/" + script)));
        tables.execute(database);
        return new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
    }

    String name() {
        return name;
    }

    /** Seconds of an import, whole and by step. */
    record Duration(double seconds, Map<ImportListener.Step, Double> steps) {

        @Override
        public String toString() {
            return steps.entrySet().stream()
                    .map(step ->
                            step.getKey().name().toLowerCase(Locale.ROOT) + " " + "%.1f".formatted(step.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }

    Duration load(Path file, String layer) {
        long began = System.nanoTime();
        var starts = new EnumMap<ImportListener.Step, Long>(ImportListener.Step.class);
        LayerFileReader reader = LayerFileReader.open(file, null);
        LayerVersion version = catalogue.importVersion(
                new NewVersion(layer, layer, reader.crs(), null, null, String.valueOf(file.getFileName())),
                reader::forEach,
                (step, features) -> starts.putIfAbsent(step, System.nanoTime()),
                files.alongWithImport());
        // As in the product, an import is done when areas come from its files.
        files.prepare(List.of(version));
        CoverageState state = files.await(version, PATIENCE, () -> true);
        if (state.condition() != CoverageState.Condition.READY) {
            throw new IllegalStateException("no coverage files: " + state);
        }
        long ended = System.nanoTime();
        var steps = new EnumMap<ImportListener.Step, Double>(ImportListener.Step.class);
        long until = ended;
        for (ImportListener.Step step : List.of(
                ImportListener.Step.PACKING,
                ImportListener.Step.CHECKING,
                ImportListener.Step.INDEXING,
                ImportListener.Step.LOADING)) {
            long start = starts.getOrDefault(step, until);
            steps.put(step, (until - start) / 1e9);
            until = start;
        }
        return new Duration((ended - began) / 1e9, steps);
    }

    /** Stores features as a layer, with its coverage files. */
    LayerVersion store(String layer, CrsCode crs, Stream<LayerFeature> features) {
        LayerVersion version =
                catalogue.importVersion(new NewVersion(layer, layer, crs, null, null, "benchmark"), features);
        files.prepare(List.of(version));
        CoverageState state = files.await(version, PATIENCE, () -> true);
        if (state.condition() != CoverageState.Condition.READY) {
            throw new IllegalStateException("no coverage files: " + state);
        }
        return version;
    }

    /** Tiles as the product makes and keeps them. */
    TileService tiles(long cacheBytes) {
        return new TileService(catalogue, files, TileStore.NONE, cacheBytes, TileWorkshop.forThisMachine());
    }

    /** What the store holds of a layer, read back feature by feature. */
    ImportFiles.Totals totals(String layer) {
        LayerVersion version = catalogue.findCurrent(layer).orElseThrow();
        var totals = new ImportFiles.Totals();
        catalogue.visit(version.id(), feature -> totals.add(feature.geometry().getArea()));
        return totals;
    }

    /** Makes room for the next import. */
    void clear() {
        jdbc.queryForList("SELECT feature_table FROM layer_version", String.class)
                .forEach(table -> jdbc.execute("DROP TABLE " + table));
        jdbc.update("DELETE FROM layer_version");
        files.prepare(List.of());
    }
}
