package org.hongxian.gis.bulk;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * One red line of many.
 *
 * @param position in its file, from 1
 * @param number of the plot; may be empty
 * @param name of the plot; may be empty
 * @param land as it stands in the file, perhaps invalid or empty; easting (longitude) first
 */
public record RedLine(long position, String number, String name, MultiPolygon land) {}
