package org.hongxian.gis.overlay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** A layer held in memory: read from a file, or made in a test. Immutable, safe for use by several threads. */
public final class InMemoryLayer implements LayerSource {

    private final String layer;
    private final String version;
    private final CrsCode crs;
    private final @Nullable LocalDate dataDate;
    private final @Nullable Geometry extent;
    private final List<LayerFeature> features;
    private final STRtree index = new STRtree();

    /** @throws IllegalArgumentException if two features have the same id */
    public InMemoryLayer(
            String layer,
            String version,
            CrsCode crs,
            @Nullable LocalDate dataDate,
            @Nullable Geometry extent,
            Collection<LayerFeature> features) {
        this.layer = layer;
        this.version = version;
        this.crs = crs;
        this.dataDate = dataDate;
        this.extent = extent;
        this.features =
                features.stream().sorted(Comparator.comparing(LayerFeature::id)).toList();
        String previous = null;
        for (int i = 0; i < this.features.size(); i++) {
            LayerFeature feature = this.features.get(i);
            if (feature.id().equals(previous)) {
                throw new IllegalArgumentException("layer " + layer + " has two features with the id " + previous);
            }
            previous = feature.id();
            if (!feature.geometry().isEmpty()) {
                index.insert(feature.geometry().getEnvelopeInternal(), i);
            }
        }
        index.build();
    }

    @Override
    public String layer() {
        return layer;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public CrsCode crs() {
        return crs;
    }

    @Override
    public @Nullable LocalDate dataDate() {
        return dataDate;
    }

    @Override
    public @Nullable Geometry extent() {
        return extent;
    }

    /** All features, ascending by id. */
    public List<LayerFeature> features() {
        return features;
    }

    @Override
    public void visit(Envelope envelope, Consumer<LayerFeature> visitor) {
        var found = new ArrayList<Integer>();
        index.query(envelope, item -> found.add((Integer) item));
        found.sort(Comparator.naturalOrder());
        found.forEach(i -> visitor.accept(features.get(i)));
    }
}
