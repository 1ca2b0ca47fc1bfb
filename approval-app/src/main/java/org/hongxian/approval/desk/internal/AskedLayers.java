package org.hongxian.approval.desk.internal;

import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the version of a layer a question is about: the one that counts, or one that counted before. */
@Component
class AskedLayers {

    private final VisibleLayers visible;

    AskedLayers(VisibleLayers visible) {
        this.visible = visible;
    }

    /**
     * @param number null for the version that counts
     * @throws RefusedQuestionException if there is none, or none the current person may see
     */
    LayerVersion get(@Nullable String layer, @Nullable Integer number) {
        if (layer == null || layer.isBlank()) {
            throw new RefusedQuestionException(400, "no-layer");
        }
        String shown = layer.substring(0, Math.min(layer.length(), 40));
        LayerVersion current =
                visible.find(layer).orElseThrow(() -> new RefusedQuestionException(404, "unknown-layer", shown));
        if (number == null) {
            return current;
        }
        return visible.find(layer, number)
                .orElseThrow(() -> new RefusedQuestionException(404, "unknown-version", shown, number.toString()));
    }
}
