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
    /** Caches fill at first; from then on the heap may not grow by more. */
    private static final double MOST_GROWTH = 1.15;

    private final Path script;
    private final Path home;
    private final Duration duration;

    UsersBenchmark(Path script, Path folder, boolean quick) {
        this.script = script;
        this.home = folder.resolve("home");
        this.duration = quick ? Duration.ofSeconds(20) : Duration.ofMinutes(5);
    }

    /** @return whether there was no error and the heap stayed flat */
    boolean run() throws Exception {
        try (var server = new ServerUnderLoad(script, home)) {
            server.awaitHealth();
            double[] bounds = land(server.address());
            work(server, bounds, duration.dividedBy(5), SEED);
            double before = server.heapMegabytes();
            List<MapUser> users = work(server, bounds, duration, SEED + USERS);
            double after = server.heapMegabytes();
            return report(users, before, after, server.residentMegabytes());
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

    private static List<MapUser> work(ServerUnderLoad server, double[] bounds, Duration duration, long seed)
            throws IOException, InterruptedException {
        var users = new ArrayList<MapUser>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < USERS; i++) {
            var user = new MapUser(server.address(), bounds, seed + i);
            user.openMap(LOGIN, PASSWORD);
            users.add(user);
        }
        long end = System.nanoTime() + duration.toNanos();
        for (MapUser user : users) {
            var thread = new Thread(() -> user.work(System::nanoTime, end), "user-" + threads.size());
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return users;
    }

    private boolean report(List<MapUser> users, double before, double after, double resident) {
        long[] nanos = users.stream()
                .flatMap(user -> user.nanos().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        List<String> failures =
                users.stream().flatMap(user -> user.failures().stream()).toList();
        failures.stream().distinct().limit(10).forEach(System.out::println);
        double growth = after / before;
        System.out.printf(
                Locale.ROOT,
                "users people=%d seconds=%d requests=%d per_second=%.0f p50_ms=%.1f p99_ms=%.1f longest_ms=%.0f errors=%d"
                        + " heap_before_mb=%.0f heap_after_mb=%.0f heap_growth=%.2f resident_mb=%.0f%n",
                USERS,
                duration.toSeconds(),
                nanos.length,
                nanos.length / (double) duration.toSeconds(),
                percentile(nanos, 0.5),
                percentile(nanos, 0.99),
                percentile(nanos, 1),
                failures.size(),
                before,
                after,
                growth,
                resident);
        return failures.isEmpty() && nanos.length > 0 && growth <= MOST_GROWTH;
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1e6;
    }
}
