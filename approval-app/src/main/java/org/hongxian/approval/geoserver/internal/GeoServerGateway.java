package org.hongxian.approval.geoserver.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hongxian.approval.geoserver.GeoServerAccess;
import org.hongxian.map.geoserver.BoundedHttp;
import org.hongxian.map.geoserver.KeptAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Asks the one GeoServer of the installation: at the address of the settings and nowhere else, following no redirect, with bounds on
 * time, size and number.
 */
@Component
class GeoServerGateway {

    private static final Logger log = LoggerFactory.getLogger(GeoServerGateway.class);
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(2);
    private static final long MEGABYTE = 1 << 20;
    private static final int LOGGED = 500;
    private static final Set<String> KNOWN_TYPES = Set.of(
            "image/png",
            "image/jpeg",
            "application/json",
            "application/geo+json",
            "text/plain",
            "text/xml",
            "application/xml",
            "application/gml+xml");

    private final GeoServerAccess access;
    private final Semaphore places;
    private final Semaphore files;
    private final BoundedHttp http;
    private final Path folder;

    /** @param folder for large answers on their way; emptied at every start */
    GeoServerGateway(GeoServerAccess access, @Value("${hongxian.home}/ows") Path folder) throws IOException {
        this.access = access;
        this.folder = folder;
        FileSystemUtils.deleteRecursively(folder);
        this.places = new Semaphore(access.mostAtOnce(), true);
        this.files = new Semaphore(access.mostKept());
        this.http = new BoundedHttp(access.patience(), access.largestAnswerMegabytes() * MEGABYTE);
    }

    /**
     * To be closed once, whatever became of it: its file and its place go with it.
     *
     * @param type media type without parameters, one of those the services have
     */
    record Answer(String type, KeptAnswer body, Runnable gone) implements AutoCloseable {

        boolean isXml() {
            return type.endsWith("xml");
        }

        @Override
        public void close() throws IOException {
            try {
                body.close();
            } finally {
                gone.run();
            }
        }
    }

    /**
     * An answer that lies in a file keeps one of the places for files until it is closed: whoever reads slowly holds no more of the disk
     * than those. Small answers need none.
     *
     * @throws OwsRefusal if there is no GeoServer, it is busy, or it does not answer as it should
     */
    Answer ask(OwsRequest request) {
        if (!access.isConfigured()) {
            throw new OwsRefusal(503, "none");
        }
        try {
            if (!places.tryAcquire(LONGEST_QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OwsRefusal(503, "busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OwsRefusal(503, "busy");
        }
        try {
            return send(request);
        } finally {
            places.release();
        }
    }

    private Answer send(OwsRequest request) {
        try {
            HttpRequest asked = HttpRequest.newBuilder(address(request))
                    .header("Authorization", authorization())
                    .header("Accept-Language", "zh")
                    .GET()
                    .build();
            return placed(checked(request, http.keep(asked, folder)));
        } catch (HttpTimeoutException e) {
            throw new OwsRefusal(504, "slow", access.patience().toSeconds());
        } catch (BoundedHttp.TooLongException e) {
            throw new OwsRefusal(502, "large", access.largestAnswerMegabytes());
        } catch (IOException e) {
            log.warn("GeoServer at {} cannot be reached: {}", access.address(), e.toString());
            throw new OwsRefusal(503, "away");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OwsRefusal(503, "away");
        }
    }

    private Answer placed(Answer answer) throws IOException {
        if (!answer.body().isInFile()) {
            return answer;
        }
        if (!files.tryAcquire()) {
            answer.close();
            throw new OwsRefusal(503, "busy");
        }
        return new Answer(answer.type(), answer.body(), files::release);
    }

    private static Answer checked(OwsRequest request, KeptAnswer answer) throws IOException {
        byte[] bytes = answer.head();
        String type = answer.type().replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        boolean exception = type.startsWith("application/vnd.ogc.se") || isException(type, bytes);
        if (answer.status() != 200 || exception || !KNOWN_TYPES.contains(type)) {
            log.warn(
                    "GeoServer answered {} {} to {}: {}",
                    answer.status(),
                    type,
                    request.query(),
                    new String(bytes, 0, Math.min(bytes.length, LOGGED), StandardCharsets.UTF_8)
                            .replaceAll("\\s+", " "));
            answer.close();
            throw new OwsRefusal(exception ? 400 : 502, exception ? "refused" : "answer");
        }
        return new Answer(type, answer, () -> {});
    }

    /** Older versions report what they refuse as an ordinary document. */
    private static boolean isException(String type, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOGGED), StandardCharsets.UTF_8);
        return type.endsWith("xml") && (start.contains("ServiceException") || start.contains("ExceptionReport"));
    }

    private URI address(OwsRequest request) {
        String base = access.address().replaceAll("/+$", "");
        return URI.create(
                base + "/" + access.workspace() + "/" + request.operation().service() + "?" + request.query());
    }

    private String authorization() {
        String pair = access.user() + ":" + access.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
