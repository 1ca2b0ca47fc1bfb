package org.hongxian.gis.evidence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The red lines of the other cases as a layer. It has data everywhere: a red line that is not in the database does not exist, so
 * what it does not overlap is clear.
 *
 * @param version digest over the drawings it is made of
 * @param extent at least the red line that is measured
 * @param features ascending by id
 */
public record OtherRedLines(CrsCode crs, String version, Geometry extent, List<LayerFeature> features)
        implements LayerSource {

    /** @param features of the red lines named, in any order */
    public static OtherRedLines of(
            CrsCode crs, List<Evidence.RedLine> redLines, Geometry extent, List<LayerFeature> features) {
        var names = new StringBuilder();
        redLines.forEach(redLine -> names.append(redLine.caseNumber())
                .append(' ')
                .append(redLine.digest())
                .append('\n'));
        return new OtherRedLines(
                crs,
                EvidenceText.digest(names.toString()),
                extent,
                features.stream().sorted(Comparator.comparing(LayerFeature::id)).toList());
    }

    /** The layer key under which the answer is shown. */
    public static final String LAYER = "RED_LINES";

    @Override
    public String layer() {
        return LAYER;
    }

    @Override
    public @Nullable LocalDate dataDate() {
        return null;
    }

    @Override
    public void visit(Envelope envelope, Consumer<LayerFeature> visitor) {
        features.stream()
                .filter(feature -> feature.geometry().getEnvelopeInternal().intersects(envelope))
                .forEach(visitor);
    }
}
