package org.hongxian.gis.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** A layer that remembers what was read of it: the features near one red line. For one measurement at a time. */
public final class RememberedLayer implements LayerSource {

    private final LayerSource layer;
    private final SortedMap<String, LayerFeature> read = new TreeMap<>();

    public RememberedLayer(LayerSource layer) {
        this.layer = layer;
    }

    @Override
    public String layer() {
        return layer.layer();
    }

    @Override
    public String version() {
        return layer.version();
    }

    @Override
    public CrsCode crs() {
        return layer.crs();
    }

    @Override
    public @Nullable LocalDate dataDate() {
        return layer.dataDate();
    }

    @Override
    public @Nullable Geometry extent() {
        return layer.extent();
    }

    @Override
    public void visit(Envelope envelope, Consumer<LayerFeature> visitor) {
        layer.visit(envelope, feature -> {
            read.put(feature.id(), feature);
            visitor.accept(feature);
        });
    }

    /** Everything that was visited, each feature once, ascending by id. */
    public List<LayerFeature> features() {
        return List.copyOf(read.values());
    }
}
