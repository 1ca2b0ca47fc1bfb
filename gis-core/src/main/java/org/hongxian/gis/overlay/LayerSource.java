package org.hongxian.gis.overlay;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** One version of one layer that an overlay can read: from a file, from memory, from a database. */
public interface LayerSource {

    /** Layer name, for instance {@code DLTB} or {@code YJJBNTTB}. */
    String layer();

    /** Identifies the exact data, so that a measurement can name what it was made against. */
    String version();

    CrsCode crs();

    /** The date the data describes; null when the layer does not say. */
    @Nullable
    LocalDate dataDate();

    /**
     * Where the layer has been surveyed at all, in the CRS of the layer. Outside of it the answer is "no data here", never
     * "clear". Null when unknown, which makes every answer outside its features "no data".
     */
    @Nullable
    Geometry extent();

    /**
     * Calls the visitor for every feature whose envelope meets the given one, in ascending order of feature id.
     *
     * @param envelope easting first, in the CRS of the layer
     */
    void visit(Envelope envelope, Consumer<LayerFeature> visitor);
}
