package org.hongxian.map.layer;

import org.hongxian.gis.overlay.LayerFeature;
import org.locationtech.jts.geom.Envelope;

/**
 * One feature as it is stored.
 *
 * @param geometry {@link Ewkb}
 * @param attributes {@link AttributeText}
 * @param county {@link CountyOfFeature}
 * @param box of the geometry, easting first
 */
record FeatureRow(String id, byte[] geometry, String attributes, String county, Envelope box) {

    static FeatureRow of(LayerFeature feature, int epsg) {
        return new FeatureRow(
                feature.id(),
                Ewkb.bytes(feature.geometry(), epsg),
                AttributeText.write(feature.attributes()),
                CountyOfFeature.of(feature.attributes()),
                feature.geometry().getEnvelopeInternal());
    }

    /** What another database stored. */
    static FeatureRow stored(String id, byte[] geometry, String attributes) {
        return new FeatureRow(
                id,
                geometry,
                attributes,
                CountyOfFeature.of(AttributeText.read(attributes)),
                Ewkb.geometry(geometry).getEnvelopeInternal());
    }
}
