package org.hongxian.gis.issue;

import java.util.Locale;

/**
 * Every kind of finding. The stable key is the name in lower case with hyphens, for instance {@code self-intersection}.
 *
 * <p>The comment of a code lists the arguments its text may name. A text leaves out the phrases whose arguments are missing, so
 * none is required; quantities end in their unit and are numbers.
 */
public enum IssueCode {
    // reading
    /** text, expected. */
    UNREADABLE_LINE,
    /** field, text. */
    NUMBER_INVALID,
    /** field, text. */
    COORDINATE_OUT_OF_RANGE,
    PLOT_WITHOUT_POINTS,
    /** Its lines lie so close that not all of them could be compared. */
    PLOT_NOT_CHECKED,
    /** text. */
    FULL_WIDTH_PUNCTUATION,
    /** count. */
    AXIS_ORDER_SWAPPED,
    /** text, expected: the closing row as written, and the first point of its ring. */
    CLOSING_ROW_DIFFERS,
    /** geometryType. */
    GEOMETRY_TYPE_UNUSABLE,
    /** count (of shapes), rowCount (of the attribute table). */
    ATTRIBUTE_ROWS_DIFFER,
    /** text, count. */
    NUMBER_NOTATION,
    /** count: how many further findings were left out of the list. */
    MORE_FINDINGS,
    // rings
    /** ring, count. */
    TOO_FEW_POINTS,
    /** ring, distanceMetres. */
    UNCLOSED_RING,
    /** otherPoint. */
    DUPLICATE_POINT,
    /** otherPoint, distanceMetres, toleranceMetres, areaChangeSquareMetres. */
    NEAR_DUPLICATE_POINT,
    /** angleDegrees, toleranceDegrees, lengthMetres. */
    SPIKE,
    /** edge, otherEdge (for instance J3-J4), ring, otherRing. */
    SELF_INTERSECTION,
    /** ring, areaSquareMetres. */
    ZERO_AREA,
    /** ring. */
    HOLE_OUTSIDE_SHELL,
    /** edge, otherEdge, ring, otherRing, lengthMetres (of the common piece; missing where the ring meets itself in a point). */
    SELF_TOUCH,
    /** edge, otherEdge, ring, otherRing, widthMetres, toleranceMetres. */
    NARROW_NECK,
    /** angleDegrees, toleranceDegrees. */
    ACUTE_ANGLE,
    /** ring, areaSquareMetres, toleranceSquareMetres. */
    TINY_HOLE,
    /** ring. */
    RING_ORIENTATION,
    /** otherPoint, lengthMetres, toleranceMetres. */
    VERTEX_SPACING,
    /** decimals, expectedDecimals, count (of points), fewestDecimals. */
    COORDINATE_PRECISION,
    /** count. */
    MULTIPART_PLOT,
    /** ring, otherRing, lengthMetres. */
    PARTS_SHARE_EDGE,
    // between plots
    /** otherPlot, areaSquareMetres. */
    PLOTS_OVERLAP,
    /** otherPlot, areaSquareMetres. */
    PLOT_DUPLICATED,
    /** otherPlot (the outer one), areaSquareMetres. */
    PLOT_CONTAINED,
    /** otherPlot, areaSquareMetres, widthMetres, toleranceMetres. */
    GAP_BETWEEN_PLOTS,
    /** otherPlot or neighbour (a red line of another case), areaSquareMetres, widthMetres, toleranceMetres. */
    NEAR_COINCIDENT_EDGE,
    /** edge, otherPlot or neighbour, otherPoint, count (of points missing on this edge). */
    MISSING_SHARED_VERTEX,
    /** lengthKilometres, limitKilometres: of all boundaries together. */
    BOUNDARY_TOO_LONG,
    // against the outside
    /** county, areaSquareMetres. */
    OUTSIDE_COUNTY,
    /** county, areas (of the county, then of the others), areaSquareMetres (outside the county). */
    STRADDLES_COUNTY,
    /** origin, areaSquareMetres. */
    OUTSIDE_ORIGIN,
    /** county: there is no boundary of it to check against. */
    COUNTY_NOT_CHECKED,
    // against the red lines of other cases
    /** neighbour (number of a case under way), or authority where the reader may not know the case; areaSquareMetres. */
    LIVE_CLAIM_OVERLAP,
    /** The same with a case that is approved. */
    APPROVED_CLAIM_OVERLAP,
    CLAIMS_NOT_CHECKED,
    /** zone, expectedZone, offsetKilometres. */
    ZONE_WRONG,
    /** headerZone, prefixZone, countyZone, statedCrs. */
    ZONE_CONFLICT,
    CRS_UNKNOWN,
    // against what is declared
    /** declaredSquareMetres, measuredSquareMetres, differenceSquareMetres, factor. */
    DECLARED_AREA_DIFFERS,
    /** declaredCount, count, countWithClosing. */
    DECLARED_COUNT_DIFFERS,
    // of a layer
    /** feature, field, text (missing where the feature has no code), scheme. */
    LAND_CLASS_UNKNOWN;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
