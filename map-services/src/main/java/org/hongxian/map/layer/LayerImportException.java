package org.hongxian.map.layer;

import org.jspecify.annotations.Nullable;

/** A version could not be stored; nothing of it was. Names the layer and, where one is to blame, the feature. */
public class LayerImportException extends RuntimeException {

    private final String layer;
    private final @Nullable String featureId;

    public LayerImportException(String layer, @Nullable String featureId, String message) {
        this(layer, featureId, message, null);
    }

    public LayerImportException(String layer, @Nullable String featureId, String message, @Nullable Throwable cause) {
        super(layer + (featureId == null ? "" : " " + featureId) + ": " + message, cause);
        this.layer = layer;
        this.featureId = featureId;
    }

    public String layer() {
        return layer;
    }

    public @Nullable String featureId() {
        return featureId;
    }
}
