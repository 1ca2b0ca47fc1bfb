package org.hongxian.map.layer;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.overlay.LayerFeature;

/**
 * By which name of the survey each field of a file is kept.
 *
 * @param names by name in the file; fields that are not here keep their name
 */
public record FieldMapping(Map<String, String> names) {

    /** Every field keeps its name. */
    public static final FieldMapping NONE = new FieldMapping(Map.of());

    /** @throws IllegalArgumentException if two fields would get the same name */
    public FieldMapping {
        names = Map.copyOf(names);
        if (names.values().stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("two fields with one name: " + new TreeMap<>(names));
        }
    }

    public String name(String fieldOfFile) {
        return names.getOrDefault(fieldOfFile, fieldOfFile);
    }

    /** The feature with its attributes by their new names. What was mapped wins over a field that had that name before. */
    public LayerFeature apply(LayerFeature feature) {
        if (names.isEmpty()) {
            return feature;
        }
        var attributes = new HashMap<String, String>();
        feature.attributes().forEach((field, value) -> {
            String mapped = names.get(field);
            if (mapped != null) {
                attributes.put(mapped, value);
            } else if (!names.containsValue(field)) {
                attributes.put(field, value);
            }
        });
        return new LayerFeature(feature.id(), feature.geometry(), attributes);
    }
}
