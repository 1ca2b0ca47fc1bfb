package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.CoverageQuality;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.QualityReport;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * What is wrong with a stored version: where it overlaps itself or leaves gaps, and which class codes nobody knows. An import
 * keeps the data as it is; this says what measuring on it is worth.
 *
 * @param unknownClasses codes of {@code classField} the scheme of the day does not know, sorted, each once; also the empty one
 */
public record LayerQuality(LayerVersion version, QualityReport coverage, List<String> unknownClasses) {

    private static final Envelope EVERYWHERE = new Envelope(-1e9, 1e9, -1e9, 1e9);

    public LayerQuality {
        unknownClasses = List.copyOf(unknownClasses);
    }

    /**
     * Reads the whole version into memory.
     *
     * @param classField attribute with a class of the third land survey; null for a layer without classes
     * @param day decides which tolerances and classes apply
     */
    public static LayerQuality check(
            LayerCatalogue catalogue, LayerVersion version, @Nullable String classField, LocalDate day) {
        var features = new ArrayList<LayerFeature>();
        catalogue.visit(version.id(), EVERYWHERE, features::add);
        List<String> unknown = List.of();
        if (classField != null) {
            var codes = new TreeSet<String>();
            features.forEach(feature ->
                    codes.add(Objects.requireNonNullElse(feature.attributes().get(classField), "")));
            unknown = LandClassScheme.load(LandClassScheme.THIRD_SURVEY, day).unknownCodes(codes);
        }
        return new LayerQuality(version, CoverageQuality.check(features, version.crs(), day), unknown);
    }

    /** Whether measuring on the version can be relied on. */
    public boolean isClean() {
        return coverage.isClean() && unknownClasses.isEmpty();
    }
}
