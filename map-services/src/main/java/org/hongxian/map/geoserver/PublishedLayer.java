package org.hongxian.map.geoserver;

import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.style.LayerStyle;

/**
 * A layer as GeoServer is to show it.
 *
 * @param style as its features say their class
 */
public record PublishedLayer(String key, String title, CrsCode crs, int version, String digest, LayerStyle style) {

    public static PublishedLayer of(LayerVersion version, LayerStyle style) {
        return new PublishedLayer(
                version.layer(), version.title(), version.crs(), version.number(), version.digest(), style);
    }
}
