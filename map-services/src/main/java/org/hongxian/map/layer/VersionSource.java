package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** A stored version as the overlay reads it; named by its digest, so that equal data has an equal name. */
record VersionSource(LayerVersion stored, LayerCatalogue catalogue) implements LayerSource {

    @Override
    public String layer() {
        return stored.layer();
    }

    @Override
    public String version() {
        return stored.number() + "-" + stored.digest();
    }

    @Override
    public CrsCode crs() {
        return stored.crs();
    }

    @Override
    public @Nullable LocalDate dataDate() {
        return stored.dataDate();
    }

    @Override
    public @Nullable Geometry extent() {
        return stored.extent();
    }

    @Override
    public void visit(Envelope envelope, Consumer<LayerFeature> visitor) {
        catalogue.visit(stored.id(), envelope, visitor);
    }
}
