package org.hongxian.map.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.geoserver.BoundedHttp.TooLongException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that sends 200 MB without saying beforehand how much it will be. */
class BoundedHttpTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int MEGABYTES = 200;

    @TempDir
    Path folder;

    private HttpServer server;
    private volatile boolean stalls;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            var piece = new byte[MEGABYTE];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < MEGABYTES; i++) {
                    Arrays.fill(piece, (byte) i);
                    out.write(piece);
                    if (stalls) {
                        out.flush();
                        Thread.sleep(5_000);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static long liveMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    @Test
    void aLargeAnswerIsKeptWholeAndNotInMemory() throws Exception {
        var http = new BoundedHttp(Patience.PATIENCE, 256L * MEGABYTE);
        long before = liveMegabytes();

        KeptAnswer answer = http.keep(request(), folder);

        assertThat(liveMegabytes() - before).isLessThan(20);
        assertThat(answer.bytes()).isEqualTo((long) MEGABYTES * MEGABYTE);
        assertThat(answer.head()).hasSize(KeptAnswer.HEAD);
        assertThat(files()).isEqualTo(1);
        long read = 0;
        try (InputStream whole = answer.withHead(new byte[] {7, 7}).open()) {
            var piece = new byte[MEGABYTE];
            assertThat(whole.readNBytes(2)).containsExactly(7, 7);
            for (int length = whole.read(piece); length >= 0; length = whole.read(piece)) {
                for (int i = 0; i < length; i += 4096) {
                    assertThat(piece[i]).isEqualTo((byte) ((KeptAnswer.HEAD + read + i) / MEGABYTE));
                }
                read += length;
            }
        }
        assertThat(read).isEqualTo((long) MEGABYTES * MEGABYTE - KeptAnswer.HEAD);
        assertThat(files()).isZero();
    }

    @Test
    void anAnswerBeyondTheBoundIsGivenUpAndLeavesNothing() throws Exception {
        var http = new BoundedHttp(Patience.PATIENCE, 16L * MEGABYTE);
        long before = liveMegabytes();

        assertThatThrownBy(() -> http.keep(request(), folder)).isInstanceOf(TooLongException.class);

        assertThat(liveMegabytes() - before).isLessThan(20);
        assertThat(files()).isZero();
    }

    @Test
    void anAnswerThatStallsIsGivenUpAndLeavesNothing() throws Exception {
        stalls = true;
        var http = new BoundedHttp(Duration.ofMillis(500), 256L * MEGABYTE);

        assertThatThrownBy(() -> http.keep(request(), folder)).isInstanceOf(HttpTimeoutException.class);

        assertThat(files()).isZero();
    }
}
