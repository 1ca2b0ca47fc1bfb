package org.hongxian.sample;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.hongxian.gis.overlay.LayerFeature;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Walks the features of a collection without holding more than one. */
final class FeatureIterator implements Iterator<LayerFeature>, AutoCloseable {

    private final JsonParser json;
    private boolean atFeature;

    /** @param json at the start of a feature collection; closed with the iterator */
    FeatureIterator(JsonParser json) {
        this.json = json;
        while (!"features".equals(json.currentName()) || json.currentToken() != JsonToken.START_ARRAY) {
            if (json.nextToken() == null) {
                throw new IllegalArgumentException("no features in the file");
            }
        }
        atFeature = json.nextToken() == JsonToken.START_OBJECT;
    }

    @Override
    public boolean hasNext() {
        return atFeature;
    }

    @Override
    public LayerFeature next() {
        if (!atFeature) {
            throw new NoSuchElementException();
        }
        JsonNode feature = json.readValueAsTree();
        atFeature = json.nextToken() == JsonToken.START_OBJECT;
        Map<String, String> attributes = new HashMap<>();
        feature.required("properties")
                .properties()
                .forEach(
                        field -> attributes.put(field.getKey(), field.getValue().asString()));
        return new LayerFeature(
                feature.required("id").asString(), GeoJsonGeometry.read(feature.required("geometry")), attributes);
    }

    @Override
    public void close() {
        json.close();
    }
}
