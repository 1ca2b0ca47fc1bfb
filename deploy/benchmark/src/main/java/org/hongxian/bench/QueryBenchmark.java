package org.hongxian.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.feature.FeaturesAtPoint;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.FeatureFeed;
import org.hongxian.map.layer.ImportCompanion;
import org.hongxian.map.layer.ImportListener;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.FeatureCondition;
import org.hongxian.map.statistics.GroupKeys;
import org.hongxian.map.statistics.LayerTotals;
import org.hongxian.map.statistics.StatisticsTable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What a planner waits for: identify through eight layers of which the first has a million parcels, on both databases, and statistics
 * by class of an area that takes in three tenths of them. The databases must name the same features, and the areas must be those of
 * PostGIS.
 */
final class QueryBenchmark {

    private static final CrsCode CRS = new CrsCode(4527);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int FULL_PARCELS = 1_000_000;
    private static final int QUICK_PARCELS = 20_000;
    private static final int OTHER_LAYERS = 7;
    private static final double BLOCK_METRES = 2_000;
    private static final int MOST_AT_A_POINT = 50;
    private static final int TURNS = 7;
    private static final int PEER_MILLISECONDS = 300_000;
    private static final double LEAST_SLIVER = 0.001;
    private static final double MOST_DIFFERENCE = 1e-6;

    private final Path folder;
    private final String postgres;
    private final boolean quick;
    private final SeededCoverage coverage;
    private final Envelope ground;

    QueryBenchmark(Path folder, String postgres, boolean quick) {
        this.folder = folder;
        this.postgres = postgres;
        this.quick = quick;
        this.coverage = new SeededCoverage(7, quick ? QUICK_PARCELS : FULL_PARCELS);
        this.ground = coverage.inner();
    }

    /** One database with its eight layers. */
    private record Store(String name, DatabaseLayerCatalogue catalogue, List<LayerVersion> layers) {}

    /** @return whether all answers agree */
    boolean run() throws Exception {
        Store h2 = store("H2", h2());
        Store postgis = store("PostGIS", ImportStore.schema(postgres));
        List<Coordinate> points = points(quick ? 300 : 2_000);
        Map<String, double[]> identify = new HashMap<>();
        boolean agree = true;
        for (Coordinate point : points.subList(0, 50)) {
            at(h2, point);
            at(postgis, point);
        }
        for (int i = 0; i < points.size(); i++) {
            List<List<String>> answers = new ArrayList<>();
            for (Store store : List.of(h2, postgis)) {
                long begun = System.nanoTime();
                answers.add(at(store, points.get(i)));
                times(identify, store, points.size())[i] = (System.nanoTime() - begun) / 1e6;
            }
            agree &= answers.get(0).equals(answers.get(1));
        }
        identify.forEach((name, times) -> System.out.printf(
                Locale.ROOT,
                "identify, 8 layers, %-8s p50 %7.2f ms  p95 %7.2f ms  p99 %7.2f ms%n",
                name,
                quantile(times, 0.5),
                quantile(times, 0.95),
                quantile(times, 0.99)));
        double[] statistics = new double[TURNS];
        double difference = statistics(h2, statistics);
        System.out.printf(
                Locale.ROOT,
                "query parcels=%d identify_h2_p95_ms=%.2f identify_postgis_p95_ms=%.2f statistics_ms=%.1f"
                        + " statistics_first_ms=%.1f rel_diff_max=%.1e agree=%b%n",
                h2.layers().get(0).featureCount(),
                quantile(times(identify, h2, 1), 0.95),
                quantile(times(identify, postgis, 1), 0.95),
                quantile(Arrays.copyOfRange(statistics, 1, TURNS), 0.5),
                statistics[0],
                difference,
                agree);
        return agree && difference <= MOST_DIFFERENCE;
    }

    private static double[] times(Map<String, double[]> identify, Store store, int points) {
        return identify.computeIfAbsent(store.name(), name -> new double[points]);
    }

