package org.hongxian.map.feature;

import java.util.ArrayList;
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

    private static final int PORTION = 50;

    private final LayerCatalogue catalogue;

    public FeaturesAtPoint(LayerCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param point in the system of the version, easting first
     * @param most features that are wanted
     * @return by id
     */
    public List<LayerFeature> find(LayerVersion version, Coordinate point, int most) {
        var found = new ArrayList<LayerFeature>();
        String after = "";
        while (true) {
            // Roads and rivers have boxes that meet far more points than they cover.
            List<LayerFeature> portion = catalogue.list(version.id(), new Envelope(point), after, PORTION);
            for (LayerFeature feature : portion) {
                if (isAt(feature.geometry(), point)) {
                    found.add(feature);
                    if (found.size() == most) {
                        return found;
                    }
                }
                after = feature.id();
            }
            if (portion.size() < PORTION) {
                return found;
            }
        }
    }

    /** Whether the layer was surveyed there at all; if not, finding no feature means nothing. */
    public static boolean isSurveyed(LayerVersion version, Coordinate point) {
        return version.extent() != null && isAt(version.extent(), point);
    }

    private static boolean isAt(Geometry ground, Coordinate point) {
        return SimplePointInAreaLocator.locate(point, ground) != Location.EXTERIOR;
    }
}
