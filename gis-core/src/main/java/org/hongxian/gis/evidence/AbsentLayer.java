package org.hongxian.gis.evidence;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** A layer that is to be asked but has not been imported: it has data nowhere. */
public record AbsentLayer(String layer, CrsCode crs) implements LayerSource {

    @Override
    public String version() {
        return "";
    }

    @Override
    public @Nullable LocalDate dataDate() {
        return null;
    }

    @Override
    public @Nullable Geometry extent() {
        return null;
    }

    @Override
    public void visit(Envelope envelope, Consumer<LayerFeature> visitor) {
        // nothing to visit
    }
}
