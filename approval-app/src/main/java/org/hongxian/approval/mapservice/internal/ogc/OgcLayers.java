package org.hongxian.approval.mapservice.internal.ogc;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.feature.ServedCrs;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;

/** The layers as collections of the service: which versions there are, in which systems they are served, where they lie. */
@Component
class OgcLayers {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final int PARTS_OF_A_SIDE = 40;

    private final VisibleLayers visible;
    private final LayerCatalogue catalogue;
    private final Clock clock;

    OgcLayers(VisibleLayers visible, LayerCatalogue catalogue, Clock clock) {
        this.visible = visible;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    List<LayerVersion> current() {
        return visible.current().stream().filter(OgcLayers::isServed).toList();
    }

    /** @throws OgcRefusal if there is none, or not for the current person */
    LayerVersion get(String layer) {
        return served(visible.find(layer).orElseThrow(() -> OgcRefusal.missing("no-layer", layer)));
    }

    /**
     * @param number of a version that counts or once counted; empty for the one that counts
     * @throws OgcRefusal if there is none
     */
    LayerVersion get(String layer, Optional<String> number) {
        if (number.isEmpty()) {
            return get(layer);
        }
        if (visible.find(layer).isEmpty()) {
            throw OgcRefusal.missing("no-layer", layer);
        }
        return served(number.filter(text -> text.matches("[1-9]\\d{0,8}"))
                .flatMap(text -> visible.find(layer, Integer.parseInt(text)))
                .orElseThrow(() -> OgcRefusal.missing("no-version", layer, number.get())));
    }

    private static LayerVersion served(LayerVersion version) {
        if (!isServed(version)) {
            throw OgcRefusal.missing("datum", version.layer());
        }
        return version;
    }

    /** Longitude and latitude, which every collection is served in, cannot be had of a layer on an older datum. */
    private static boolean isServed(LayerVersion version) {
        return CrsCatalogue.get(version.crs()).datum().coincidesWith(Datum.WGS84);
    }

    LayerFields fields(LayerVersion version) {
        return LayerFields.of(catalogue.figures(version).filled().keySet(), LocalDate.now(clock));
    }

    /** Of all features that lie in the system of the version, easting first; null ({@code isNull()}) for a version without any. */
    Envelope extent(LayerVersion version) {
        return catalogue.figures(version).envelope();
    }

    /** How many features have a coordinate the system of the version has no place for. */
    long unlocated(LayerVersion version) {
        return catalogue.figures(version).outside();
    }

    /** Of all features, in any system of the same datum, easting first; empty for a version without features. */
    Optional<Envelope> bounds(LayerVersion version, CrsCode system) {
        Envelope extent = extent(version);
        if (extent.isNull()) {
            return Optional.empty();
        }
        Geometry box = GEOMETRY.toGeometry(extent);
        double step = Math.max(extent.getWidth(), extent.getHeight()) / PARTS_OF_A_SIDE;
        return Optional.of(CoordinateTransformer.between(version.crs(), system)
                .transform(step > 0 ? Densifier.densify(box, step) : box)
                .getEnvelopeInternal());
    }

    /** CRS84 first, then the national one, the zone of the layer with and without its number, and that of web maps. */
    List<ServedCrs> systems(LayerVersion version) {
        var systems = new ArrayList<ServedCrs>();
        systems.add(ServedCrs.CRS84);
        systems.add(ServedCrs.of(CrsCatalogue.CGCS2000_GEOGRAPHIC));
        systems.add(ServedCrs.of(CrsCatalogue.WGS84_GEOGRAPHIC));
        CrsDefinition stored = CrsCatalogue.get(version.crs());
        if (stored.isZone()) {
            systems.add(ServedCrs.of(version.crs()));
            systems.add(ServedCrs.of(
                    CrsCatalogue.withPrefix(stored, !stored.isPrefixed()).code()));
        }
        systems.add(ServedCrs.of(CrsCatalogue.WEB_MERCATOR));
        return List.copyOf(systems);
    }

    ServedCrs storage(LayerVersion version) {
        return ServedCrs.of(version.crs());
    }
}
