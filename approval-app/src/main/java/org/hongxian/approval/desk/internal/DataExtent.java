package org.hongxian.approval.desk.internal;

import org.hongxian.approval.desk.internal.AskedAreas.AskedArea;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;

/** Where a layer was surveyed at all. Outside of it nothing is found, and that means nothing. */
final class DataExtent {

    /** Less than a millionth of an area is two borders that are one. */
    private static final double NOTHING = 1e-6;

    private DataExtent() {}

    /**
     * @param area in the system of the version
     * @return part of the area outside of the data, 0 to 1; null without an area, or where the layer does not say where it was surveyed
     */
    static @Nullable Double outsideShare(LayerVersion version, @Nullable AskedArea area) {
        if (area == null || version.extent() == null) {
            return null;
        }
        double outside = Polygonal.difference(area.ground(), version.extent()).getArea();
        double share = Math.min(1, outside / area.ground().getArea());
        return share < NOTHING ? 0.0 : share > 1 - NOTHING ? 1.0 : share;
    }
}
