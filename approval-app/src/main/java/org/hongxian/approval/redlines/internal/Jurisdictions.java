package org.hongxian.approval.redlines.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.layerkeeping.LayerImportSettings;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.map.layer.LayerCatalogue;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.springframework.stereotype.Component;

/** Which land lies in the jurisdiction of an office, by the current layer of divisions. */
@Component
class Jurisdictions {

    private static final String DIVISIONS = "XZQ";
    private static final String CODE = "XZQDM";
    private static final Envelope EVERYWHERE = new Envelope(-1e9, 1e9, -1e9, 1e9);

    private final LayerCatalogue catalogue;
    private final LayerImportSettings settings;
    private final Clock clock;

    Jurisdictions(LayerCatalogue catalogue, LayerImportSettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Land in the jurisdiction but for what counts as not touched. Without a layer of divisions in the CRS only those are let
     * through whose region is that of all layers.
     *
     * @param crs of the land that will be asked for
     * @return safe for use by several threads
     */
    Predicate<MultiPolygon> of(AdministrativeCode region, CrsCode crs) {
        if (region.covers(new AdministrativeCode(settings.region()))) {
            return land -> true;
        }
        var areas = new ArrayList<Geometry>();
        catalogue
                .findCurrent(DIVISIONS)
                .filter(version -> version.crs().equals(crs))
                .ifPresent(version -> catalogue.visit(version.id(), EVERYWHERE, division -> {
                    String code = division.attributes().getOrDefault(CODE, "");
                    if (code.matches("\\d{6}.*") && region.covers(new AdministrativeCode(code.substring(0, 6)))) {
                        areas.add(division.geometry());
                    }
                }));
        if (areas.isEmpty()) {
            return land -> false;
        }
        MultiPolygon whole = Polygonal.union(areas, areas.get(0));
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(whole);
        double tolerance = OverlayTolerances.on(LocalDate.now(clock)).protectedSliverSquareMetres();
        return land -> prepared.covers(land)
                || prepared.intersects(land)
                        && Polygonal.difference(land, whole).getArea() <= tolerance;
    }
}
