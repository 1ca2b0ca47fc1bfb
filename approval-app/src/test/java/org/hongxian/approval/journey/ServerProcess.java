package org.hongxian.approval.journey;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.testkit.FreshPostgis;
import org.hongxian.gis.testkit.Patience;

/** The application as a process of its own, on the embedded database in a file until it is told another, so that it can be killed. */
final class ServerProcess {

    private final Path home;
    private final Path sampleDirectory;
    private final Path log;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();
    private Process process;

    /** @param home of the installation; kept over kills */
    ServerProcess(Path home, Path sampleDirectory) {
        this.home = home;
        this.sampleDirectory = sampleDirectory;
        this.log = home.resolve("server.log");
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is started from now on knows this PostgreSQL database; whether it works on it is the profile's. */
    void name(String database) {
        environment.put("HONGXIAN_DB_URL", database);
        environment.put("HONGXIAN_DB_USER", FreshPostgis.parameter(database, "user"));
        environment.put("HONGXIAN_DB_PASSWORD", FreshPostgis.parameter(database, "password"));
    }

    /** What is started from now on works on the PostgreSQL database that was named. */
    void workOnNamedDatabase() {
        environment.put("SPRING_PROFILES_ACTIVE", "postgis");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path log() {
        return log;
    }

    /** Starts it and waits until it is healthy. */
    void start() {
        process = launch(List.of());
        ApiSession.forgetSessions();
        try {
            Patience.await(() -> !process.isAlive() || isHealthy());
        } catch (AssertionError never) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not become healthy, see " + log, never);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the server did not stay, see " + log);
        }
    }

    /** Ends it as a power cut would: nothing of it runs any more, no hook, no flush. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as an administrator would, and waits. */
    int stop() {
        process.destroy();
        return exitCode(process);
    }

    /** Runs it with an argument that makes it do one thing and end. */
    int run(String argument) {
        return exitCode(launch(List.of(argument)));
    }

    private Process launch(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Dserver.port=" + port,
                "-Dhongxian.home=" + home,
                "-Dhongxian.sample.enabled=true",
                "-Dhongxian.sample.directory=" + sampleDirectory,
                "-cp",
                classPath(),
                "org.hongxian.approval.HongxianApplication"));
        command.addAll(arguments);
        try {
            Files.createDirectories(home);
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the tests without the tests: their configurations are not the product's. */
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(
                File.pathSeparator,
                Arrays.stream(path.split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .toList());
    }

    private boolean isHealthy() {
        try {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address().resolve("/actuator/health"))
                                    .timeout(Patience.PATIENCE)
                                    .build(),
                            BodyHandlers.ofString());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }
}
