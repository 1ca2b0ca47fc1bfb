package org.hongxian.gis.evidence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.UnusableArchiveException.Reason;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what {@link LayerExtract} wrote, one token after the other: whatever else the text holds is refused at once and takes no
 * memory.
 */
final class LayerExtractReader {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /** With a zone prefix, eastings have eight digits. */
    private static final double MOST_METRES = 1e8;

    /** All boundaries of a layer around one red line; they are cut into pieces of some metres where an area is ellipsoidal. */
    private static final double MOST_BOUNDARY_METRES = 1e9;

    private final String entry;
    private final JsonParser json;
    private final List<LayerFeature> features = new ArrayList<>();
    private final Map<String, String> about = new HashMap<>();
    private @Nullable Geometry extent;
    private double boundaryMetres;

    LayerExtractReader(String entry, JsonParser json) {
        this.entry = entry;
        this.json = json;
    }

    InMemoryLayer read() {
        require(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("hongxian")) {
                require(value == JsonToken.START_OBJECT);
                readAbout();
            } else if (name.equals("features")) {
                require(value == JsonToken.START_ARRAY);
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    features.add(feature());
                }
                require(json.currentToken() == JsonToken.END_ARRAY);
            } else {
                json.skipChildren();
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
        return layer();
    }

    private InMemoryLayer layer() {
        String date = about.get("dataDate");
        try {
            return new InMemoryLayer(
                    required("layer"),
                    required("version"),
                    CrsCode.parse(required("crs")),
                    date == null ? null : LocalDate.parse(date),
                    extent,
                    features);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new UnusableArchiveException(Reason.WRONG_VALUE, entry, "hongxian", "", e);
        }
    }

    private String required(String name) {
        String value = about.get(name);
        if (value == null) {
            throw ArchiveValues.wrong(entry, "hongxian." + name, null);
        }
        return value;
    }

    private void readAbout() {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("extent")) {
                extent = geometry();
            } else {
                about.put(name, text());
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
    }

    private LayerFeature feature() {
        String id = null;
        Geometry geometry = null;
        Map<String, String> attributes = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id" -> id = text();
                case "geometry" -> geometry = geometry();
                case "properties" -> attributes = attributes();
                default -> json.skipChildren();
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
        if (id == null || geometry == null) {
            throw wrong(null);
        }
        return new LayerFeature(id, geometry, attributes);
    }

    private Map<String, String> attributes() {
        require(json.currentToken() == JsonToken.START_OBJECT);
        var attributes = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            attributes.put(name, text());
        }
        return attributes;
    }

    private Geometry geometry() {
        require(json.currentToken() == JsonToken.START_OBJECT);
        String type = "";
        Geometry geometry = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("type")) {
                type = text();
            } else {
                require(name.equals("coordinates") && json.currentToken() == JsonToken.START_ARRAY);
                geometry = geometry(type);
            }
        }
        if (geometry == null) {
            throw wrong(null);
        }
        return geometry;
    }

    private Geometry geometry(String type) {
        if (type.equals("Polygon")) {
            return polygon();
        }
        require(type.equals("MultiPolygon"));
        var polygons = new ArrayList<Polygon>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            polygons.add(polygon());
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        return GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /** Behind the opening bracket. */
    private Polygon polygon() {
        var rings = new ArrayList<LinearRing>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            rings.add(ring());
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        return rings.isEmpty()
                ? GEOMETRY.createPolygon()
                : GEOMETRY.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring() {
        var points = new ArrayList<Coordinate>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            json.nextToken();
            double easting = number();
            json.nextToken();
            double northing = number();
            require(json.nextToken() == JsonToken.END_ARRAY);
            var point = new CoordinateXY(easting, northing);
            boundaryMetres += points.isEmpty() ? 0 : point.distance(points.get(points.size() - 1));
            require(boundaryMetres <= MOST_BOUNDARY_METRES);
            points.add(point);
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        try {
            return GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new));
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private double number() {
        require(json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                || json.currentToken() == JsonToken.VALUE_NUMBER_INT);
        double number = json.getDoubleValue();
        require(Math.abs(number) <= MOST_METRES);
        return number;
    }

    private String text() {
        require(json.currentToken() == JsonToken.VALUE_STRING);
        return json.getString();
    }

    private void require(boolean expected) {
        if (!expected) {
            throw wrong(null);
        }
    }

    private UnusableArchiveException wrong(@Nullable Exception cause) {
        return new UnusableArchiveException(
                Reason.WRONG_VALUE, entry, ArchiveReader.lineAndColumn(json.currentTokenLocation()), "", cause);
    }
}
