package org.hongxian.approval.planner.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hongxian.gis.landclass.LandClass;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which land classes a layer version has, and how much of each. A version never changes, so it is read through once. */
@Component
class LayerClasses {

    private static final int SQUARE_METRE_DECIMALS = 4;

    private final LayerCatalogue catalogue;
    private final Clock clock;
    private final Map<UUID, Map<String, Sum>> counted = new ConcurrentHashMap<>();

    LayerClasses(LayerCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param className null when the classification lacks the code
     * @param hectares planar, with 4 decimals
     */
    record ClassView(
            String code,
            @Nullable String className,
            @Nullable String classNameEn,
            long features,
            BigDecimal hectares) {}

    private record Sum(long features, double squareMetres) {

        Sum plus(Sum other) {
            return new Sum(features + other.features, squareMetres + other.squareMetres);
        }
    }

    /**
     * By code; empty for a layer that has no land classes. Named as the classification reads today. Features that do not lie in the
     * system of the layer count, with no area.
     */
    List<ClassView> of(LayerVersion version) {
        LandClassCoding coding = version.classes();
        if (coding == null) {
            return List.of();
        }
        LandClassScheme scheme = LandClassScheme.load(coding.scheme(), LocalDate.now(clock));
        Map<String, Sum> sums = counted.computeIfAbsent(version.id(), id -> count(version, coding.field()));
        return sums.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue(), scheme.find(entry.getKey())))
                .toList();
    }

    private static ClassView view(String code, Sum sum, Optional<LandClass> landClass) {
        return new ClassView(
                code,
                landClass.map(LandClass::nameZh).orElse(null),
                landClass.map(LandClass::nameEn).orElse(null),
                sum.features(),
                BigDecimal.valueOf(sum.squareMetres())
                        .movePointLeft(SQUARE_METRE_DECIMALS)
                        .setScale(SQUARE_METRE_DECIMALS, RoundingMode.HALF_UP));
    }

    private Map<String, Sum> count(LayerVersion version, String field) {
        var sums = new TreeMap<String, Sum>();
        var places = FeaturePlaces.of(version.crs(), version.crs());
        catalogue.visit(version.id(), feature -> {
            String code = feature.attributes().getOrDefault(field, "");
            if (!code.isBlank()) {
                Double squareMetres = places.squareMetres(feature);
                sums.merge(code, new Sum(1, squareMetres == null ? 0 : squareMetres), Sum::plus);
            }
        });
        return sums;
    }
}