    /** @return the largest difference from PostGIS, as a share of the area */
    private double statistics(Store store, double[] milliseconds) throws Exception {
        MultiPolygon area = county();
        LayerVersion land = store.layers().get(0);
        StatisticsTable table = null;
        try (var files = new CoverageFiles(folder.resolve("coverage"), store.catalogue(), Clock.systemUTC())) {
            files.await(land, Duration.ofMinutes(10), () -> true);
            var totals = new LayerTotals(store.catalogue(), files);
            var keys =
                    new GroupKeys(land, store.catalogue().figures(land).filled().keySet(), DAY, code -> "");
            for (int turn = 0; turn < TURNS; turn++) {
                long begun = System.nanoTime();
                table = StatisticsTable.of(
                        totals,
                        keys,
                        land,
                        List.of("DLBM"),
                        FeatureCondition.ALL,
                        area,
                        StatisticsTable.Measure.PLANAR,
                        LEAST_SLIVER,
                        () -> true);
                milliseconds[turn] = (System.nanoTime() - begun) / 1e6;
            }
        }
        if (table == null || !table.fromFiles()) {
            throw new IllegalStateException("the coverage files did not answer");
        }
        System.out.printf(
                Locale.ROOT,
                "statistics of %d parcels in an area of %d corners: %.1f ms the first time, %.1f ms then%n",
                table.total().features(),
                area.getNumPoints(),
                milliseconds[0],
                quantile(Arrays.copyOfRange(milliseconds, 1, TURNS), 0.5));
        Map<String, Double> theirs = new HashMap<>();
        try (var peer = new PostgisOverlay(postgres)) {
            peer.load(coverage);
            Map<String, Double> answer = peer.ask(PostgisOverlay.Way.SUBDIVIDED, area, PEER_MILLISECONDS);
            if (answer == null) {
                throw new IllegalStateException("PostGIS took longer than " + PEER_MILLISECONDS + " ms");
            }
            answer.forEach((key, value) -> theirs.merge(key.substring(key.indexOf(' ') + 1), value, Double::sum));
        }
        double worst = Math.abs(theirs.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()
                        - table.total().squareMetres())
                / area.getArea();
        for (StatisticsTable.Row row : table.rows()) {
            double other = theirs.getOrDefault(row.key().get(0), 0.0);
            worst = Math.max(worst, Math.abs(other - row.squareMetres()) / area.getArea());
        }
        return worst;
    }

    private List<String> at(Store store, Coordinate point) {
        var found = new ArrayList<String>();
        var reader = new FeaturesAtPoint(store.catalogue());
        for (LayerVersion version : store.layers()) {
            reader.find(version, point, MOST_AT_A_POINT).forEach(feature -> found.add(feature.id()));
        }
        return found;
    }

    private DataSource h2() {
        String url = "jdbc:h2:file:" + folder.resolve("query").toAbsolutePath() + ";WRITE_DELAY=0";
        return JdbcConnectionPool.create(url, "hongxian", "");
    }

    private Store store(String name, DataSource database) {
        long begun = System.nanoTime();
        DatabaseLayerCatalogue catalogue = ImportStore.catalogue(database);
        var layers = new ArrayList<LayerVersion>();
        layers.add(catalogue.importVersion(version("DLTB"), parcels(), ImportListener.NONE, ImportCompanion.NONE));
        for (int i = 1; i <= OTHER_LAYERS; i++) {
            layers.add(catalogue.importVersion(version("LAYER" + i), blocks(i)));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d parcels and %d other layers stored in %.0f s%n",
                name,
                layers.get(0).featureCount(),
                OTHER_LAYERS,
                (System.nanoTime() - begun) / 1e9);
        return new Store(name, catalogue, layers);
    }

    private static NewVersion version(String layer) {
        return new NewVersion(layer, layer, CRS, DAY, null, "seeded");
    }

    private FeatureFeed parcels() {
        return consumer -> coverage.visit((id, polygon, owner, landClass) ->
                consumer.accept(new LayerFeature(id, polygon, Map.of("DLBM", landClass, "QSDWDM", owner, "TBBH", id))));
    }

    /** Blocks of the size of villages, shifted a little in every layer. */
    private Stream<LayerFeature> blocks(int layer) {
        var blocks = new ArrayList<LayerFeature>();
        double shift = 37.0 * layer;
        for (double x = ground.getMinX() - shift; x < ground.getMaxX(); x += BLOCK_METRES) {
            for (double y = ground.getMinY() - shift; y < ground.getMaxY(); y += BLOCK_METRES) {
                var square = SeededCoverage.FACTORY.toGeometry(new Envelope(x, x + BLOCK_METRES, y, y + BLOCK_METRES));
                blocks.add(new LayerFeature(
                        "L%d-%05d".formatted(layer, blocks.size()), square, Map.of("XZQDM", "990101")));
            }
        }
        return blocks.stream();
    }

    private List<Coordinate> points(int count) {
        var random = new Random(11);
        return Stream.generate(() -> new Coordinate(
                        ground.getMinX() + random.nextDouble() * ground.getWidth(),
                        ground.getMinY() + random.nextDouble() * ground.getHeight()))
                .limit(count)
                .toList();
    }

    /** A crooked outline around three tenths of the ground. */
    private MultiPolygon county() {
        var random = new Random(13);
        int corners = 2_000;
        double radius = Math.sqrt(0.3 * ground.getArea() / Math.PI);
        var ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double distance = radius * (0.98 + 0.04 * random.nextDouble());
            ring[i] = new Coordinate(
                    ground.centre().x + distance * Math.cos(angle), ground.centre().y + distance * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return Polygonal.areas(SeededCoverage.FACTORY.createPolygon(ring));
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
