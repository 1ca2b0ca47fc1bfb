package org.hongxian.map.layer;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Attributes of a feature as JSON text, keys in order. */
final class AttributeText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private AttributeText() {}

    static String write(Map<String, String> attributes) {
        return JSON.writeValueAsString(new TreeMap<>(attributes));
    }

    static Map<String, String> read(String text) {
        return JSON.readValue(text, STRINGS);
    }
}
