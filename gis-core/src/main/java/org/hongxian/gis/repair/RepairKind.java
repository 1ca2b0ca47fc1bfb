package org.hongxian.gis.repair;

import java.util.Locale;

/** What a repair does. The stable key is the name in lower case with hyphens. */
public enum RepairKind {
    REMOVE_POINT,
    CLOSE_RING,
    REMOVE_HOLE,
    INSERT_POINTS,
    SHARE_EDGE,
    REVERSE_RING,
    SPLIT_RING,
    SPLIT_PLOT,
    JOIN_RINGS,
    ROUND_COORDINATES,
    REMOVE_PLOT;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
