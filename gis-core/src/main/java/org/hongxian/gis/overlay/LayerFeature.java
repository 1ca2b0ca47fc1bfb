package org.hongxian.gis.overlay;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a layer, as the overlay sees it.
 *
 * @param id stable within its layer version
 * @param geometry polygonal, easting first, in the CRS of its layer; never modified
 * @param attributes by survey field name, for instance DLBM, QSDWDM
 */
public record LayerFeature(String id, Geometry geometry, Map<String, String> attributes) {

    public LayerFeature {
        attributes = Map.copyOf(attributes);
    }
}
