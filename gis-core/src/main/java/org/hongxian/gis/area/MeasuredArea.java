package org.hongxian.gis.area;

import org.jspecify.annotations.Nullable;

/**
 * The areas of one polygon, side by side.
 *
 * @param planarSquareMetres on the projected plane, unrounded
 * @param ellipsoidalSquareMetres by the prescribed procedure, which ends with rounding to 0.01 m²; null where the datum has no
 *     prescribed procedure (Beijing 54), or the boundary is too long for it
 * @param centralMeridianDegrees of the plane both were measured on
 */
public record MeasuredArea(
        double planarSquareMetres, @Nullable Double ellipsoidalSquareMetres, double centralMeridianDegrees) {}
