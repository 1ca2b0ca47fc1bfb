package org.hongxian.map.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.overlay.LayerFeature;

/** What people know the features of a layer by, other than their place in a file; dated data ({@code quality-rules.csv}). */
public final class FeatureNames {

    private final List<String> fields;

    private FeatureNames(List<String> fields) {
        this.fields = fields;
    }

    public static FeatureNames on(LocalDate day) {
        return new FeatureNames(QualityRules.on(day).nameFields());
    }

    /** Empty when the feature has nothing of the kind. */
    public String of(LayerFeature feature) {
        Map<String, String> attributes = feature.attributes();
        return fields.stream()
                .map(field -> attributes.getOrDefault(field, "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
