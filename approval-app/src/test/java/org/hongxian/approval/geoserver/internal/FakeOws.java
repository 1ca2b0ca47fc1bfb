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
import java.util.concurrent.CountDownLatch;
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
    private boolean stallsAtTheBeginning;
    private boolean stallsInTheMiddle;
    private final CountDownLatch goesOn = new CountDownLatch(1);

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

    /** No word of an answer comes before this is closed. */
    void stallsAtTheBeginning() {
        stallsAtTheBeginning = true;
    }

    /** The rest of an answer does not come before this is closed. */
    void stallsInTheMiddle() {
        stallsInTheMiddle = true;
    }

    boolean isStalling() {
        return goesOn.getCount() > 0;
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
            if (stallsAtTheBeginning) {
                stall();
            }
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Set-Cookie", "JSESSIONID=theirs");
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, body.length);
            if (stallsInTheMiddle) {
                exchange.getResponseBody().write(body, 0, 1);
                exchange.getResponseBody().flush();
                stall();
            } else {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void stall() {
        try {
            goesOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        goesOn.countDown();
        server.stop(0);
    }
}
