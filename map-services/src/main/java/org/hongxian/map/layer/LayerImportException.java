package org.hongxian.map.layer;

import org.jspecify.annotations.Nullable;

/** A version could not be stored; nothing of it was. Names the layer and, where one is to blame, the feature. */
public class LayerImportException extends RuntimeException {

    /** Why, for those who word it. */
    public enum Reason {
        CLASS_FIELD_UNUSABLE,
        CLASS_SCHEME_UNKNOWN,
        ID_UNUSABLE,
        ID_TWICE,
        NO_POLYGON,
        COORDINATE_NOT_FINITE,
        NOT_ALL_STORED
    }

    private final Reason reason;
    private final String layer;
    private final @Nullable String featureId;

    /** @param detail for the log */
    public LayerImportException(Reason reason, String layer, @Nullable String featureId, String detail) {
        this(reason, layer, featureId, detail, null);
    }

    public LayerImportException(
            Reason reason, String layer, @Nullable String featureId, String detail, @Nullable Throwable cause) {
        super(layer + (featureId == null ? "" : " " + featureId) + ": " + detail, cause);
        this.reason = reason;
        this.layer = layer;
        this.featureId = featureId;
    }

    public Reason reason() {
        return reason;
    }

    public String layer() {
        return layer;
    }

    public @Nullable String featureId() {
        return featureId;
    }
}
