package org.hongxian.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one layer as GeoJSON with a {@code crs} member, feature by feature; counts and digests what it writes. */
final class LayerFile implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final SampleLayer layer;
    private final Path file;
    private final MessageDigest digest;
    private final JsonGenerator json;
    private final Envelope bounds = new Envelope();
    private long features;

    LayerFile(SampleLayer layer, Path directory) throws IOException {
        this.layer = layer;
        this.file = directory.resolve(layer + ".geojson");
        this.digest = Sha256.start();
        OutputStream out =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), digest);
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeStringProperty("name", layer.name());
        json.writeObjectPropertyStart("crs");
        json.writeStringProperty("type", "name");
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty("name", "urn:ogc:def:crs:EPSG::4527");
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayPropertyStart("features");
    }

    void add(Map<String, Object> fields, Geometry geometry) {
        features++;
        bounds.expandToInclude(geometry.getEnvelopeInternal());
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", String.valueOf(fields.get("BSM")));
        json.writeObjectPropertyStart("properties");
        fields.forEach(this::writeField);
        json.writeEndObject();
        json.writeName("geometry");
        writeGeometry(json, geometry);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    SampleLayer layer() {
        return layer;
    }

    Path file() {
        return file;
    }

    long features() {
        return features;
    }

    Envelope bounds() {
        return new Envelope(bounds);
    }

    /** SHA-256 of the file, lower-case hexadecimal. Only after {@link #close()}. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    /** A polygon or multipolygon as a GeoJSON geometry object, coordinates in whole millimetres. */
    static void writeGeometry(JsonGenerator json, Geometry geometry) {
        json.writeStartObject();
        json.writeStringProperty("type", geometry.getGeometryType());
        json.writeArrayPropertyStart("coordinates");
        if (geometry instanceof MultiPolygon parts) {
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                json.writeStartArray();
                writeRings(json, (Polygon) parts.getGeometryN(i));
                json.writeEndArray();
            }
        } else {
            writeRings(json, (Polygon) geometry);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRings(JsonGenerator json, Polygon polygon) {
        writeRing(json, polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            writeRing(json, polygon.getInteriorRingN(i));
        }
    }

    private static void writeRing(JsonGenerator json, LinearRing ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        json.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            json.writeStartArray();
            writeMillimetres(json, points.getX(i));
            writeMillimetres(json, points.getY(i));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeMillimetres(JsonGenerator json, double metres) {
        json.writeNumber(BigDecimal.valueOf(Math.round(metres * 1000), 3));
    }

    private void writeField(String name, Object value) {
        if (value instanceof BigDecimal number) {
            json.writeNumberProperty(name, number);
        } else if (value instanceof Integer number) {
            json.writeNumberProperty(name, number);
        } else {
            json.writeStringProperty(name, value.toString());
        }
    }
}
