package org.hongxian.map.layer;

import org.hongxian.gis.overlay.LayerFeature;

/**
 * One feature as it is stored.
 *
 * @param geometry {@link Ewkb}
 * @param attributes {@link AttributeText}
 */
record FeatureRow(String id, byte[] geometry, String attributes) {

    static FeatureRow of(LayerFeature feature, int epsg) {
        return new FeatureRow(
                feature.id(), Ewkb.bytes(feature.geometry(), epsg), AttributeText.write(feature.attributes()));
    }
}
