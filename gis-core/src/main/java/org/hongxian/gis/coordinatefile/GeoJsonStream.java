package org.hongxian.gis.coordinatefile;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads GeoJSON feature by feature, so that memory depends on the largest feature, not on the file. */
final class GeoJsonStream {

    private static final int DEEPEST_COORDINATES = 4;
    /** Of one feature. */
    private static final int MOST_PROPERTIES = 4096;
    // The names of two million points in one property; nothing longer is sensible.
    private static final int LONGEST_TEXT = 32 << 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(400)
                    .build())
            .build();

    private final String fileName;
    private final Findings findings;
    private final int pointLimit;
    private final boolean limitPerFeature;
    private @Nullable String crsName;
    private int points;
    /** Of coordinates, also empty ones, without the points themselves. */
    private int arrays;

    private boolean sawGeoJson;
    private boolean sawHeights;

    /** @param limitPerFeature whether {@code pointLimit} counts anew for every feature */
    GeoJsonStream(String fileName, Findings findings, int pointLimit, boolean limitPerFeature) {
        this.fileName = fileName;
        this.findings = findings;
        this.pointLimit = pointLimit;
        this.limitPerFeature = limitPerFeature;
    }

    /** What the {@code crs} member names, as far as the file was read; null when it has none. */
    @Nullable
    String crsName() {
        return crsName;
    }

    /** Whether a position so far had more than two numbers, which are not kept. */
    boolean sawHeights() {
        return sawHeights;
    }

    /**
     * Reads to the end.
     *
     * @throws UnusableFileException if it is not JSON, or not GeoJSON
     */
    void read(InputStream in, Consumer<RawFeature> features) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            try {
                readRoot(parser, features);
            } catch (JacksonException e) {
                throw broken(parser);
            }
        }
        if (!sawGeoJson) {
            throw new UnusableFileException(fileName, UnusableReason.JSON_NOT_GEOJSON);
        }
    }

    private void readRoot(JsonParser parser, Consumer<RawFeature> features) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnusableFileException(fileName, UnusableReason.JSON_NOT_GEOJSON);
        }
        Members root = members(parser, features);
        if (root.isFeature()) {
            features.accept(root.feature());
        }
        if (parser.nextToken() != null) {
            throw broken(parser);
        }
    }

    /** The members of one object that is a feature, a geometry or the collection, in whatever order they come. */
    private final class Members {

        private final int line;
        private String type = "";
        private Map<String, String> properties = Map.of();
        private @Nullable Object coordinates;
        private @Nullable Members geometry;

        Members(int line) {
            this.line = line;
        }

        boolean isFeature() {
            return type.equals("Feature") || coordinates != null;
        }

        RawFeature feature() {
            Members shape = type.equals("Feature") ? geometry : this;
            if (shape == null) {
                return new RawFeature(properties, null, null, List.of(), line);
            }
            List<List<double[]>> polygons =
                    switch (shape.type) {
                        case "Polygon" -> List.of(rings(shape.coordinates));
                        case "MultiPolygon" ->
                            list(shape.coordinates).stream()
                                    .map(GeoJsonStream::rings)
                                    .toList();
                        default -> List.of();
                    };
            List<double[]> rings = polygons.stream().flatMap(List::stream).toList();
            return new RawFeature(properties, shape.type, polygons, rings, line);
        }
    }

    private Members members(JsonParser parser, Consumer<RawFeature> features) {
        var members = new Members(parser.currentTokenLocation().getLineNr());
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "type" -> members.type = parser.getValueAsString("");
                case "crs" -> crsName = crs(parser, value);
                case "properties" -> members.properties = properties(parser, value);
                case "geometry" ->
                    members.geometry = value == JsonToken.START_OBJECT ? members(parser, features) : null;
                case "coordinates" -> members.coordinates = coordinates(parser, value);
                case "features" -> features(parser, value, features);
                default -> parser.skipChildren();
            }
        }
        sawGeoJson |= members.isFeature();
        return members;
    }

    private void features(JsonParser parser, JsonToken value, Consumer<RawFeature> features) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        sawGeoJson = true;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next != JsonToken.START_OBJECT) {
                throw broken(parser);
            }
            if (limitPerFeature) {
                points = 0;
                arrays = 0;
            }
            features.accept(members(parser, features).feature());
        }
    }

    private static @Nullable String crs(JsonParser parser, JsonToken value) {
        String name = null;
        if (value == JsonToken.START_OBJECT) {
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
                    name = parser.getString();
                }
            }
        }
        return name;
    }

    private Map<String, String> properties(JsonParser parser, JsonToken value) {
        var properties = new LinkedHashMap<String, String>();
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return properties;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                if (properties.size() == MOST_PROPERTIES) {
                    throw new UnusableFileException(
                            fileName, UnusableReason.FILE_BROKEN, "properties > " + MOST_PROPERTIES);
                }
                properties.put(name, parser.getString());
            }
        }
        return properties;
    }

    private @Nullable Object coordinates(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        return array(parser, 1);
    }

    /** A position as {@code double[]}, or a list of what is one level deeper. */
    private Object array(JsonParser parser, int depth) {
        JsonToken first = parser.nextToken();
        if (first.isNumeric() || first == JsonToken.VALUE_STRING || first == JsonToken.VALUE_NULL) {
            return position(parser, first);
        }
        arrays = counted(arrays);
        var list = new ArrayList<Object>();
        for (JsonToken next = first; next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next != JsonToken.START_ARRAY || depth >= DEEPEST_COORDINATES) {
                throw broken(parser);
            }
            list.add(array(parser, depth + 1));
        }
        return list;
    }

    private int counted(int before) {
        if (before >= pointLimit) {
            throw new UnusableFileException(fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(pointLimit));
        }
        return before + 1;
    }

    private double[] position(JsonParser parser, JsonToken first) {
        points = counted(points);
        double[] position = {Double.NaN, Double.NaN};
        int at = 0;
        for (JsonToken next = first; next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (at < 2) {
                position[at] = number(parser, next, at);
            } else if (next.isStructStart()) {
                throw broken(parser);
            }
            at++;
        }
        if (at < 2) {
            invalid(parser, at, "");
        }
        sawHeights |= at > 2;
        return position;
    }

    private double number(JsonParser parser, JsonToken token, int at) {
        if (token.isStructStart()) {
            throw broken(parser);
        }
        if (token.isNumeric()) {
            double value = parser.getDoubleValue();
            if (Math.abs(value) <= ReadLimits.LARGEST_COORDINATE) {
                return value;
            }
        }
        invalid(parser, at, parser.getString());
        return Double.NaN;
    }

    private void invalid(JsonParser parser, int at, String text) {
        findings.add(
                IssueCode.NUMBER_INVALID,
                Place.line(parser.currentTokenLocation().getLineNr()),
                () -> Map.of("field", "coordinates[" + at + "]", "text", Findings.excerpt(text)));
    }

    private UnusableFileException broken(JsonParser parser) {
        var place = parser.currentLocation();
        return new UnusableFileException(
                fileName,
                UnusableReason.JSON_BROKEN,
                Integer.toString(place.getLineNr()),
                Integer.toString(place.getColumnNr()));
    }

    private static List<double[]> rings(@Nullable Object polygon) {
        return list(polygon).stream().map(GeoJsonStream::ring).toList();
    }

    private static double[] ring(Object ring) {
        List<?> positions = list(ring);
        double[] flat = new double[2 * positions.size()];
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i) instanceof double[] position) {
                flat[2 * i] = position[0];
                flat[2 * i + 1] = position[1];
            }
        }
        return flat;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
