package org.hongxian.map.feature;

import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Which features of a version are wanted.
 *
 * @param area only features that share a point with it, in the system of the version, easting first; null for everywhere
 * @param after only features whose id comes after this one; empty for all
 * @param limit at most so many
 * @param mostExamined after so many features that do not match the answer ends early, and says where to go on
 */
public record FeatureSelection(
        LayerVersion version,
        @Nullable Geometry area,
        FeatureFilter filter,
        String after,
        int limit,
        int mostExamined) {

    public FeatureSelection {
        if (limit < 1 || mostExamined < 1) {
            throw new IllegalArgumentException("nothing is wanted: " + limit + ", " + mostExamined);
        }
    }
}
