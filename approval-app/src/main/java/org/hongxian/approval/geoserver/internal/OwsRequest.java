package org.hongxian.approval.geoserver.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request as it is passed on: every parameter known, judged, and written anew. */
record OwsRequest(OwsOperation operation, Map<String, String> parameters) {

    private static final int MOST_LAYERS = 20;
    private static final int WIDEST_PIXELS = 4096;
    private static final long MOST_PIXELS = 16_000_000;
    private static final int MOST_FEATURES = 10_000;
    private static final int USUAL_FEATURES = 1000;
    private static final String WMS_VERSION = "1.3.0";
    private static final Set<String> MAP_VERSIONS = Set.of("1.1.1", WMS_VERSION);
    private static final String WFS_VERSION = "2.0.0";
    private static final Set<String> FEATURE_VERSIONS = Set.of("1.1.0", WFS_VERSION);
    /** Of the request itself; and what clients add for the benefit of other servers, which changes no answer. */
    private static final Set<String> OWN =
            Set.of("SERVICE", "VERSION", "ACCEPTVERSIONS", "REQUEST", "DPI", "MAP_RESOLUTION");

    OwsRequest {
        parameters = Map.copyOf(parameters);
    }

    /**
     * @param service wms or wfs, as the address has it
     * @param given as they stand in the address
     * @param visible whether the person may see a layer
     * @throws OwsRefusal if it cannot be passed on
     */
    static OwsRequest of(String service, Map<String, String[]> given, String workspace, Predicate<String> visible) {
        Map<String, String> values = single(given);
        String asked = values.getOrDefault("SERVICE", service);
        if (!asked.equalsIgnoreCase(service)) {
            throw new OwsRefusal(400, "service", asked, service);
        }
        String request = values.getOrDefault("REQUEST", "");
        OwsOperation operation =
                OwsOperation.find(service, request).orElseThrow(() -> new OwsRefusal(400, "request", request));
        var passed = new LinkedHashMap<String, String>();
        passed.put("SERVICE", service.toUpperCase(Locale.ROOT));
        passed.put("VERSION", version(operation, values.getOrDefault("VERSION", "")));
        passed.put("REQUEST", operation.request());
        var present = EnumSet.noneOf(OwsParameter.class);
        values.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                OwsParameter parameter = OwsParameter.named(name)
                        .filter(operation::takes)
                        .orElseThrow(() -> new OwsRefusal(400, "parameter", name, operation.request()));
                present.add(parameter);
                passed.put(name, judged(parameter, value, workspace, visible));
            }
        });
        operation.needed().stream()
                .filter(needed -> !present.contains(needed))
                .findFirst()
                .ifPresent(missing -> {
                    throw new OwsRefusal(400, "missing", missing.name(), operation.request());
                });
        bound(operation, passed, present);
        return new OwsRequest(operation, passed);
    }

    private static Map<String, String> single(Map<String, String[]> given) {
        var values = new TreeMap<String, String>();
        given.forEach((name, all) -> {
            String known = name.toUpperCase(Locale.ROOT);
            if (all.length != 1 || values.put(known, all[0]) != null) {
                throw new OwsRefusal(400, "twice", known);
            }
        });
        return values;
    }

    private static String version(OwsOperation operation, String asked) {
        boolean wms = operation.service().equals("wms");
        String usual = wms ? WMS_VERSION : WFS_VERSION;
        // Versions of capabilities are negotiated: asked for another one, a server answers with its own.
        if (asked.isEmpty() || operation.isCapabilities()) {
            return usual;
        }
        if (!(wms ? MAP_VERSIONS : FEATURE_VERSIONS).contains(asked)) {
            throw new OwsRefusal(400, "version", asked);
        }
        return asked;
    }

    private static String judged(OwsParameter parameter, String value, String workspace, Predicate<String> visible) {
        return switch (parameter.kind()) {
            case LAYERS -> layers(value, workspace, visible);
            case STYLES -> styles(parameter, value, workspace, visible);
            case TEXT, PIXELS, COUNT -> {
                if (!parameter.accepts(value)) {
                    throw new OwsRefusal(400, "value", parameter.name());
                }
                yield value;
            }
        };
    }

    private static String layers(String value, String workspace, Predicate<String> visible) {
        List<String> names = List.of(value.split(",", -1));
        if (names.size() > MOST_LAYERS) {
            throw new OwsRefusal(400, "layers", MOST_LAYERS);
        }
        return names.stream()
                .map(name -> {
                    String key = unqualified(name, workspace);
                    if (!visible.test(key)) {
                        throw new OwsRefusal(404, "layer", key.length() > 40 ? key.substring(0, 40) : key);
                    }
                    return workspace + ":" + key;
                })
                .collect(Collectors.joining(","));
    }

    private static String styles(OwsParameter parameter, String value, String workspace, Predicate<String> visible) {
        var names = new ArrayList<String>();
        for (String name : value.split(",", -1)) {
            if (!name.isEmpty() && !visible.test(unqualified(name, workspace))) {
                throw new OwsRefusal(400, "value", parameter.name());
            }
            names.add(name.isEmpty() ? "" : workspace + ":" + unqualified(name, workspace));
        }
        return String.join(",", names);
    }

    private static String unqualified(String name, String workspace) {
        return name.startsWith(workspace + ":") ? name.substring(workspace.length() + 1) : name;
    }

    private static void bound(OwsOperation operation, Map<String, String> passed, Set<OwsParameter> present) {
        long width = pixels(passed, "WIDTH");
        long height = pixels(passed, "HEIGHT");
        if (width * height > MOST_PIXELS) {
            throw new OwsRefusal(400, "size", WIDEST_PIXELS);
        }
        // Without a name GeoServer would describe every layer there is, also those the person may not see.
        boolean ofLayers = operation == OwsOperation.FEATURES || operation == OwsOperation.FEATURE_TYPE;
        if (ofLayers && !present.contains(OwsParameter.TYPENAME) && !present.contains(OwsParameter.TYPENAMES)) {
            throw new OwsRefusal(400, "missing", OwsParameter.TYPENAMES.name(), operation.request());
        }
        if (operation == OwsOperation.FEATURES) {
            String name = WFS_VERSION.equals(passed.get("VERSION")) ? "COUNT" : "MAXFEATURES";
            String other = name.equals("COUNT") ? "MAXFEATURES" : "COUNT";
            String asked = passed.getOrDefault(name, passed.getOrDefault(other, String.valueOf(USUAL_FEATURES)));
            passed.remove(other);
            passed.put(name, String.valueOf(Math.min(Long.parseLong(asked), MOST_FEATURES)));
            passed.putIfAbsent("OUTPUTFORMAT", "application/json");
        }
    }

    /** Each by itself: a legend is asked for with one of the two. */
    private static long pixels(Map<String, String> passed, String name) {
        long pixels = Long.parseLong(passed.getOrDefault(name, "1"));
        if (pixels < 1 || pixels > WIDEST_PIXELS) {
            throw new OwsRefusal(400, "size", WIDEST_PIXELS);
        }
        return pixels;
    }

    /** Keys of the layers it is about, without the workspace. */
    Set<String> layers() {
        return parameters.entrySet().stream()
                .filter(each -> OwsParameter.named(each.getKey())
                        .filter(parameter -> parameter.kind() == OwsParameter.Kind.LAYERS)
                        .isPresent())
                .flatMap(each -> Stream.of(each.getValue().split(",")))
                .map(name -> name.substring(name.indexOf(':') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without the question mark. */
    String query() {
        return parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
