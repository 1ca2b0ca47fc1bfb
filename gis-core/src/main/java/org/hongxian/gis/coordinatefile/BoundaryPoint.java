package org.hongxian.gis.coordinatefile;

/**
 * One boundary point (界址点) as submitted.
 *
 * @param name kept as text: J1, J01 and 1 are different names
 * @param easting metres (zone prefix included where the CRS has one), or longitude in degrees
 * @param northing metres, or latitude in degrees
 * @param line one-based line in the source file; 0 where the format has no lines
 */
public record BoundaryPoint(String name, double easting, double northing, int line) {}
