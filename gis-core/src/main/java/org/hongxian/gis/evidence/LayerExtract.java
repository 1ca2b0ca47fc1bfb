package org.hongxian.gis.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The features of one layer version near one red line, exactly as they are stored: whole, in their order of id, with all attributes,
 * every coordinate as the double it is. GeoJSON that desktop programs open; what else is needed to measure again stands beside it.
 */
final class LayerExtract {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final String URN = "urn:ogc:def:crs:EPSG::";

    private LayerExtract() {}

    static void write(RememberedLayer layer, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writePOJOProperty(
                    "crs",
                    Map.of(
                            "type",
                            "name",
                            "properties",
                            Map.of("name", URN + layer.crs().epsg())));
            LocalDate date = layer.dataDate();
            Geometry extent = layer.extent();
            json.writeName("hongxian");
            json.writeStartObject();
            json.writeStringProperty("layer", layer.layer());
            json.writeStringProperty("version", layer.version());
            json.writeStringProperty("crs", layer.crs().toString());
            if (date != null) {
                json.writeStringProperty("dataDate", date.toString());
            }
            if (extent != null) {
                json.writeName("extent");
                write(extent, json);
            }
            json.writeEndObject();
            json.writeName("features");
            json.writeStartArray();
            for (LayerFeature feature : layer.features()) {
                json.writeStartObject();
                json.writeStringProperty("type", "Feature");
                json.writeStringProperty("id", feature.id());
                json.writePOJOProperty("properties", new TreeMap<>(feature.attributes()));
                json.writeName("geometry");
                write(feature.geometry(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Geometry geometry, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("type", geometry.getGeometryType());
        json.writeName("coordinates");
        if (geometry instanceof Polygon polygon) {
            write(polygon, json);
        } else if (geometry instanceof MultiPolygon) {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                write((Polygon) geometry.getGeometryN(i), json);
            }
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException("a layer has polygons, not " + geometry.getGeometryType());
        }
        json.writeEndObject();
    }

    private static void write(Polygon polygon, JsonGenerator json) {
        json.writeStartArray();
        if (!polygon.isEmpty()) {
            write(polygon.getExteriorRing(), json);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                write(polygon.getInteriorRingN(i), json);
            }
        }
        json.writeEndArray();
    }

    private static void write(LinearRing ring, JsonGenerator json) {
        json.writeStartArray();
        for (Coordinate point : ring.getCoordinates()) {
            json.writeStartArray();
            json.writeNumber(point.getX());
            json.writeNumber(point.getY());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON
     * @throws IllegalArgumentException if it is no such file
     */
    static InMemoryLayer read(InputStream in) {
        JsonNode root = JSON.readTree(in);
        JsonNode about = root.path("hongxian");
        var features = new ArrayList<LayerFeature>();
        for (JsonNode feature : root.path("features").values()) {
            var attributes = new HashMap<String, String>();
            feature.path("properties").properties().forEach(p -> attributes.put(p.getKey(), text(p.getValue())));
            features.add(new LayerFeature(text(feature.path("id")), geometry(feature.path("geometry")), attributes));
        }
        JsonNode date = about.path("dataDate");
        return new InMemoryLayer(
                text(about.path("layer")),
                text(about.path("version")),
                CrsCode.parse(text(about.path("crs"))),
                date.isMissingNode() ? null : LocalDate.parse(text(date)),
                about.path("extent").isMissingNode() ? null : geometry(about.path("extent")),
                features);
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("a text is missing or is none");
        }
        return node.stringValue();
    }

    private static Geometry geometry(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        return switch (text(node.path("type"))) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                var polygons = new ArrayList<Polygon>();
                coordinates.values().forEach(polygon -> polygons.add(polygon(polygon)));
                yield GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
            }
            default -> throw new IllegalArgumentException("neither a Polygon nor a MultiPolygon");
        };
    }

    private static Polygon polygon(JsonNode node) {
        var rings = new ArrayList<LinearRing>();
        node.values().forEach(ring -> rings.add(ring(ring)));
        return rings.isEmpty()
                ? GEOMETRY.createPolygon()
                : GEOMETRY.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode node) {
        var points = new ArrayList<Coordinate>();
        for (JsonNode point : node.values()) {
            if (point.size() != 2 || !point.get(0).isNumber() || !point.get(1).isNumber()) {
                throw new IllegalArgumentException("a point is not two numbers");
            }
            points.add(new Coordinate(point.get(0).doubleValue(), point.get(1).doubleValue()));
        }
        return GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new));
    }
}
