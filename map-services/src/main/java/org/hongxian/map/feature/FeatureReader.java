package org.hongxian.map.feature;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/** Reads selected features page by page, in ascending order of id. Memory holds a few hundred of them, however large a page is. */
public final class FeatureReader {

    private static final int PORTION = 500;

    private final LayerCatalogue catalogue;

    public FeatureReader(LayerCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Gives every feature of one page to the visitor.
     *
     * @return the id after which the next page begins; empty when there is nothing more
     */
    public Optional<String> read(FeatureSelection selection, Consumer<LayerFeature> visitor) {
        return readWhile(selection, feature -> {
            visitor.accept(feature);
            return true;
        });
    }

    /**
     * Gives features of one page to the visitor until it has had enough.
     *
     * @param visitor says whether it takes another one
     * @return the id after which the next page begins; empty when there is nothing more
     */
    public Optional<String> readWhile(FeatureSelection selection, Predicate<LayerFeature> visitor) {
        return readWhile(selection, visitor, () -> true);
    }

    /**
     * As {@link #readWhile(FeatureSelection, Predicate)}, for an answer that may not take any time.
     *
     * @param goesOn asked before every feature but the first, so that whoever goes on after an early end gets somewhere
     */
    public Optional<String> readWhile(
            FeatureSelection selection, Predicate<LayerFeature> visitor, BooleanSupplier goesOn) {
        Geometry area = selection.area();
        Envelope box = selection.filter().box();
        if (area != null) {
            box = box.intersection(area.getEnvelopeInternal());
        }
        if (box.isNull()) {
            return Optional.empty();
        }
        RelateNG within = area == null ? null : RelateNG.prepare(area);
        String after = selection.after();
        int taken = 0;
        int examined = 0;
        boolean enough = false;
        while (true) {
            List<LayerFeature> portion = catalogue.list(selection.version().id(), box, after, PORTION);
            for (LayerFeature feature : portion) {
                boolean isOver = taken == selection.limit() || examined == selection.mostExamined();
                if (enough || isOver || taken + examined > 0 && !goesOn.getAsBoolean()) {
                    return Optional.of(after);
                }
                after = feature.id();
                if (meets(within, feature) && selection.filter().matches(feature)) {
                    enough = !visitor.test(feature);
                    taken++;
                } else {
                    examined++;
                }
            }
            if (portion.size() < PORTION) {
                return Optional.empty();
            }
        }
    }

    private static boolean meets(@Nullable RelateNG area, LayerFeature feature) {
        return area == null || area.evaluate(feature.geometry(), RelatePredicate.intersects());
    }
}
