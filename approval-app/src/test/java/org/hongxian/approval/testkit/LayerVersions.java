package org.hongxian.approval.testkit;

import java.time.Instant;
import java.util.UUID;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.LayerVersion;

/** Versions of layers that are nowhere stored, for what only asks their names. */
public final class LayerVersions {

    private static final CrsCode ZONE_39 = new CrsCode(4527);

    private LayerVersions() {}

    /** The first version of a layer, called as its key. */
    public static LayerVersion first(String layer) {
        return first(layer, layer);
    }

    /** The first version of a layer; the same for the same key. */
    public static LayerVersion first(String layer, String title) {
        var id = new UUID(0, layer.hashCode());
        return new LayerVersion(id, layer, title, 1, ZONE_39, null, null, null, "test", 1, "d", Instant.EPOCH);
    }
}
