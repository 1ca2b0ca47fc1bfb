package org.hongxian.gis.overlay;

/**
 * A place to show on the map: a point inside the area it speaks of.
 *
 * @param feature id of the feature concerned; empty where there is none
 * @param easting in the CRS asked in, easting (longitude) first
 * @param northing in the CRS asked in
 * @param areaSquareMetres size of the area
 */
public record Spot(String feature, double easting, double northing, double areaSquareMetres) {}
