package org.hongxian.approval.desk.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.map.feature.FeatureFilter;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.feature.PlaceReading;
import org.hongxian.map.feature.UnusableFilterException;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.FeatureCondition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the condition of a question: CQL2 text over the attributes of the layer, shapes in its reference system. */
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
     * @throws RefusedQuestionException if it is no condition on the layer
     */
    FeatureFilter get(@Nullable String text, LayerVersion version) {
        if (text == null || text.isBlank()) {
            return FeatureFilter.all();
        }
        var known = LayerFields.of(catalogue.figures(version).filled().keySet(), LocalDate.now(clock));
        try {
            return FeatureFilter.parse(text, known, PlaceReading.inLayer(version.crs()));
        } catch (UnusableFilterException e) {
            throw RefusedQuestionException.of(e);
        }
    }

    /** As {@link #get}, for statistics. */
    FeatureCondition condition(@Nullable String text, LayerVersion version) {
        if (text == null || text.isBlank()) {
            return FeatureCondition.ALL;
        }
        FeatureFilter filter = get(text, version);
        return new FeatureCondition(filter.looksAtGround() ? null : filter.attributes(), filter::matches);
    }
}
