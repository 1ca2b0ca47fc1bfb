package org.hongxian.gis.topology;

import org.locationtech.jts.geom.Geometry;

/**
 * Land with a name: a county, or the red line of another case.
 *
 * @param name to be shown
 * @param area polygonal and valid, easting first
 */
public record NamedArea(String name, Geometry area) {}
