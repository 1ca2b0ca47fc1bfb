package org.hongxian.map.feature;

import java.util.Optional;
import java.util.TreeMap;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.SurveyFields.Kind;
import org.hongxian.map.layer.SurveyFields.SurveyField;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;

/**
 * Writes features as GeoJSON (RFC 7946), in the reference system and axis order that was asked for.
 *
 * <p>Degrees have nine decimals and metres four, a tenth of a millimetre. Shells run counter-clockwise and holes clockwise on the
 * ground. An attribute that is known as a number is written as one if it can be read as one; otherwise as it stands.
 */
public final class FeatureJson {

    private static final double DEGREE_STEPS = 1e9;
    private static final double METRE_STEPS = 1e4;

    private final LayerFields fields;
    private final @Nullable CoordinateTransformer transformer;
    private final boolean northingFirst;
    private final double steps;

    /**
     * @param layer the system the features are in, easting first
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     */
    public FeatureJson(LayerFields fields, CrsCode layer, ServedCrs wanted) {
        this.fields = fields;
        this.transformer = wanted.code().equals(layer) ? null : CoordinateTransformer.between(layer, wanted.code());
        this.northingFirst = wanted.northingFirst();
        this.steps = CrsCatalogue.get(wanted.code()).isGeographic() ? DEGREE_STEPS : METRE_STEPS;
    }

    /** Begins an object that is a feature; whoever calls may add members before it ends it. */
    public void begin(JsonGenerator json, LayerFeature feature) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", feature.id());
        json.writeName("geometry");
        geometry(json, transformer == null ? feature.geometry() : transformer.transform(feature.geometry()));
        json.writeName("properties");
        json.writeStartObject();
        new TreeMap<>(feature.attributes()).forEach((name, value) -> property(json, name, value));
        json.writeEndObject();
    }

    /** A whole feature. */
    public void write(JsonGenerator json, LayerFeature feature) {
        begin(json, feature);
        json.writeEndObject();
    }

    private void property(JsonGenerator json, String name, String value) {
        Optional<Double> number = fields.find(name)
                .map(SurveyField::kind)
                .filter(Kind.NUMBER::equals)
                .flatMap(kind -> Numbers.read(value));
        json.writeName(name);
        if (number.isPresent()) {
            json.writeNumber(number.get());
        } else if (value.isBlank()) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    private void geometry(JsonGenerator json, Geometry geometry) {
        json.writeStartObject();
        json.writeStringProperty("type", geometry.getGeometryType());
        boolean mixed = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
        json.writeName(mixed ? "geometries" : "coordinates");
        if (mixed) {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                geometry(json, geometry.getGeometryN(i));
            }
            json.writeEndArray();
        } else {
            coordinates(json, geometry);
        }
        json.writeEndObject();
    }

    private void coordinates(JsonGenerator json, Geometry geometry) {
        if (geometry instanceof GeometryCollection parts) {
            json.writeStartArray();
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                coordinates(json, parts.getGeometryN(i));
            }
            json.writeEndArray();
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            if (!polygon.isEmpty()) {
                ring(json, polygon.getExteriorRing(), true);
            }
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(json, polygon.getInteriorRingN(i), false);
            }
            json.writeEndArray();
        } else if (geometry instanceof org.locationtech.jts.geom.LineString line) {
            sequence(json, line.getCoordinateSequence(), false);
        } else if (geometry instanceof org.locationtech.jts.geom.Point point && !point.isEmpty()) {
            position(json, point.getX(), point.getY());
        } else {
            json.writeStartArray();
            json.writeEndArray();
        }
    }

    private void ring(JsonGenerator json, LinearRing ring, boolean counterClockwise) {
        CoordinateSequence sequence = ring.getCoordinateSequence();
        sequence(json, sequence, Orientation.isCCW(sequence) != counterClockwise);
    }

    private void sequence(JsonGenerator json, CoordinateSequence sequence, boolean backwards) {
        json.writeStartArray();
        int size = sequence.size();
        for (int i = 0; i < size; i++) {
            int at = backwards ? size - 1 - i : i;
            position(json, sequence.getX(at), sequence.getY(at));
        }
        json.writeEndArray();
    }

    private void position(JsonGenerator json, double easting, double northing) {
        json.writeStartArray();
        json.writeNumber(rounded(northingFirst ? northing : easting));
        json.writeNumber(rounded(northingFirst ? easting : northing));
        json.writeEndArray();
    }

    private double rounded(double value) {
        return Math.round(value * steps) / steps;
    }
}
