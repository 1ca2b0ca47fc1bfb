package org.hongxian.gis.edit;

/** How the points an edit makes are written. */
public enum NewPoints {
    /** As calculated: parts have the area of the whole to a millionth of a square metre. */
    EXACT,
    /** To the millimetre boundary points are surveyed and filed to; all plots that share a point have the same one. */
    MILLIMETRE
}
