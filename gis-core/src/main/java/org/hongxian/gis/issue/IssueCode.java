package org.hongxian.gis.issue;

import java.util.Locale;

/** Every kind of finding. The stable key is the name in lower case with hyphens, for instance {@code self-intersection}. */
public enum IssueCode {
    // reading
    UNREADABLE_LINE,
    NUMBER_INVALID,
    COORDINATE_OUT_OF_RANGE,
    PLOT_WITHOUT_POINTS,
    FULL_WIDTH_PUNCTUATION,
    AXIS_ORDER_SWAPPED,
    GEOMETRY_TYPE_UNUSABLE,
    // rings
    TOO_FEW_POINTS,
    UNCLOSED_RING,
    DUPLICATE_POINT,
    NEAR_DUPLICATE_POINT,
    SPIKE,
    SELF_INTERSECTION,
    ZERO_AREA,
    HOLE_OUTSIDE_SHELL,
    // between plots
    PLOTS_OVERLAP,
    GAP_BETWEEN_PLOTS,
    // against the outside
    OUTSIDE_COUNTY,
    ZONE_WRONG,
    ZONE_CONFLICT,
    CRS_UNKNOWN,
    // against what is declared
    DECLARED_AREA_DIFFERS,
    DECLARED_COUNT_DIFFERS;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
