package org.hongxian.approval.layerkeeping.internal;

import java.util.ArrayList;
import java.util.Optional;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.LayerCatalogue;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** The ground of all divisions together, as the current layer of divisions has it. */
@Component
class DivisionGround {

    /** Key of the layer of county areas. */
    static final String LAYER = "XZQ";

    private static final Envelope EVERYWHERE = new Envelope(-1e9, 1e9, -1e9, 1e9);

    private final LayerCatalogue catalogue;

    DivisionGround(LayerCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Empty when there is no such layer in that reference system. */
    Optional<Geometry> ground(CrsCode crs) {
        return catalogue
                .findCurrent(LAYER)
                .filter(version -> version.crs().equals(crs))
                .flatMap(version -> {
                    var areas = new ArrayList<Geometry>();
                    catalogue.visit(version.id(), EVERYWHERE, feature -> areas.add(feature.geometry()));
                    return areas.isEmpty() ? Optional.empty() : Optional.of(Polygonal.union(areas, areas.get(0)));
                });
    }
}
