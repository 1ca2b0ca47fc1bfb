package org.hongxian.gis.edit;

/** How a corridor ends: across its line at the last point, or in a half circle around it. */
public enum CorridorEnds {
    FLAT,
    ROUND
}
