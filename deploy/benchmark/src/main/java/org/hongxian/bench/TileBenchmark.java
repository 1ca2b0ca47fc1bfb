package org.hongxian.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.PackedCoverageWriter;
import org.hongxian.map.tile.CoverageTiles;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileContent;
import org.hongxian.map.tile.TileMatrixSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Vector tiles of the web map grid with every parcel drawn by itself, straight from the coverage file and by {@code ST_AsMVT} from
 * a stored copy. Nothing is kept; both take turns, tile by tile. Every tile of both is read back, the features have to be the
 * same, but for those of which rounding decides whether anything is left, and every ring of ours valid.
 */
final class TileBenchmark {

    private static final long SEED = 20_261_122;
    private static final CrsCode ZONE = new CrsCode(4527);
    private static final TileMatrixSet GRID = TileMatrixSet.WEB_MERCATOR_QUAD;
    private static final TileContent CONTENT = new TileContent("DLBM", List.of("QSDWDM"));
    private static final int FIRST_ZOOM = 12;
    private static final int LAST_ZOOM = 16;
    private static final int MILLION = 1_010_000;
    /** In one turn, or it would be the clock that is measured. */
    private static final int OUR_TIMES = 10;

    /** Of PostGIS alone, for each figure: where a round takes milliseconds, five of them tell more of the machine than of tiles. */
    private static final double LEAST_SECONDS = 4;

    private static final long WARM_NANOSECONDS = 8_000_000_000L;
    /** Of every zoom, when the largest tile is looked for. */
    private static final int MOST_LOOKED_AT = 256;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path folder;
    private final String postgres;
    private final TileSize size;
    private final PrintStream out = System.out;
    private final CoverageTiles tiles = new CoverageTiles();
    private final AtomicLong ourNanoseconds = new AtomicLong();

    TileBenchmark(Path folder, String postgres, TileSize size) {
        this.folder = folder;
        this.postgres = postgres;
        this.size = size;
    }

    /** Tiles of one zoom, asked by one or two at once. */
    private record Outcome(
            int zoom,
            int clients,
            int tiles,
            double oursPerSecond,
            double theirsPerSecond,
            double processorRatio,
            long bytes) {

        double ratio() {
            return oursPerSecond / theirsPerSecond;
        }
    }

    private interface Maker {
        byte[] make(TileAddress address) throws SQLException;
    }

