package org.hongxian.map.geoserver;

import java.util.Locale;

/**
 * One thing of a GeoServer's configuration.
 *
 * @param name as GeoServer has it, for instance {@code hongxian:DLTB}; empty where there is only one of its kind
 */
public record ConfiguredThing(Kind kind, String name) {

    /** What kind of thing it is. */
    public enum Kind {
        ACCOUNT,
        CATALOG_MODE,
        ACCESS_RULES,
        WORKSPACE,
        STORE,
        SERVICE_LIMITS,
        GRID_SET,
        STYLE,
        FEATURE_TYPE,
        LAYER,
        TILE_LAYER,
        LAYER_GROUP,
        WITHDRAWN_LAYERS
    }

    /** For logs: {@code feature type hongxian:DLTB}. */
    @Override
    public String toString() {
        return (kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name).strip();
    }
}
