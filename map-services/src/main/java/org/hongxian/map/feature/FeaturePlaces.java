package org.hongxian.map.feature;

import java.util.Optional;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.overlay.LayerFeature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Where the features of a layer lie in the system of a question. A delivery is kept as it came, so a feature may have a coordinate its
 * own system has no place for, such as a latitude of 131 degrees: such a feature is unlocated in every other system, and has no area.
 */
public final class FeaturePlaces {

    private final CrsDefinition layer;
    private final AreaMeasurement measurement;
    /** Null where nothing is to be taken anywhere. */
    private final @Nullable CoordinateTransformer way;

    private FeaturePlaces(CrsCode layer, @Nullable CoordinateTransformer way) {
        this.layer = CrsCatalogue.get(layer);
        this.measurement = AreaMeasurement.in(layer);
        this.way = way;
    }

    /**
     * @param layer the system of the features
     * @param asked the system of the question
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     */
    public static FeaturePlaces of(CrsCode layer, CrsCode asked) {
        return new FeaturePlaces(layer, layer.equals(asked) ? null : CoordinateTransformer.between(layer, asked));
    }

    /** Whether a feature lies in the system of its layer with all its vertices. */
    public static boolean lies(LayerFeature feature, CrsDefinition layer) {
        return layer.holds(feature.geometry().getEnvelopeInternal());
    }

    /** As the layer has it where that is the system asked for; empty where the feature is unlocated. */
    public Optional<Geometry> find(LayerFeature feature) {
        if (way == null) {
            return Optional.of(feature.geometry());
        }
        try {
            return Optional.of(way.transform(feature.geometry()));
        } catch (CoordinateOutOfDomainException e) {
            return Optional.empty();
        }
    }

    /** Planar, in the zone of the layer or the one nearest to the feature; null for a feature that does not lie in its system. */
    public @Nullable Double squareMetres(LayerFeature feature) {
        return lies(feature, layer) ? measurement.planarSquareMetres(feature.geometry()) : null;
    }
}
