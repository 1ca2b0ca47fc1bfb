package org.hongxian.approval.geoserver.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** Answers like a GeoServer behind one workspace, and remembers what it was asked. */
final class FakeOws implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private int status = 200;
    private String type = "image/png";
    private byte[] body = new byte[] {1, 2, 3};
    private String location = "";
    private long slownessMillis;
    private boolean stallsInTheMiddle;

    FakeOws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/geoserver";
    }

    void answers(int newStatus, String newType, String newBody) {
        status = newStatus;
        type = newType;
        body = newBody.getBytes(StandardCharsets.UTF_8);
    }

    void redirectsTo(String address) {
        status = 302;
        location = address;
    }

    void takes(long millis) {
        slownessMillis = millis;
    }

    void stallsInTheMiddle() {
        stallsInTheMiddle = true;
    }

    /** Path and decoded query of every request. */
    List<String> asked() {
        return asked;
    }

    List<String> authorizations() {
        return authorizations;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            synchronized (asked) {
                asked.add(exchange.getRequestURI().getPath() + "?"
                        + URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8));
                authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            }
            pause(slownessMillis);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Set-Cookie", "JSESSIONID=theirs");
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, body.length);
            if (stallsInTheMiddle) {
                exchange.getResponseBody().write(body, 0, 1);
                exchange.getResponseBody().flush();
                pause(4000);
            } else {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
