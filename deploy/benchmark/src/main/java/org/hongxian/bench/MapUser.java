package org.hongxian.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.map.tile.TileMatrixSet;

/** Somebody who pans and zooms, points at things and asks for lists, without ever stopping to think. */
final class MapUser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String[] LAYERS = {"DLTB", "YJJBNTTB", "STBHHX", "XZQ", "CJDCQ"};
    private static final int NEAREST_ZOOM = 16;
    private static final int FARTHEST_ZOOM = 6;
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern PAGE_TOKEN =
            Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"[^>]*data-header=\"([^\"]+)\"");

    private final URI server;
    private final Random random;
    private final double[] bounds;
    private final HttpClient client;
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    /** The header that shows that a page of the product asks, and what it says; known once the map is open. */
    private String tokenHeader = "";

    private String token = "";

    /** @param bounds of the land there is, west, south, east, north, in the zone of the sample */
    MapUser(URI server, double[] bounds, long seed) {
        this.server = server;
        this.bounds = bounds;
        this.random = new Random(seed);
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    /** What people at the map ask for. */
    enum Kind {
        TILE,
        IDENTIFY,
        FEATURES,
        STATISTICS
    }

    /** @param nanos from the question to the last byte */
    record Answer(Kind kind, long nanos) {}

    List<Answer> answers() {
        return answers;
    }

    List<String> failures() {
        return failures;
    }

    /** As a browser does it: what follows is known by its cookie, and changes by the token of the map's page. */
    void openMap(String login, String password) throws IOException, InterruptedException {
        Matcher formToken = FORM_TOKEN.matcher(page("/login"));
        if (!formToken.find()) {
            throw new IOException("the page for logging in has no token");
        }
        String form = "username=%s&password=%s&_csrf=%s"
                .formatted(encoded(login), encoded(password), encoded(formToken.group(1)));
        HttpResponse<String> answer = client.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IOException(login + " was not let in");
        }
        Matcher pageToken = PAGE_TOKEN.matcher(page("/map"));
        if (!pageToken.find()) {
            throw new IOException("the page of the map has no token");
        }
        token = pageToken.group(1);
        tokenHeader = pageToken.group(2);
    }

    private String page(String path) throws IOException, InterruptedException {
        HttpRequest plain =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).build();
        return client.send(plain, BodyHandlers.ofString()).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @param end when to stop, by the given clock */
    void work(LongSupplier clock, long end) {
        while (clock.getAsLong() < end) {
            double easting = bounds[0] + random.nextDouble() * (bounds[2] - bounds[0]);
            double northing = bounds[1] + random.nextDouble() * (bounds[3] - bounds[1]);
            int choice = random.nextInt(100);
            if (choice < 85) {
                tile(easting, northing);
            } else if (choice < 95) {
                get(Kind.IDENTIFY, "/api/v1/layers/identify?easting=%.3f&northing=%.3f".formatted(easting, northing));
            } else if (choice < 98) {
                get(
                        Kind.FEATURES,
                        "/api/v1/layers/%s/features?limit=500&bbox=%.1f,%.1f,%.1f,%.1f"
                                .formatted(layer(), easting, northing, easting + 2000, northing + 2000));
            } else {
                statistics(easting, northing);
            }
        }
    }

    private void tile(double easting, double northing) {
        var grid = TileMatrixSet.find("CGCS2000Zone39").orElseThrow();
        int zoom = FARTHEST_ZOOM + random.nextInt(NEAREST_ZOOM - FARTHEST_ZOOM + 1);
        var address = grid.tileAt(zoom, easting, northing);
        get(
                Kind.TILE,
                "/tiles/%s/%s/%d/%d/%d.mvt".formatted(layer(), grid.id(), zoom, address.column(), address.row()));
    }

    private void statistics(double easting, double northing) {
        String square = String.format(
                Locale.ROOT,
                "{\"layer\":\"DLTB\",\"by\":[\"DLBM\"],\"area\":{\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.1f,%.1f]},\"bufferMetres\":1500}}",
                easting,
                northing);
        send(
                Kind.STATISTICS,
                request("/api/v1/desk/statistics")
                        .header("Content-Type", "application/json")
                        .header(tokenHeader, token)
                        .POST(BodyPublishers.ofString(square))
                        .build());
    }

    private String layer() {
        return LAYERS[random.nextInt(LAYERS.length)];
    }

    private void get(Kind kind, String path) {
        send(kind, request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).header("Accept-Encoding", "gzip");
    }

    private void send(Kind kind, HttpRequest request) {
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            answers.add(new Answer(kind, System.nanoTime() - start));
            if (answer.statusCode() != 200 && answer.statusCode() != 204) {
                failures.add(answer.statusCode() + " " + request.uri());
            }
        } catch (IOException e) {
            failures.add(e + " " + request.uri());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add("interrupted");
        }
    }
}
