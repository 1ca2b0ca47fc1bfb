package org.hongxian.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hongxian.bench.MapUser.Answer;
import org.hongxian.bench.MapUser.Kind;
import org.hongxian.map.tile.VectorTile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sixty-four people at the map at once, against the product with its sample region: no error, and no memory that grows. Each asks for
 * the next thing as soon as the last has come, which no person does.
 */
final class UsersBenchmark {

    private static final int USERS = 64;
    private static final long SEED = 20_261_122L;
    private static final String LOGIN = "yunchuan-planner";
    private static final String PASSWORD = "Hongxian-2026";
    private static final int SAMPLE_LAYERS = 6;
    /** From where all caches are full the heap may not grow by more. */
    private static final double MOST_GROWTH = 1.15;

    /** Twenty bytes for a request: half of the smallest thing that could be kept for each of them, an entry of a map. */
    private static final double MOST_MEGABYTES_PER_HUNDRED_THOUSAND = 2;

    /** Of fewer the slope is that of the noise between two collections. */
    private static final int FEWEST_REQUESTS_OF_SLOPE = 50_000;

    private static final int STRETCHES = 10;
    private static final int TILE_CACHE_MEGABYTES = 4;
    /**
     * Little room for tiles, so that it is full soon, and collections that leave nothing behind: three of four would keep up to a
     * twentieth of the heap as it lies, dead or not, to save moving it.
     */
    private static final List<String> OPTIONS = List.of(
            "-Dhongxian.planner.tile-cache-megabytes=" + TILE_CACHE_MEGABYTES, "-XX:MarkSweepAlwaysCompactCount=1");

    private final Path script;
    private final Path home;
    private final Duration duration;

    UsersBenchmark(Path script, Path folder, boolean quick) {
        this.script = script;
        this.home = folder.resolve("home");
        this.duration = quick ? Duration.ofSeconds(20) : Duration.ofMinutes(5);
    }

    /**
     * The cache of tiles is small, so that it is full before the first look at the heap: what grows from then on is no cache that
     * fills. In between the users stop, since a full collection would be felt by all of them.
     *
     * @return whether there was no error and the heap stayed flat
     */
    boolean run() throws Exception {
        try (var server = new ServerUnderLoad(script, home, OPTIONS)) {
            server.awaitHealth();
            double[] bounds = land(server.address());
            List<MapUser> first = arrive(server.address(), bounds, SEED);
            work(first, duration.dividedBy(5));
            List<MapUser> users = arrive(server.address(), bounds, SEED + USERS);
            var memory = new MemoryTrend();
            memory.add(0, server.memory(VectorTile.class));
            for (int i = 0; i < STRETCHES; i++) {
                work(users, duration.dividedBy(STRETCHES));
                memory.add(
                        users.stream().mapToLong(user -> user.answers().size()).sum(), server.memory(VectorTile.class));
            }
            return report(first, users, memory);
        }
    }

    /** Where there are layers, once all of the sample are imported. */
    private static double[] land(URI server) throws Exception {
        String authorization = "Basic "
                + Base64.getEncoder().encodeToString((LOGIN + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/layers"))
                .header("Authorization", authorization)
                .build();
        while (true) {
            JsonNode layers = JsonMapper.shared()
                    .readTree(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofByteArray())
                            .body())
                    .path("layers");
            if (layers.size() >= SAMPLE_LAYERS) {
                JsonNode bounds = layers.get(0).path("bounds");
                return new double[] {
                    bounds.get(0).asDouble(),
                    bounds.get(1).asDouble(),
                    bounds.get(2).asDouble(),
                    bounds.get(3).asDouble()
                };
            }
            Thread.sleep(500);
        }
    }

    private static List<MapUser> arrive(URI server, double[] bounds, long seed)
            throws IOException, InterruptedException {
        var users = new ArrayList<MapUser>();
        for (int i = 0; i < USERS; i++) {
            var user = new MapUser(server, bounds, seed + i);
            user.openMap(LOGIN, PASSWORD);
            users.add(user);
        }
        return users;
    }

    private static void work(List<MapUser> users, Duration duration) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        long end = System.nanoTime() + duration.toNanos();
        for (MapUser user : users) {
            var thread = new Thread(() -> user.work(System::nanoTime, end), "user-" + threads.size());
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private boolean report(List<MapUser> first, List<MapUser> users, MemoryTrend memory) {
        List<Answer> answers =
                users.stream().flatMap(user -> user.answers().stream()).toList();
        List<String> failures = Stream.of(first, users)
                .flatMap(List::stream)
                .flatMap(user -> user.failures().stream())
                .toList();
        failures.stream().distinct().limit(10).forEach(System.out::println);
        System.out.printf("%-10s %9s %9s %9s %10s%n", "asked for", "requests", "p50 ms", "p99 ms", "longest ms");
        for (Kind kind : Kind.values()) {
            long[] nanos = nanos(answers.stream().filter(answer -> answer.kind() == kind));
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %9d %9.1f %9.1f %10.0f%n",
                    kind.name().toLowerCase(Locale.ROOT),
                    nanos.length,
                    percentile(nanos, 0.5),
                    percentile(nanos, 0.99),
                    percentile(nanos, 1));
        }
        System.out.print(memory.table("tiles kept"));
        long[] nanos = nanos(answers.stream());
        boolean slopeSays = nanos.length >= FEWEST_REQUESTS_OF_SLOPE;
        System.out.printf(
                Locale.ROOT,
                "users people=%d seconds=%d requests=%d per_second=%.0f p50_ms=%.1f p99_ms=%.1f longest_ms=%.0f errors=%d"
                        + " tile_cache_mb=%d heap_before_mb=%.1f heap_after_mb=%.1f heap_growth=%.2f"
                        + " heap_mb_per_100000=%.2f slope=%s resident_mb=%.0f%n",
                USERS,
                duration.toSeconds(),
                nanos.length,
                nanos.length / (double) duration.toSeconds(),
                percentile(nanos, 0.5),
                percentile(nanos, 0.99),
                percentile(nanos, 1),
                failures.size(),
                TILE_CACHE_MEGABYTES,
                memory.firstMegabytes(),
                memory.lastMegabytes(),
                memory.growth(),
                memory.megabytesPerHundredThousand(),
                slopeSays ? "judged" : "not_judged",
                memory.residentMegabytes());
        return failures.isEmpty()
                && nanos.length > 0
                && memory.growth() <= MOST_GROWTH
                && (!slopeSays
                        || memory.wasFullAtFirst()
                                && memory.megabytesPerHundredThousand() <= MOST_MEGABYTES_PER_HUNDRED_THOUSAND);
    }

    private static long[] nanos(Stream<Answer> answers) {
        return answers.mapToLong(Answer::nanos).sorted().toArray();
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1e6;
    }
}
