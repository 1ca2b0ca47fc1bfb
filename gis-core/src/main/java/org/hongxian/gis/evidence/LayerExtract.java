package org.hongxian.gis.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The features of one layer version near one red line, exactly as they are stored: whole, in their order of id, with all attributes,
 * every coordinate as the double it is. GeoJSON that desktop programs open; what else is needed to measure again stands beside it.
 */
final class LayerExtract {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
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
     * @param entry named in the exception
     * @throws UnusableArchiveException if it is no such file, with the place
     */
    static InMemoryLayer read(String entry, byte[] content) {
        return ArchiveReader.json(entry, () -> {
            try (JsonParser json = JSON.createParser(content)) {
                return new LayerExtractReader(entry, json).read();
            }
        });
    }
}
