package org.hongxian.map.feature;

import java.util.List;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** What lies at a point; a point on a boundary belongs to both sides. */
public final class FeaturesAtPoint {

    private final LayerCatalogue catalogue;

    public FeaturesAtPoint(LayerCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param point in the system of the version, easting first
     * @param most features whose envelope meets the point that are looked at
     * @return by id
     */
    public List<LayerFeature> find(LayerVersion version, Coordinate point, int most) {
        return catalogue.list(version.id(), new Envelope(point), most).stream()
                .filter(feature -> isAt(feature.geometry(), point))
                .toList();
    }

    /** Whether the layer was surveyed there at all; if not, finding no feature means nothing. */
    public static boolean isSurveyed(LayerVersion version, Coordinate point) {
        return version.extent() != null && isAt(version.extent(), point);
    }

    private static boolean isAt(Geometry ground, Coordinate point) {
        return SimplePointInAreaLocator.locate(point, ground) != Location.EXTERIOR;
    }
}
