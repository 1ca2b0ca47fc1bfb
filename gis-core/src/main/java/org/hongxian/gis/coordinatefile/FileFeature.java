package org.hongxian.gis.coordinatefile;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a GIS file with its attributes.
 *
 * @param id position in the file with leading zeros, so that text order is file order
 * @param geometry polygon or multipolygon as it stands in the file, perhaps invalid; easting first
 * @param attributes by field name, in file order; without the empty ones
 */
public record FileFeature(String id, Geometry geometry, Map<String, String> attributes) {}
