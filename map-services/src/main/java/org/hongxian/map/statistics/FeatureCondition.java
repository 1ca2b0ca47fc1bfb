package org.hongxian.map.statistics;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hongxian.gis.overlay.LayerFeature;
import org.jspecify.annotations.Nullable;

/**
 * Which features count.
 *
 * @param attributes all attributes it looks at; null when it looks at more than attributes
 * @param test without side effects; safe for use by several threads
 */
public record FeatureCondition(@Nullable Set<String> attributes, Predicate<LayerFeature> test) {

    public static final FeatureCondition ALL = new FeatureCondition(Set.of(), feature -> true);

    public FeatureCondition {
        attributes = attributes == null ? null : Set.copyOf(attributes);
    }

    public boolean isAll() {
        return this == ALL;
    }

    /** Whether features with these values count; for a condition on attributes only. */
    boolean takes(Map<String, String> values) {
        return isAll() || test.test(new LayerFeature("", NoGround.AREA, values));
    }
}
