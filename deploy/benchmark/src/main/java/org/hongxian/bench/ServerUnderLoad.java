package org.hongxian.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The product as {@code deploy/run} starts it, on a port and in a home of its own. */
final class ServerUnderLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Of the generations of the heap; what is used beside it is named with another word before. */
    private static final Pattern USED = Pattern.compile("(?m)^ *(?:def new|tenured) generation .* used (\\d+)K");

    private final Process process;
    private final URI address;

    /**
     * @param script that starts the product in the foreground and becomes it
     * @param options for its JVM, beside those the environment has
     */
    ServerUnderLoad(Path script, Path home, List<String> options) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        this.address = URI.create("http://127.0.0.1:" + port);
        Path log = Files.createDirectories(home).resolve("run.log");
        var builder = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("HONGXIAN_HOME", home.toString());
        builder.environment()
                .merge("HONGXIAN_JAVA_OPTS", String.join(" ", options), (given, ours) -> given + " " + ours);
        this.process = builder.start();
    }

    URI address() {
        return address;
    }

    /** @throws IOException if it ends or does not answer in ten minutes, which are enough to build it */
    void awaitHealth() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isHealthy()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the product did not start");
            }
            Thread.sleep(500);
        }
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(address.resolve("/actuator/health"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * What it holds once everything that nobody needs is gone from its heap.
     *
     * @param counted how many objects of this class there are
     */
    Memory memory(Class<?> counted) throws IOException, InterruptedException {
        // Collects before it counts.
        String histogram = jcmd("GC.class_histogram");
        long objects = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(counted.getName()) + "\\b")
                .matcher(histogram)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
        return new Memory(heapMegabytes(), residentMegabytes(), objects);
    }

    /**
     * @param heapMegabytes in use
     * @param residentMegabytes what the process holds of the machine's memory
     */
    record Memory(double heapMegabytes, double residentMegabytes, long objects) {}

    private double heapMegabytes() throws IOException, InterruptedException {
        long kilobytes = USED.matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
        if (kilobytes == 0) {
            throw new IOException("the heap cannot be read");
        }
        return kilobytes / 1024.0;
    }

    private double residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