    /** @return whether the features are the same, what rounding decides about left aside, and all rings valid */
    boolean run() throws IOException, SQLException, InterruptedException, ExecutionException {
        var seeded = new SeededCoverage(SEED, size.parcels());
        Path file = folder.resolve("tiles.coverage");
        write(seeded, file);
        try (PackedCoverage coverage = PackedCoverage.open(file);
                var postgis = new PostgisTiles(postgres)) {
            postgis.load(coverage);
            print("%d parcels, %d points%n", coverage.parcels(), coverage.points());
            return measure(seeded, coverage, postgis);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private boolean measure(SeededCoverage seeded, PackedCoverage coverage, PostgisTiles postgis)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        var compared = new TileComparison(new ExactRim(coverage, GRID));
        var outcomes = new ArrayList<Outcome>();
        long madeBefore = 0;
        try (var second = new PostgisTiles(postgres)) {
            List<PostgisTiles> connections = List.of(postgis, second);
            warm(seeded, coverage);
            for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
                List<TileAddress> addresses = addresses(seeded.inner(), zoom, size.tiles(zoom));
                for (int clients = 1; clients <= 2; clients++) {
                    outcomes.add(outcome(coverage, connections, addresses, zoom, clients));
                }
                for (TileAddress address : addresses) {
                    compared.add(address, ours(coverage, address), postgis.tile(address));
                    madeBefore++;
                }
            }
        }
        var sampled = new ArrayList<TileAddress>();
        for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
            sampled.addAll(addresses(new SeededCoverage(SEED, 20_000).inner(), zoom, size.most()));
        }
        TileServiceLoad.Cached cached = TileServiceLoad.measure(folder, SEED, ZONE, GRID, CONTENT, sampled);
        int largest = size.isFull() ? largestOfAMillion() : largest(coverage);
        return report(outcomes, compared, madeBefore, cached, largest);
    }

    private byte[] ours(PackedCoverage coverage, TileAddress address) {
        return tiles.complete("DLTB", List.of(coverage), CONTENT, GRID, address).bytes();
    }

    /** By processor time, so that a busy machine does not shorten it. */
    private void warm(SeededCoverage seeded, PackedCoverage coverage) {
        long began = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - began < WARM_NANOSECONDS) {
            for (int zoom = LAST_ZOOM; zoom >= FIRST_ZOOM; zoom--) {
                addresses(seeded.inner(), zoom, size.tiles(zoom)).forEach(address -> ours(coverage, address));
            }
        }
    }

    /** Rounds in turns; within one the same tiles, split among the clients. */
    private Outcome outcome(
            PackedCoverage coverage, List<PostgisTiles> connections, List<TileAddress> addresses, int zoom, int clients)
            throws InterruptedException, ExecutionException {
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        double ourProcessor = 0;
        double theirProcessor = 0;
        long bytes = addresses.stream()
                .mapToLong(address -> ours(coverage, address).length)
                .max()
                .orElse(0);
        var repeated = new ArrayList<TileAddress>();
        for (int i = 0; i < OUR_TIMES; i++) {
            repeated.addAll(addresses);
        }
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            double spent = 0;
            while (ours.size() < size.rounds() || spent < LEAST_SECONDS) {
                double before = processorSeconds(connections);
                theirs.add(elapsed(pool, clients, addresses, client -> connections.get(client)::tile));
                spent += theirs.get(theirs.size() - 1);
                theirProcessor += processorSeconds(connections) - before;
                ourNanoseconds.set(0);
                ours.add(elapsed(pool, clients, repeated, client -> address -> ours(coverage, address)) / OUR_TIMES);
                ourProcessor += ourNanoseconds.get() / 1e9 / OUR_TIMES;
            }
        } finally {
            pool.shutdown();
        }
        return new Outcome(
                zoom,
                clients,
                addresses.size(),
                addresses.size() / median(ours),
                addresses.size() / median(theirs),
                theirProcessor / ourProcessor,
                bytes);
    }

    private static double processorSeconds(List<PostgisTiles> connections) {
        return connections.stream().mapToDouble(PostgisTiles::processorSeconds).sum();
    }

    private interface Client {
        Maker of(int number);
    }

    private double elapsed(ExecutorService pool, int clients, List<TileAddress> addresses, Client client)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        var running = new ArrayList<Future<?>>();
        for (int c = 0; c < clients; c++) {
            int number = c;
            Maker maker = client.of(number);
            running.add(pool.submit(() -> {
                long began = THREADS.getCurrentThreadCpuTime();
                for (int i = number; i < addresses.size(); i += clients) {
                    maker.make(addresses.get(i));
                }
                ourNanoseconds.addAndGet(THREADS.getCurrentThreadCpuTime() - began);
                return null;
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
        return seconds(start);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Tiles that lie wholly on covered ground where there are any, at random. */
    private static List<TileAddress> addresses(Envelope ground, int zoom, int count) {
        CoordinateTransformer toGrid = CoordinateTransformer.between(ZONE, GRID.crs());
        var random = new Random(SEED + zoom);
        var addresses = new ArrayList<TileAddress>();
        for (int i = 0; i < count; i++) {
            Coordinate at = toGrid.transform(
                    ground.getMinX() + random.nextDouble() * ground.getWidth(),
                    ground.getMinY() + random.nextDouble() * ground.getHeight());
            addresses.add(GRID.tileAt(zoom, at.x, at.y));
        }
        return addresses;
    }

    private boolean report(
            List<Outcome> outcomes,
            TileComparison compared,
            long tilesCompared,
            TileServiceLoad.Cached cached,
            int largest) {
        print(
                "%5s %8s %6s %12s %14s %8s %10s %10s%n",
                "zoom", "clients", "tiles", "ours /s", "PostGIS /s", "ratio", "CPU ratio", "bytes");
        double ratio = Double.POSITIVE_INFINITY;
        double processorRatio = Double.POSITIVE_INFINITY;
        for (Outcome o : outcomes) {
            print(
                    "%5d %8d %6d %12.1f %14.2f %7.1fx %9.1fx %10d%n",
                    o.zoom,
                    o.clients,
                    o.tiles,
                    o.oursPerSecond,
                    o.theirsPerSecond,
                    o.ratio(),
                    o.processorRatio,
                    o.bytes);
            ratio = Math.min(ratio, o.ratio());
            processorRatio = Math.min(processorRatio, o.processorRatio);
        }
        boolean agreed = compared.invalidOurs() == 0 && compared.otherAttributes() == 0 && compared.unexplained() == 0;
        print(
                "tiles ratio_min=%.1f cpu_ratio_min=%.1f tiles_compared=%d features=%d only_ours=%d only_postgis=%d largest_apart_units=%.2f further_in=%d unexplained=%d"
                        + " other_attributes=%d invalid=%d invalid_postgis=%d mended=%d cached_requests_per_second=%.0f cached_p99_microseconds=%.0f"
                        + " largest_bytes=%d%n",
                ratio,
                processorRatio,
                tilesCompared,
                compared.features(),
                compared.onlyOurs(),
                compared.onlyTheirs(),
                compared.largestApart(),
                compared.furtherIn(),
                compared.unexplained(),
                compared.otherAttributes(),
                compared.invalidOurs(),
                compared.invalidTheirs(),
                tiles.mended(),
                cached.requestsPerSecond(),
                cached.p99Microseconds(),
                largest);
        return agreed;
    }

    private int largestOfAMillion() throws IOException {
        Path file = folder.resolve("million.coverage");
        write(new SeededCoverage(SEED, MILLION), file);
        try (PackedCoverage coverage = PackedCoverage.open(file)) {
            return largest(coverage);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Of the tiles as maps get them, at every zoom: all of them, or every n-th. */
    private int largest(PackedCoverage coverage) {
        Envelope ground = CoordinateTransformer.between(ZONE, GRID.crs())
                .transform(SeededCoverage.FACTORY.toGeometry(coverage.envelope()))
                .getEnvelopeInternal();
        int largest = 0;
        print("largest tile of %d parcels%n", coverage.parcels());
        for (int zoom = 0; zoom <= LAST_ZOOM; zoom++) {
            List<TileAddress> all = GRID.tilesOver(zoom, ground);
            int step = Math.max(1, all.size() / MOST_LOOKED_AT);
            int bytes = 0;
            long slowest = 0;
            for (int i = 0; i < all.size(); i += step) {
                long began = System.nanoTime();
                bytes = Math.max(
                        bytes,
                        tiles.tile("DLTB", List.of(coverage), CONTENT, GRID, all.get(i))
                                .bytes()
                                .length);
                slowest = Math.max(slowest, System.nanoTime() - began);
            }
            print("%5d %10d bytes, slowest %.0f ms%n", zoom, bytes, slowest / 1e6);
            largest = Math.max(largest, bytes);
        }
        return largest;
    }

    private static void write(SeededCoverage seeded, Path file) throws IOException {
        try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(ZONE))) {
            seeded.visit((id, polygon, owner, landClass) ->
                    writer.add(id, polygon, Map.of("QSDWDM", owner, "DLBM", landClass)));
            writer.finish("seed " + SEED);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
