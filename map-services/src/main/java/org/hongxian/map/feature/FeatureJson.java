package org.hongxian.map.feature;

import java.util.Optional;
import java.util.TreeMap;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.SurveyFields.Kind;
import org.hongxian.map.layer.SurveyFields.SurveyField;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JsonGenerator;

/**
 * Writes features as GeoJSON (RFC 7946), in the reference system and axis order that was asked for.
 *
 * <p>Places are written by {@link GeometryJson}, to a tenth of a millimetre. An attribute that is known as a number is written as one if
 * it can be read as one; otherwise as it stands.
 */
public final class FeatureJson {

    private static final String NOT_IN = "geometryNotIn";

    private final LayerFields fields;
    private final FeaturePlaces places;
    private final String system;
    private final GeometryJson geometries;

    /**
     * @param layer the system the features are in, easting first
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     */
    public FeatureJson(LayerFields fields, CrsCode layer, ServedCrs wanted) {
        this.fields = fields;
        this.places = FeaturePlaces.of(layer, wanted.code());
        this.system = wanted.uri();
        this.geometries = GeometryJson.rounded(wanted);
    }

    /**
     * Begins an object that is a feature; whoever calls may add members before it ends it. An unlocated feature has the geometry null,
     * as RFC 7946 has it, and says in {@value #NOT_IN} which system has no place for it.
     *
     * @return whether it has a place
     */
    public boolean begin(JsonGenerator json, LayerFeature feature) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", feature.id());
        json.writeName("geometry");
        Optional<Geometry> place = places.find(feature);
        if (place.isPresent()) {
            geometries.write(json, place.get());
        } else {
            json.writeNull();
            json.writeStringProperty(NOT_IN, system);
        }
        json.writeName("properties");
        json.writeStartObject();
        new TreeMap<>(feature.attributes()).forEach((name, value) -> property(json, name, value));
        json.writeEndObject();
        return place.isPresent();
    }

    /**
     * A whole feature.
     *
     * @return whether it has a place, see {@link #begin}
     */
    public boolean write(JsonGenerator json, LayerFeature feature) {
        boolean placed = begin(json, feature);
        json.writeEndObject();
        return placed;
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
}
