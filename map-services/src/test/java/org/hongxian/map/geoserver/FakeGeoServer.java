package org.hongxian.map.geoserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.gis.testkit.Patience;

/**
 * Behaves like GeoServer's REST interfaces as far as the description tells: it keeps what it is given, answers 404 for what it has
 * not, makes a layer and a tile layer with every feature type, takes a PUT as a change of what it names, shows passwords encrypted,
 * and refuses to add a rule that is there. Every request is held against the description first.
 */
final class FakeGeoServer implements AutoCloseable {

    static final String PASSWORD = "a-password";

    private final HttpServer server;
    private final RestContract contract = RestContract.load();
    private final Map<String, XmlElement> documents = new TreeMap<>();
    private final Map<String, String> descriptors = new TreeMap<>();
    private final Map<String, String> rules = new TreeMap<>(Map.of("*.*.r", "*", "*.*.w", "GROUP_ADMIN,ADMIN"));
    private final Map<String, List<String>> rolesOfUsers = new TreeMap<>(Map.of("admin", List.of("ADMIN")));
    private final List<String> roles = new ArrayList<>(List.of("ADMIN", "GROUP_ADMIN"));
    private final List<String> faults = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private int failingWrite = Integer.MAX_VALUE;
    private Duration slowness = Duration.ZERO;
    private String prologue = "";
    private String release = "2.27.2";

