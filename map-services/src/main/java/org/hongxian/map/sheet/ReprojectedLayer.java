package org.hongxian.map.sheet;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.map.feature.FeaturePlaces;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A layer as it is drawn in another system than it is kept in; vertices are moved, sides stay straight between them.
 * A feature that has no place in that system is not drawn.
 */
public final class ReprojectedLayer implements LayerSource {

    private final LayerSource kept;
    private final CrsCode crs;
    private final CoordinateTransformer way;
    private final FeaturePlaces places;

    private ReprojectedLayer(LayerSource kept, CrsCode crs) {
        this.kept = kept;
        this.crs = crs;
        this.way = CoordinateTransformer.between(kept.crs(), crs);
        this.places = FeaturePlaces.of(kept.crs(), crs);
    }

    /**
     * The layer itself where it is in that system.
     *
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     */
    public static LayerSource of(LayerSource kept, CrsCode crs) {
        return kept.crs().equals(crs) ? kept : new ReprojectedLayer(kept, crs);
    }

    @Override
    public String layer() {
        return kept.layer();
    }

    @Override
    public String version() {
        return kept.version();
    }

    @Override
    public CrsCode crs() {
        return crs;
    }

    @Override
    public @Nullable LocalDate dataDate() {
        return kept.dataDate();
    }

    @Override
    public @Nullable Geometry extent() {
        Geometry extent = kept.extent();
        return extent == null ? null : way.transform(extent);
    }

    @Override
    public void visit(Envelope envelope, Consumer<LayerFeature> visitor) {
        kept.visit(way.inverse().transform(envelope), feature -> places.find(feature)
                .ifPresent(place -> visitor.accept(new LayerFeature(feature.id(), place, feature.attributes()))));
    }
}
