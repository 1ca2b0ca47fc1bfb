package org.hongxian.map.feature;

import java.util.Optional;
import java.util.TreeMap;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.SurveyFields.Kind;
import org.hongxian.map.layer.SurveyFields.SurveyField;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes features as GeoJSON (RFC 7946), in the reference system and axis order that was asked for.
 *
 * <p>Places are written by {@link GeometryJson}, to a tenth of a millimetre. An attribute that is known as a number is written as one if it can be read as one; otherwise as it stands.
 */
public final class FeatureJson {

    private final LayerFields fields;
    private final @Nullable CoordinateTransformer transformer;
    private final GeometryJson geometries;

    /**
     * @param layer the system the features are in, easting first
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     */
    public FeatureJson(LayerFields fields, CrsCode layer, ServedCrs wanted) {
        this.fields = fields;
        this.transformer = wanted.code().equals(layer) ? null : CoordinateTransformer.between(layer, wanted.code());
        this.geometries = GeometryJson.rounded(wanted);
    }

    /** Begins an object that is a feature; whoever calls may add members before it ends it. */
    public void begin(JsonGenerator json, LayerFeature feature) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", feature.id());
        json.writeName("geometry");
        geometries.write(json, transformer == null ? feature.geometry() : transformer.transform(feature.geometry()));
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
}
