package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.LayerFeature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Counts the {@link VersionFigures} of features that pass by; memory does not grow with their number. */
final class FigureCount {

    static final int MOST_FIELDS = 300;
    private static final int MOST_CODES = 5_000;
    private static final String MORE = "…";

    private final Set<String> classFields;
    private final Map<String, Long> filled = new HashMap<>();
    private final Map<String, Map<String, Long>> codes = new HashMap<>();
    private final Envelope envelope = new Envelope();
    private final StableSum area = new StableSum();
    private final CrsDefinition crs;
    private final AreaMeasurement measurement;
    private long features;
    private long outside;

    /**
     * @param crs of the features
     * @param day decides in which attributes land classes may stand
     */
    FigureCount(CrsCode crs, LocalDate day) {
        this.crs = CrsCatalogue.get(crs);
        this.measurement = AreaMeasurement.in(crs);
        this.classFields = LandClassScheme.inForce(day).stream()
                .map(LandClassScheme::classField)
                .collect(Collectors.toUnmodifiableSet());
    }

    void add(LayerFeature feature) {
        features++;
        Envelope box = feature.geometry().getEnvelopeInternal();
        OptionalDouble measured = area(feature.geometry(), box);
        if (measured.isPresent()) {
            area.add(measured.getAsDouble());
            envelope.expandToInclude(box);
        } else {
            outside++;
        }
        feature.attributes().forEach((field, value) -> {
            if (!value.isBlank()) {
                count(filled, field, MOST_FIELDS);
                if (classFields.contains(field)) {
                    count(codes.computeIfAbsent(field, name -> new HashMap<>()), value.strip(), MOST_CODES);
                }
            }
        });
    }

    /** Empty for what the system has no place for. */
    private OptionalDouble area(Geometry geometry, Envelope box) {
        if (!crs.holds(box)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(measurement.planarSquareMetres(geometry));
        } catch (CoordinateOutOfDomainException e) {
            return OptionalDouble.empty();
        }
    }

    private static void count(Map<String, Long> counts, String key, int most) {
        String counted = counts.size() < most || counts.containsKey(key) ? key : MORE;
        counts.merge(counted, 1L, Long::sum);
    }

    /** @param coding of the version; null for one without classes */
    VersionFigures figures(@Nullable LandClassCoding coding) {
        return new VersionFigures(
                features,
                outside,
                area.value(),
                VersionFigures.Extent.of(envelope),
                filled,
                coding == null ? Map.of() : codes.getOrDefault(coding.field(), Map.of()));
    }
}
