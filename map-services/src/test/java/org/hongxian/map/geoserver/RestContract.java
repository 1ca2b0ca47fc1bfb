package org.hongxian.map.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What GeoServer's published description allows a request to be. */
final class RestContract {

    private final JsonNode operations;

    private RestContract(JsonNode operations) {
        this.operations = operations;
    }

    static RestContract load() {
        try (InputStream in = Objects.requireNonNull(
                RestContract.class.getResourceAsStream("/geoserver/contract.json"), "contract")) {
            return new RestContract(JsonMapper.builder().build().readTree(in).get("operations"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Request(String method, String path, String query, String accept, String mediaType, String body) {}

    /** Everything that is wrong with a request; empty when the description allows it. */
    List<String> faults(Request request) {
        Optional<JsonNode> operation = find(request.method(), request.path());
        if (operation.isEmpty()) {
            return List.of(request.method() + " " + request.path() + " is not in the description");
        }
        var faults = new ArrayList<String>();
        checkQuery(operation.get(), request, faults);
        checkAccept(operation.get(), request, faults);
        checkBody(operation.get(), request, faults);
        return faults.stream()
                .map(fault -> request.method() + " " + request.path() + ": " + fault)
                .toList();
    }

    boolean allowsAnswer(String method, String path, int status) {
        return find(method, path)
                .map(operation -> StreamSupport.stream(operation.get("answers").spliterator(), false)
                        .anyMatch(answer -> answer.asInt() == status))
                .orElse(false);
    }

    private Optional<JsonNode> find(String method, String path) {
        return StreamSupport.stream(operations.spliterator(), false)
                .filter(operation -> operation.get("method").asString().equals(method))
                .filter(operation ->
                        path.matches(operation.get("path").asString().replaceAll("\\{[a-z]+}", "[^/]+")))
                .findFirst();
    }

    private static void checkQuery(JsonNode operation, Request request, List<String> faults) {
        if (request.query().isEmpty()) {
            return;
        }
        for (String pair : request.query().split("&")) {
            String name = pair.substring(0, pair.indexOf('='));
            String value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
            JsonNode allowed = operation.path("query").path(name);
            if (allowed.isMissingNode() || !value.matches(allowed.asString())) {
                faults.add("the parameter " + pair + " is not in the description");
            }
        }
    }

    private static void checkAccept(JsonNode operation, Request request, List<String> faults) {
        if (operation.has("produces") && !texts(operation.get("produces")).contains(request.accept())) {
            faults.add("does not produce " + request.accept());
        }
    }

    private static void checkBody(JsonNode operation, Request request, List<String> faults) {
        if (!operation.has("consumes")) {
            if (!request.body().isEmpty()) {
                faults.add("takes no body");
            }
            return;
        }
        if (!texts(operation.get("consumes")).contains(request.mediaType().replaceAll(";.*", ""))) {
            faults.add("does not consume " + request.mediaType());
            return;
        }
        XmlElement root = XmlElement.read(request.body());
        if (!root.name().equals(operation.get("root").asString())) {
            faults.add("the root element is " + root.name());
        }
        Set<String> names = root.children().stream().map(XmlElement::name).collect(Collectors.toSet());
        if (operation.has("elements")) {
            names.stream()
                    .filter(name -> !texts(operation.get("elements")).contains(name))
                    .forEach(name -> faults.add("the element " + name + " is not in the description"));
        }
        if (operation.has("required")) {
            texts(operation.get("required")).stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> faults.add("the element " + name + " is required"));
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