    FakeGeoServer() throws IOException {
        documents.put("/rest/security/acl/catalog", XmlElement.of("catalog", XmlElement.text("mode", "CHALLENGE")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/geoserver", this::handle);
        server.start();
    }

    GeoServerConnection connection() {
        return connection(PASSWORD, Patience.PATIENCE);
    }

    GeoServerConnection connection(String password, Duration patience) {
        return new GeoServerConnection(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/geoserver/"),
                "admin",
                password,
                patience);
    }

    /** What was asked against the description. */
    List<String> faults() {
        return faults;
    }

    /** What changed something, as method and path. */
    List<String> writes() {
        return writes;
    }

    /** The n-th write from now on, counted from 1, and all after it are answered by 500. */
    void failFromWrite(int n) {
        failingWrite = writes.size() + n;
    }

    void recover() {
        failingWrite = Integer.MAX_VALUE;
    }

    void answerAfter(Duration time) {
        slowness = time;
    }

    /** Put before every document. */
    void answerWith(String documentType) {
        prologue = documentType;
    }

    void beRelease(String version) {
        release = version;
    }

    XmlElement document(String path) {
        return documents.get(path);
    }

    Map<String, String> rules() {
        return rules;
    }

    String descriptor(String path) {
        return descriptors.get(path);
    }

    void put(String path, XmlElement document) {
        documents.put(path, document);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            URI address = exchange.getRequestURI();
            String path = address.getPath().substring("/geoserver".length());
            String query = address.getRawQuery() == null ? "" : address.getRawQuery();
            var request = new RestContract.Request(
                    exchange.getRequestMethod(),
                    path,
                    query,
                    header(exchange, "Accept"),
                    header(exchange, "Content-Type"),
                    body);
            faults.addAll(contract.faults(request));
            Answer answer = authorised(exchange) ? answer(request) : new Answer(401, "");
            if (answer.status() != 401
                    && answer.status() != 500
                    && !contract.allowsAnswer(request.method(), path, answer.status())) {
                faults.add("the fake answers " + answer.status() + " to " + request.method() + " " + path);
            }
            pause();
            String text = answer.body().isEmpty() ? "" : prologue + answer.body();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(slowness.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(int status, String body) {}

    private Answer answer(RestContract.Request request) {
        if (request.method().equals("GET")) {
            return read(request);
        }
        writes.add(request.method() + " " + request.path());
        if (writes.size() >= failingWrite) {
            return new Answer(500, "java.lang.RuntimeException: disk full");
        }
        String path = request.path();
        if (path.startsWith("/rest/security/roles/role/")) {
            return role(path.substring("/rest/security/roles/role/".length()).split("/"));
        }
        if (path.equals("/rest/security/acl/layers")) {
            return rules(request);
        }
        return switch (request.method()) {
            case "POST" -> create(request);
            case "PUT" -> change(request);
            default -> remove(path);
        };
    }

    private Answer read(RestContract.Request request) {
        String path = request.path();
        if (path.equals("/rest/about/version")) {
            return found(XmlElement.of("about", component("GeoTools", "33.2"), component("GeoServer", release)));
        }
        if (path.equals("/rest/security/acl/layers")) {
            return found(XmlElement.of(
                    "rules",
                    rules.entrySet().stream()
                            .map(rule ->
                                    XmlElement.text("rule", rule.getValue()).with("resource", rule.getKey()))
                            .toList()));
        }
        if (path.equals("/rest/security/roles")) {
            return found(names("roles", "role", roles.stream()));
        }
        if (path.startsWith("/rest/security/roles/user/")) {
            String user = path.substring(path.lastIndexOf('/') + 1);
            return found(names("roles", "role", rolesOfUsers.getOrDefault(user, List.of()).stream()));
        }
        if (path.equals("/rest/security/usergroup/users/")) {
            return found(XmlElement.of(
                    "users",
                    rolesOfUsers.keySet().stream()
                            .map(user -> XmlElement.of("user", XmlElement.text("userName", user)))
                            .toList()));
        }
        if (path.endsWith("/featuretypes")) {
            return documents.containsKey(path.replace("/featuretypes", ""))
                    ? found(XmlElement.of(
                            "featureTypes",
                            documents.keySet().stream()
                                    .filter(each -> each.startsWith(path + "/"))
                                    .map(each -> XmlElement.of(
                                            "featureType", XmlElement.text("name", each.substring(path.length() + 1))))
                                    .toList()))
                    : new Answer(404, "");
        }
        if (request.accept().equals("application/vnd.ogc.sld+xml")) {
            return new Answer(200, descriptors.getOrDefault(path, ""));
        }
        XmlElement document = documents.get(path);
        return document == null ? new Answer(404, "No such resource: " + path) : found(document);
    }

    private static XmlElement component(String name, String version) {
        return XmlElement.of("resource", XmlElement.text("Version", version)).with("name", name);
    }

    private static XmlElement names(String root, String element, Stream<String> names) {
        return XmlElement.of(
                root, names.map(name -> XmlElement.text(element, name)).toList());
    }

    private static Answer found(XmlElement document) {
        return new Answer(200, document.write());
    }

    private Answer role(String[] parts) {
        if (parts.length == 1) {
            roles.add(parts[0]);
            return new Answer(201, "");
        }
        rolesOfUsers.merge(parts[2], List.of(parts[0]), (a, b) -> Stream.concat(a.stream(), b.stream())
                .toList());
        return new Answer(200, "");
    }

    private Answer rules(RestContract.Request request) {
        Map<String, String> given = XmlElement.read(request.body()).children("rule").stream()
                .collect(Collectors.toMap(rule -> rule.attributes().get("resource"), XmlElement::text));
        boolean adding = request.method().equals("POST");
        if (given.keySet().stream().anyMatch(rule -> rules.containsKey(rule) == adding)) {
            return new Answer(409, "");
        }
        rules.putAll(given);
        return new Answer(200, "");
    }

    private Answer create(RestContract.Request request) {
        XmlElement document = XmlElement.read(request.body());
        if (document.name().equals("user")) {
            rolesOfUsers.put(document.child("userName").orElseThrow().text(), List.of());
            return new Answer(201, "");
        }
        String name = document.child("name").orElseThrow().text();
        documents.put(request.path() + "/" + name, encrypted(document));
        if (document.name().equals("featureType")) {
            String layer = request.path().split("/")[3] + ":" + name;
            documents.put(
                    "/rest/layers/" + layer,
                    XmlElement.of(
                            "layer",
                            XmlElement.text("name", name),
                            XmlElement.of("defaultStyle", XmlElement.text("name", "polygon"))));
            documents.put(
                    "/gwc/rest/layers/" + layer,
                    XmlElement.of(
                            "GeoServerLayer",
                            XmlElement.text("name", layer),
                            XmlElement.of(
                                    "gridSubsets",
                                    XmlElement.of("gridSubset", XmlElement.text("gridSetName", "EPSG:4326")),
                                    XmlElement.of("gridSubset", XmlElement.text("gridSetName", "EPSG:900913")))));
        }
        return new Answer(201, "");
    }

    private static XmlElement encrypted(XmlElement document) {
        if ("passwd".equals(document.attributes().get("key"))) {
            return XmlElement.text("entry", "crypt1:PGVuY3J5cHRlZD4=").with("key", "passwd");
        }
        return new XmlElement(
                document.name(),
                document.attributes(),
                document.text(),
                document.children().stream().map(FakeGeoServer::encrypted).toList());
    }

    private Answer change(RestContract.Request request) {
        if (request.mediaType().startsWith("application/vnd.ogc.sld+xml")) {
            descriptors.put(request.path(), request.body());
            return new Answer(200, "");
        }
        XmlElement given = encrypted(XmlElement.read(request.body()));
        XmlElement before = documents.get(request.path());
        documents.put(request.path(), before == null ? given : merged(before, given));
        return new Answer(200, "");
    }

    /** A PUT names only what changes. */
    private static XmlElement merged(XmlElement before, XmlElement given) {
        var children = new ArrayList<>(given.children());
        before.children().stream()
                .filter(child -> given.children(child.name()).isEmpty())
                .forEach(children::add);
        return XmlElement.of(before.name(), children);
    }

    private Answer remove(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        documents.remove(path);
        documents.remove("/rest/layers/" + path.split("/")[3] + ":" + name);
        return new Answer(200, "");
    }

    private static boolean authorised(HttpExchange exchange) {
        String expected = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return header(exchange, "Authorization").equals("Basic " + expected);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
