package org.hongxian.approval.desk.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.feature.FeatureFilter;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.feature.PlaceReading;
import org.hongxian.map.feature.ServedCrs;
import org.hongxian.map.feature.UnusableFilterException;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.FeatureCondition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the condition of a question: CQL2 text over the attributes of the layer, shapes in a system the question names. */
@Component
class AskedFilters {

    private final LayerCatalogue catalogue;
    private final Clock clock;

    AskedFilters(LayerCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Not for several threads at once.
     *
     * @param crs of shapes in the condition, EPSG:code, easting first; that of the layer where nothing is said
     * @throws RefusedQuestionException if it is no condition on the layer
     */
    FeatureFilter get(@Nullable String text, @Nullable String crs, LayerVersion version) {
        CrsCode given = AskedSystems.read(crs, version.crs());
        if (text == null || text.isBlank()) {
            return FeatureFilter.all();
        }
        // A condition on attributes alone can be asked of a layer on any datum.
        boolean reachable = AskedSystems.areOnOneDatum(given, version.crs());
        FeatureFilter filter = parse(
                text,
                version,
                reachable
                        ? PlaceReading.of(
                                ServedCrs.eastingFirst(given),
                                version.crs(),
                                catalogue.figures(version).envelope())
                        : PlaceReading.inLayer(version.crs()));
        if (!reachable && filter.looksAtGround()) {
            throw new RefusedQuestionException(
                    422, "other-datum", given.toString(), version.crs().toString());
        }
        return filter;
    }

    private FeatureFilter parse(String text, LayerVersion version, PlaceReading places) {
        var known = LayerFields.of(catalogue.figures(version).filled().keySet(), LocalDate.now(clock));
        try {
            return FeatureFilter.parse(text, known, places);
        } catch (UnusableFilterException e) {
            throw RefusedQuestionException.of(e);
        }
    }

    /** As {@link #get}, for statistics. */
    FeatureCondition condition(@Nullable String text, @Nullable String crs, LayerVersion version) {
        if (text == null || text.isBlank()) {
            return FeatureCondition.ALL;
        }
        FeatureFilter filter = get(text, crs, version);
        return new FeatureCondition(filter.looksAtGround() ? null : filter.attributes(), filter::matches);
    }
}
